"""Typing an application for somebody, from paper or the telephone. Nothing here reaches anybody but the office."""

import hashlib
import json
import uuid
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from diaspora.accounts.addresses import addresses_of

from ..applications.errors import AssignmentClosed
from ..models import Assignment, EnteredApplication
from .errors import ConfirmedAlready, EnteredForOneself

_SAID = ("first_name", "last_name", "email", "phone", "country", "motivation", "available_from", "available_until")


@transaction.atomic
def enter_application(*, assignment: Assignment, by, **values: Any) -> EnteredApplication:
    """Keep it until its person confirms. Raises AssignmentClosed or EnteredForOneself."""
    if not assignment.is_open:
        raise AssignmentClosed
    _ask_not_oneself(by, values["email"])
    entered = EnteredApplication.objects.create(assignment=assignment, entered_by=by, **values)
    log(instance=assignment, action="assignment.entered", user=by)
    return entered


@transaction.atomic
def change_entered(*, entered: EnteredApplication, by, **values: Any) -> EnteredApplication:
    """Links that were sent before end: they showed another text. Raises ConfirmedAlready or EnteredForOneself."""
    locked = waiting_row(entered)
    _ask_not_oneself(by, values["email"])
    for name, value in {**values, "key": uuid.uuid4(), "asked_at": None}.items():
        setattr(locked, name, value)
    locked.save()
    return locked


@transaction.atomic
def discard_entered(*, entered: EnteredApplication) -> None:
    """Forget it; the paper goes within the day, as nothing names it any more. Raises ConfirmedAlready."""
    waiting_row(entered).delete()


def fingerprint_of(entered: EnteredApplication) -> str:
    """SHA-256 of all that its person confirms: another one when a word of it changes."""
    said: list[Any] = [str(getattr(entered, name)) for name in _SAID]
    said += [sorted(entered.answers.items()), sorted(entered.declared.items())]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def waiting_row(entered: EnteredApplication) -> EnteredApplication:
    """The row as it is now, held until the end of the transaction. Raises ConfirmedAlready."""
    rows = EnteredApplication.objects.select_for_update(of=("self",), no_key=True)
    locked = rows.select_related("assignment__institution").filter(pk=entered.pk).first()
    if locked is None or not locked.is_waiting:
        raise ConfirmedAlready
    return locked


def _ask_not_oneself(by, email: str) -> None:
    if email.lower() in {by.email.lower(), *addresses_of(by)}:
        raise EnteredForOneself
