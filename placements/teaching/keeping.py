"""The knowledge ledger is kept by those who were there: expert and host."""

import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused
from diaspora.enums import FileKind
from diaspora.files.disk import files_with_rows
from diaspora.files.store import store_named_file
from diaspora.models import User
from skills_match.models.querysets import today_in_closing_zone

from ..enums import PlacementState, Side
from ..life.acting import hold
from ..life.errors import DayOutOfOrder
from ..models import LearnersBySex, Placement, TeachingSession

KEEPING = {Side.EXPERT, Side.HOST}


class SaidBefore(Refused):
    text = _("This was asked and answered already. It is asked only once.")
    is_harmless = True


def keep_session(
    *,
    placement: Placement,
    by: User,
    held_on: datetime.date,
    session: TeachingSession | None = None,
    upload: UploadedFile | None = None,
    **told,
) -> TeachingSession:
    """A new session, or `session` told better; also after the end. `told` are its other fields.

    Raises DayOutOfOrder for a day to come or before the beginning, what `hold` raises, FileRejected.
    """
    with files_with_rows():
        locked = hold(placement=placement, by=by, sides=KEEPING, also_over=True)
        began = locked.began_on or locked.starts_on
        if locked.state == PlacementState.CANCELLED or not began <= held_on <= today_in_closing_zone():
            raise DayOutOfOrder
        row = locked.teaching.get(pk=session.pk) if session else TeachingSession(placement=locked)
        row.held_on = held_on
        for name, value in told.items():
            setattr(row, name, value)
        if upload is not None:
            row.material = store_named_file(owner=by, kind=FileKind.EVIDENCE, upload=upload)
        row.save()
        log(instance=locked, action="placement.teaching", user=by, title=locked.reference)
    return row


@transaction.atomic
def remove_session(*, session: TeachingSession, by: User) -> None:
    """What was entered by mistake. Raises what `hold` raises."""
    locked = hold(placement=session.placement, by=by, sides=KEEPING, also_over=True)
    locked.teaching.filter(pk=session.pk).delete()
    log(instance=locked, action="placement.teaching", user=by, title=locked.reference)


@transaction.atomic
def say_sexes(*, placement: Placement, by: User, women: int | None, men: int | None) -> LearnersBySex:
    """The host says once how many women and men learnt, or that it rather does not say: both None. Raises SaidBefore,
    and what `hold` raises."""
    locked = hold(placement=placement, by=by, sides={Side.HOST}, also_over=True)
    try:
        with transaction.atomic():
            return LearnersBySex.objects.create(placement=locked, women=women, men=men, by=by)
    except IntegrityError as error:
        raise SaidBefore from error
