"""Press releases for the press list: prepared as rows, mailed by the worker, read by a link of one's own."""

import secrets

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log
from wagtail.models import Page

from casework.letters.sending import send_due
from casework.letters.unlinked import unlinked
from casework.letters.unsubscribing import unsubscribe_headers
from casework.sharing import absolute
from casework.token_links import TokenLinks

from ..models import PressContact, PressLetter, PressReleasePage
from ..models.parts.hours import hour_in_dar

#: They end with their key, and with the embargo.
READ = TokenLinks("home.press.read", lifetime=None)
LEAVE = TokenLinks("home.press.leave", lifetime=None)


def readers_of(release: PressReleasePage) -> QuerySet[PressContact]:
    """Whose beat it is, and who has no letter about it whose link works."""
    topics = list(release.topics.all())
    beat = Q(topics=None) | Q(topics__in=topics)
    have_it = PressLetter.objects.filter(release=release).exclude(link_key="").values("contact")
    return PressContact.objects.filter(beat).exclude(pk__in=have_it).distinct()


@transaction.atomic
def write_to_press(*, release: PressReleasePage, by) -> int:
    """Prepare a letter to each of its readers, again where its link was revoked; two presses prepare each once.
    Returns how many are new."""
    Page.objects.select_for_update(no_key=True).get(pk=release.pk)
    readers, now = list(readers_of(release)), timezone.now()
    PressLetter.objects.filter(release=release, contact__in=readers).delete()
    letters = [
        PressLetter(contact=contact, release=release, email_due_at=now, link_key=secrets.token_urlsafe(12))
        for contact in readers
    ]
    PressLetter.objects.bulk_create(letters)
    log(instance=release, action="press.written", user=by, data={"letters": len(letters)})
    return len(letters)


def revoke_links(*, release: PressReleasePage, by) -> None:
    """Nobody reads it by a private link any more; letters that wait are not sent."""
    PressLetter.objects.filter(release=release).update(link_key="", email_due_at=None)
    log(instance=release, action="press.revoked", user=by)


def send_press_letters() -> int:
    return send_due(PressLetter.objects.select_related("contact", "release"), email_for)


def email_for(letter: PressLetter) -> EmailMessage:
    """It names no title: what is under embargo stands behind the link only."""
    contact, release = letter.contact, letter.release
    with override(contact.language):
        leave = absolute(reverse("home:press_leave", args=[LEAVE.token(contact.pk, key=contact.email)]))
        hour = release.waits_until
        values = {
            "name": unlinked(contact.name),
            "hour": hour and hour_in_dar(hour),
            "address": absolute(reverse("home:press_read", args=[READ.token(letter.pk, key=letter.link_key)])),
            "leave": leave,
            "site_name": str(settings.SITE_NAME),
        }
        subject = _("Not before %(hour)s: a press release") % values if hour else _("A press release")
        return EmailMessage(
            subject=subject,
            body=render_to_string("emails/press_release.txt", values),
            to=[contact.email],
            headers=unsubscribe_headers(leave),
        )
