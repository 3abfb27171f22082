"""Which officer looks after a record."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.moves import as_now
from casework.refusals import Refused
from diaspora.models import User
from diaspora.rules import is_office


class NotAnOfficer(Refused):
    """Only people of the programme office look after a record."""

    def __init__(self) -> None:
        super().__init__(_("This person does not work in the programme office."))


def mine_or_nobodys(officer: User) -> models.Q:
    """Records that `officer` looks after, or nobody yet."""
    return models.Q(officer=officer) | models.Q(officer=None)


@transaction.atomic
def assign_officer(*, record: Any, officer: User | None, by: User) -> None:
    """Give a record with an `officer` to a colleague, or back to everybody (None). Doing it again changes nothing.

    Raises NotAnOfficer for somebody who does not work in the programme office.
    """
    locked = type(record).objects.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    if officer is not None and not is_office(as_now(officer)):
        raise NotAnOfficer
    if locked.officer_id != (officer.pk if officer else None):
        type(record).objects.filter(pk=record.pk).update(officer=officer)
        log(instance=record, action="office.assign", user=by, data={"officer": officer.pk if officer else None})
    record.officer = officer
