"""Applications that a reviewer must not find: with a conflict of interest, or while names are hidden."""

from typing import Any

from django.db.models import Q

from diaspora.rules import is_office
from reviews.rounds.hiding import hidden_records
from skills_match.models.querysets.applications import HIDDEN

from .kind import NAME


def hidden_by_reviews(user: Any) -> Q:
    return Q(pk__in=hidden_records(kind=NAME, user=user, is_outside=not is_office(user)))


HIDDEN.append(hidden_by_reviews)
