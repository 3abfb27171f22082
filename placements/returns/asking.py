"""Experts who were on site are asked about their return: at the end, three and twelve months later."""

import datetime

from django.urls import reverse
from django.utils import timezone

from casework.due import do_each
from diaspora.notices.notify import notify
from skills_match.applications.news import values_of
from skills_match.models.querysets import today_in_closing_zone

from ..enums import ReturnStage
from ..models import Placement, ReturnAnswer

AFTER = {
    ReturnStage.END: datetime.timedelta(days=0),
    ReturnStage.THREE: datetime.timedelta(days=91),
    ReturnStage.TWELVE: datetime.timedelta(days=365),
}


def plan_return(*, placement: Placement) -> None:
    """Made once; who worked online went nowhere. The caller holds the placement."""
    if placement.is_online:
        return
    rows = [
        ReturnAnswer(placement=placement, stage=stage, due_on=placement.last_day + later)
        for stage, later in AFTER.items()
    ]
    ReturnAnswer.objects.bulk_create(rows, ignore_conflicts=True)


def waiting_answers():
    """Their day has come, and nobody has answered."""
    return ReturnAnswer.objects.filter(due_on__lte=today_in_closing_zone(), answered_at=None)


def ask_about_return() -> int:
    """Tell everybody whose day has come, once. Returns to how many. Safe to repeat, and for two at once."""
    related = ("placement__application__profile__user", "placement__application__assignment__institution")
    return do_each(waiting_answers().filter(asked_at=None).select_related(*related), _ask)


def _ask(row: ReturnAnswer) -> None:
    ReturnAnswer.objects.filter(pk=row.pk).update(asked_at=timezone.now())
    placement = row.placement
    if placement.expert.is_active:
        path = reverse("my:return_answer", args=[placement.pk, row.pk])
        notify(user=placement.expert, kind="return_asked", values=values_of(placement.assignment), path=path)
