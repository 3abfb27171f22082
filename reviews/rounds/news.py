"""What reviewers and signers are told: rows in the transaction of the cause. No file is named, so no name can leak."""

from typing import Any

from django.urls import reverse

from diaspora.models import User
from diaspora.notices.notify import notify_many

from ..models import Round


def _values(round: Round) -> dict[str, Any]:
    return {"title": dict(round.judged.titles([round.group_id]).get(round.group_id, {})), "due_on": round.phase.due_on}


def tell_asked(round: Round, *, reviewers: Any) -> None:
    """Files wait for these reviewers, given by their keys."""
    users = User.objects.filter(reviewing__round=round, reviewing__in=reviewers, is_active=True).distinct()
    notify_many(users=users, kind="review_asked", values=_values(round), path=reverse("reviews:round", args=[round.pk]))


def tell_to_sign(round: Round, *, by: Any) -> None:
    """There is a ranking to read and sign: for every reviewer who may sign, but not for who wrote it."""
    signers = [
        user
        for reviewer in round.reviewers.filter(user__is_active=True).select_related("user")
        if (user := reviewer.user) and user != by and reviewer.side in round.judged.sides_of(user, round.group_id)
    ]
    path = reverse("reviews:ranking", args=[round.pk])
    notify_many(users=signers, kind="review_ranking", values=_values(round), path=path)


def tell_signed(round: Round) -> None:
    """Every side has signed."""
    if round.started_by is not None:
        path = reverse("office_reviews:round", args=[round.pk])
        notify_many(users=[round.started_by], kind="review_signed", values=_values(round), path=path)
