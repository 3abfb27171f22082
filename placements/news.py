"""Telling the sides of a placement: rows in the transaction of their cause."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from diaspora.models import User
from diaspora.notices.notify import notify, notify_many
from selection.staff_news import reviewers_of
from skills_match.applications.news import values_of

from .enums import Side
from .models import Placement


def pages_of(placement: Placement) -> dict[Side, str]:
    """The page of a placement as each side has it."""
    return {
        Side.EXPERT: reverse("my:placement", args=[placement.pk]),
        Side.HOST: reverse("institution_assignments:placement", args=[placement.pk]),
        Side.OFFICE: reverse("office:placement", args=[placement.pk]),
    }


def tell(
    *,
    placement: Placement,
    sides: set[Side],
    kind: str,
    values: Mapping[str, Any] | None = None,
    but: User | None = None,
    path: str = "",
) -> None:
    """`sides` read `kind`, except `but`, who did it. `path` is a page for all of them, else each gets their own."""
    told = {**values_of(placement.assignment), **(values or {})}
    pages = pages_of(placement)
    left_out = but.pk if but else 0  # nobody’s number
    expert, officer = placement.expert, placement.application.officer or placement.assignment.officer
    if Side.EXPERT in sides and expert.pk != left_out:
        notify(user=expert, kind=kind, values=told, path=path or pages[Side.EXPERT])
    if Side.HOST in sides:
        readers = reviewers_of(placement.application).exclude(pk=left_out)
        notify_many(users=readers, kind=kind, values=told, path=path or pages[Side.HOST])
    if Side.OFFICE in sides and officer and officer.pk not in (left_out, expert.pk):
        notify(user=officer, kind=kind, values=told, path=path or pages[Side.OFFICE])
