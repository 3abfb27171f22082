"""Applications that a reviewer must not find: with a conflict of interest, or while names are hidden."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from diaspora.rules import is_office
from reviews.models import Round, Subject
from reviews.rounds.hiding import hidden_records
from skills_match.models import Application
from skills_match.models.querysets.applications import HIDDEN

from .kind import NAME


def hidden_by_reviews(user: Any) -> Q:
    return Q(pk__in=hidden_records(kind=NAME, user=user, is_outside=not is_office(user)))


def judged_without_names(applications: Iterable[Application]) -> set[int]:
    """The numbers of those of whom no page names the person to readers that it does not tell apart."""
    judged = Subject.objects.filter(round__in=Round.objects.hiding(), round__kind=NAME)
    return set(judged.filter(record_id__in=[row.pk for row in applications]).values_list("record_id", flat=True))


HIDDEN.append(hidden_by_reviews)
