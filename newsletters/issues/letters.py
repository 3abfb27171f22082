"""A newsletter as an e-mail: what it says to one subscriber, as plain text and as HTML."""

from collections.abc import Callable
from functools import cache

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from casework.letters.message_ids import message_id
from casework.letters.unsubscribing import unsubscribe_headers
from casework.sharing import absolute

from ..models import Newsletter, NewsletterLetter, Subscriber
from ..subscribers.links import link_to
from .composing import Content, content_of

#: Stand for the links of one reader, in what is rendered once for many.
_MANAGE, _LEAVE = "https://manage.invalid/", "https://leave.invalid/"


class RenderedNewsletter:
    """The newsletter in one language for one choice of topics."""

    def __init__(self, newsletter: Newsletter, content: Content, language: str) -> None:
        with translation.override(language):
            values = {
                **content,
                "language": language,
                "archive_url": absolute(reverse("newsletters:newsletter", args=[newsletter.pk])),
                "manage_url": _MANAGE,
                "leave_url": _LEAVE,
                "portal_url": f"{settings.PORTAL_URL}/{language}/",
                "site_name": settings.SITE_NAME,
            }
            self.subject = content["subject"]
            template = Engine.get_default().get_template("newsletters/emails/newsletter.txt")
            self.text = template.render(Context(values, autoescape=False))
            html = render_to_string("newsletters/emails/newsletter.html", values)
        # Mail programs that know no style sheet get each rule at its element; the sheet stays for dark colours.
        self.html = css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False).inline(html)

    def with_links(self, manage: str, leave: str) -> tuple[str, str]:
        """Text and HTML of one reader."""
        text, html = (each.replace(_MANAGE, manage).replace(_LEAVE, leave) for each in (self.text, self.html))
        return text, html


def of_interest(content: Content, topics: frozenset[int]) -> Content:
    """Without what is about other topics; whoever chose none hears of everything, and own words are for all."""
    wanted = [each for each in content["items"] if not topics or not each["topics"] or topics & set(each["topics"])]
    return {**content, "items": wanted}


def preview(newsletter: Newsletter, language: str) -> RenderedNewsletter:
    """As somebody who chose no topic reads it."""
    return RenderedNewsletter(newsletter, content_of(newsletter)[language], language)


def emails_of(letters: list[NewsletterLetter]) -> Callable[[NewsletterLetter], EmailMultiAlternatives]:
    """Returns what makes the e-mail of one of `letters`: rendered once for readers who chose the same."""
    chosen: dict[int, set[int]] = {}
    through = Subscriber.topics.through.objects.filter(subscriber__in=[letter.subscriber_id for letter in letters])
    for subscriber, topic in through.values_list("subscriber_id", "topic_id"):
        chosen.setdefault(subscriber, set()).add(topic)
    newsletters = {letter.newsletter_id: letter.newsletter for letter in letters}

    @cache
    def rendered(newsletter: int, language: str, topics: frozenset[int]) -> RenderedNewsletter:
        content = content_of(newsletters[newsletter])[language]
        return RenderedNewsletter(newsletters[newsletter], of_interest(content, topics), language)

    def email_for(letter: NewsletterLetter) -> EmailMultiAlternatives:
        subscriber = letter.subscriber
        topics = frozenset(chosen.get(subscriber.pk, ()))
        return email_to(subscriber, rendered(letter.newsletter_id, subscriber.language, topics), letter)

    return email_for


def email_to(subscriber: Subscriber, rendered: RenderedNewsletter, letter: NewsletterLetter) -> EmailMultiAlternatives:
    """To nobody, so that nothing is sent, when the reader has left since the letter was prepared."""
    leave = link_to("leave", subscriber)
    text, html = rendered.with_links(link_to("manage", subscriber), leave)
    number = message_id("newsletter", str(letter.newsletter_id), str(letter.pk), to=subscriber.email)
    email = EmailMultiAlternatives(
        subject=rendered.subject,
        body=text,
        to=[subscriber.email] if subscriber.is_reading else [],
        headers={"Message-ID": number, "Precedence": "bulk", **unsubscribe_headers(leave)},
    )
    email.attach_alternative(html, "text/html")
    return email


def trial_email(newsletter: Newsletter, *, to: str, language: str) -> EmailMultiAlternatives:
    """To a colleague who wants to see it in a mail program; its links lead to where readers sign up."""
    with translation.override(language):
        sign_up = absolute(reverse("newsletters:subscribe"))
    rendered = preview(newsletter, language)
    text, html = rendered.with_links(sign_up, sign_up)
    subject = _("Trial: %(subject)s") % {"subject": rendered.subject}
    email = EmailMultiAlternatives(subject=subject, body=text, to=[to])
    email.attach_alternative(html, "text/html")
    return email
