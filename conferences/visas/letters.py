"""Asking for a visa letter, issuing it, sending it back, taking it back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..enums import EventState
from ..models import Delegate, Registration, VisaLetter
from ..registrations.letters import write
from .errors import AlreadyIssued, AskedAgain, EventIsOver, NoPlace

#: States of an event after which nobody needs a visa for it.
_NO_MORE = (EventState.OVER, EventState.CANCELLED)


def is_valid(letter: VisaLetter) -> bool:
    """Issued, for somebody who still has a place at an event that takes place."""
    event = letter.delegate.event
    return letter.issued_at is not None and letter.delegate.has_place and event.state != EventState.CANCELLED


@transaction.atomic
def ask_for_letter(*, delegate: Delegate, passport: dict[str, Any]) -> VisaLetter:
    """Keep the passport for the letters team; asked once more before it is issued, the newer one counts.

    Raises NoPlace, EventIsOver, AlreadyIssued.
    """
    Registration.objects.select_for_update(no_key=True, of=("self",)).get(pk=delegate.registration_id)
    delegate = Delegate.objects.select_related("registration", "event").get(pk=delegate.pk)
    if not delegate.has_place:
        raise NoPlace
    if delegate.event.state in _NO_MORE:
        raise EventIsOver
    before = VisaLetter.objects.filter(delegate=delegate).first()
    if before and before.issued_at:
        raise AlreadyIssued
    letter = before or VisaLetter(delegate=delegate)
    for name, value in passport.items():
        setattr(letter, name, value)
    letter.asked_at = timezone.now()
    letter.save()
    return letter


@transaction.atomic
def issue(*, letter: VisaLetter, by: Any, seen: str | None = None) -> VisaLetter:
    """`seen` is the `version` that the page showed. Raises NoPlace, AlreadyIssued, AskedAgain."""
    found = _locked(letter, seen)
    if not found.delegate.has_place:
        raise NoPlace
    found.issued_at, found.issued_by = timezone.now(), by
    found.save(update_fields=["issued_at", "issued_by"])
    log(instance=found, action="visa_letter.issued", user=by)
    write(found.delegate.registration, "event_visa_letter_issued", delegate=found.delegate.name)
    return found


@transaction.atomic
def send_back(*, letter: VisaLetter, reason: str, by: Any, seen: str | None = None) -> None:
    """Nothing of it is kept: the delegate asks again with what was missing. Raises AlreadyIssued, AskedAgain."""
    found = _locked(letter, seen)
    registration = found.delegate.registration
    log(instance=found, action="visa_letter.sent_back", user=by, data={"reason": reason})
    write(registration, "event_visa_letter_sent_back", delegate=found.delegate.name, reason=reason)
    found.delete()


def take_back(*, delegate: Delegate) -> None:
    """The delegate wants no letter any more; the passport goes, and the letter is not genuine any more."""
    VisaLetter.objects.filter(delegate=delegate).delete()


def version(letter: VisaLetter) -> str:
    """Another one each time that the delegate changes something."""
    return letter.asked_at.isoformat()


def _locked(letter: VisaLetter, seen: str | None) -> VisaLetter:
    """Raises AskedAgain where the row is gone or another than was seen, AlreadyIssued."""
    rows = VisaLetter.objects.select_related("delegate__event", "delegate__registration__event")
    found = rows.select_for_update(no_key=True, of=("self",)).filter(pk=letter.pk).first()
    if found is None:
        raise AskedAgain
    if found.issued_at:
        raise AlreadyIssued
    if seen is not None and seen != version(found):
        raise AskedAgain
    return found
