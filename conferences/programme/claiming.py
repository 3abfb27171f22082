"""A speaker whom organisers entered takes over the profile: a link in a letter connects it with an account, once."""

import datetime
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.languages import written_in_every_language
from casework.letters.unlinked import for_strangers
from casework.refusals import Refused
from casework.token_links import LinkRefused, LinkTooOld, TokenLinks
from diaspora.models import User
from diaspora.notices.notify import render_text
from diaspora.notices.written_emails import write_message

from ..enums import EventState
from ..models import Event, Speaker

_LINKS = TokenLinks("conferences.speaker", lifetime=datetime.timedelta(days=60))


class NoAddress(Refused):
    text = _("There is no e-mail address to send a link to.")


class ClaimedAlready(Refused):
    text = _("This profile is connected with an account already.")


class SpeaksAsSomebodyElse(Refused):
    text = _("This account speaks at the event under another name. Ask the organisers.")


class NotAnnounced(Refused):
    text = _("Only its team sees this event. Announce it first: before that the link would open nothing.")


class ProfileClosed(LinkTooOld):
    text = _("This event is over.")
    advice = _("Ask the organisers if something about you has to be changed.")


def path_of(speaker: Speaker) -> str:
    token = _LINKS.token(speaker.pk, key=_key(speaker))
    return reverse("events:claim_speaker", args=[speaker.event.slug, token])


def _key(speaker: Speaker) -> str:
    """Another address gets another link, and the older one ends."""
    return f"{speaker.link_key} {speaker.email}"


@transaction.atomic
def send_link(*, speaker: Speaker, by: Any) -> Speaker:
    """The link goes to the address of `speaker`, and ends what was sent before.

    Raises ClaimedAlready, NoAddress, and for a link that would open nothing NotAnnounced, ProfileClosed.
    """
    speaker = Speaker.objects.select_for_update(of=("self",), no_key=True).select_related("event").get(pk=speaker.pk)
    if speaker.user_id:
        raise ClaimedAlready
    if not speaker.email:
        raise NoAddress
    if speaker.event.state == EventState.DRAFT:
        raise NotAnnounced
    if _is_past(speaker.event):
        raise ProfileClosed
    speaker.link_key = uuid.uuid4()
    speaker.save(update_fields=["link_key"])
    values = {"event": written_in_every_language(speaker.event, "title"), "name": for_strangers(speaker.name)}
    message = render_text(kind="event_speaker_link", values=values, path=path_of(speaker), language=speaker.language)
    write_message(message, to=speaker.email, name=speaker.name, language=speaker.language)
    log(instance=speaker.event, action="event.speaker_invited", user=by, data={"speaker": speaker.pk})
    return speaker


def opened(slug: str, token: str) -> Speaker:
    """Whose profile the link leads to, while nobody has it. Raises LinkRefused: used, too old, ProfileClosed."""
    held: list[Speaker] = []

    def key_of(pk: int) -> str | None:
        rows = Speaker.objects.select_related("event").filter(pk=pk, event__slug=slug, user=None)
        held.extend(rows.filter(event__in=Event.objects.public()))
        return _key(held[0]) if held else None

    _LINKS.read(token, key_of=key_of)
    if not held:
        raise LinkRefused
    if _is_past(held[0].event):
        raise ProfileClosed
    return held[0]


def _is_past(event: Event) -> bool:
    return event.today > event.ends_on


@transaction.atomic
def claim(*, slug: str, token: str, by: User) -> Speaker:
    """Connect the profile behind the link with `by`; the link is used up. Two who come at once wait for each other.

    Raises LinkRefused, SpeaksAsSomebodyElse.
    """
    Speaker.objects.select_for_update(no_key=True).get(pk=opened(slug, token).pk)
    speaker = opened(slug, token)
    speaker.user, speaker.link_key = by, uuid.uuid4()
    try:
        with transaction.atomic():
            speaker.save(update_fields=["user", "link_key"])
    except IntegrityError:
        raise SpeaksAsSomebodyElse from None
    log(instance=speaker.event, action="event.speaker_claimed", user=by, data={"speaker": speaker.pk})
    return speaker


@transaction.atomic
def disconnect(*, speaker: Speaker, by: Any) -> None:
    """The wrong person had the link: the profile is nobody's again."""
    held = Speaker.objects.select_for_update(of=("self",), no_key=True).select_related("event").get(pk=speaker.pk)
    if held.user_id is None:
        return
    held.user, held.link_key = None, uuid.uuid4()
    held.save(update_fields=["user", "link_key"])
    log(instance=held.event, action="event.speaker_disconnected", user=by, data={"speaker": held.pk})


def agree(*, speaker: Speaker, is_named: bool) -> None:
    """What the speaker says about being named; nobody else is asked."""
    if is_named != bool(speaker.consented_on):
        speaker.consented_on = timezone.localdate() if is_named else None
