"""What a newsletter says, by language: own words, and pages and assignments as they are now."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from casework.refusals import Refused
from casework.sharing import absolute, in_one_sentence
from skills_match.models import Assignment

from ..models import Newsletter, NewsletterItem

#: What a newsletter says in one language, as it is kept: subject, intro, items with heading, text, url and topics.
Content: TypeAlias = dict[str, Any]


class NotReady(Refused):
    """Something in it cannot be sent; the text says what."""


def content_of(newsletter: Newsletter) -> dict[str, Content]:
    """By language; what was frozen, once it has started."""
    return newsletter.content or compose(newsletter)


def compose(newsletter: Newsletter) -> dict[str, Content]:
    """From its rows, and from pages and assignments that readers see now."""
    items = list(newsletter.items.select_related("page", "assignment__institution"))
    return {code: _in_language(newsletter, items, code) for code, _name in settings.FULL_LANGUAGES}


def check_ready(newsletter: Newsletter) -> None:
    """Raises NotReady with everything that cannot be sent."""
    if missing := list(what_is_missing(newsletter)):
        raise NotReady(" ".join(missing))


def what_is_missing(newsletter: Newsletter) -> Iterator[str]:
    """Each text that is not written, page that readers do not see and assignment that is not open, in a sentence."""
    for code, name in settings.FULL_LANGUAGES:
        if not (getattr(newsletter, f"subject_{code}") and getattr(newsletter, f"intro_{code}")):
            yield _("Write subject and opening words in %(language)s.") % {"language": name}
    for item in newsletter.items.select_related("page", "assignment"):
        if item.page and _shown(item.page, settings.FULL_LANGUAGES[0][0]) is None:
            yield _("Readers do not see the page “%(page)s” yet.") % {"page": item.page.title}
        if item.assignment and _of_assignment(item.assignment) is None:
            yield _("“%(assignment)s” takes no applications now.") % {"assignment": item.assignment}


def _in_language(newsletter: Newsletter, items: Iterable[NewsletterItem], code: str) -> Content:
    with translation.override(code):
        return {
            "subject": " ".join(_said(newsletter, "subject", code).split()),
            "intro": _said(newsletter, "intro", code),
            "items": [made for item in items if (made := _item(item, code))],
        }


def _item(item: NewsletterItem, code: str) -> Content | None:
    own = {"heading": _said(item, "heading", code), "text": _said(item, "text", code)}
    if item.page:
        found = _of_page(item.page, code)
    elif item.assignment:
        found = _of_assignment(item.assignment)
    else:
        return {**own, "url": "", "topics": []} if own["text"] else None
    return found and {**found, **{name: text for name, text in own.items() if text}}


def _of_page(page: Page, code: str) -> Content | None:
    """The page in this language, or else in the language that it has; None when no reader sees it."""
    if (shown := _shown(page, code)) is None:
        return None
    topics = shown.topics.values_list("pk", flat=True) if hasattr(shown, "topics") else []
    text = getattr(shown, "summary", "") or shown.search_description
    return {
        "heading": _with_language(shown.title, shown.locale.language_code, code),
        "text": in_one_sentence(text),
        "url": absolute(shown.get_url() or ""),
        "topics": list(topics),
    }


def _shown(page: Page, code: str) -> Any:
    same = Page.objects.filter(translation_key=page.translation_key).live().public().select_related("locale")
    by_language = {each.locale.language_code: each for each in same}
    found = by_language.get(code) or next(iter(by_language.values()), None)
    return found and found.specific


def _of_assignment(assignment: Assignment) -> Content | None:
    if not Assignment.objects.open().filter(pk=assignment.pk).exists():
        return None
    return {
        "heading": str(assignment),
        "text": str(assignment.institution.name),
        "url": absolute(reverse("assignments:detail", args=[assignment.reference])),
        "topics": [],
    }


def _with_language(title: str, its_own: str, code: str) -> str:
    name = dict(settings.FULL_LANGUAGES).get(its_own, its_own)
    return title if its_own == code else _("%(title)s (in %(language)s)") % {"title": title, "language": name}


def _said(row: Any, name: str, code: str) -> str:
    """In exactly this language: no other one stands in for a text that nobody translated."""
    return str(getattr(row, f"{name}_{code}") or "")
