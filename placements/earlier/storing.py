"""The worker stores institutions of lists, each approved by whoever took the list over."""

from django.db import transaction

from casework.moves import as_now
from diaspora.enums import InstitutionState
from diaspora.institutions.moves import move_institution
from diaspora.models import Institution, InstitutionName, User
from diaspora.rules import is_office

from ..models import EarlierList
from . import known
from .lines import Line
from .taking import one_at_a_time

#: Institutions of one round of the worker, which comes by every few seconds, and of one transaction.
AT_ONCE = 25


@transaction.atomic
def store_what_is_left() -> int:
    """The next institutions of the oldest list that has some left. Returns how many were stored. Safe to repeat.

    An institution that somebody registered meanwhile stays as it is. Where whoever took the list over works here no
    more, nobody would approve them: the rest is dropped, and a colleague can take it over by the same file.
    """
    unfinished = EarlierList.objects.exclude(left=[]).order_by("pk")
    if not unfinished.exists():
        return 0
    one_at_a_time()
    taken = unfinished.first()
    if taken is None:
        return 0
    by = as_now(taken.taken_by)
    next_ones, later = (taken.left[:AT_ONCE], taken.left[AT_ONCE:]) if by and is_office(by) else ([], [])
    new = known.institutions_not_in(known.institutions_stored(), next_ones)
    for line in new:
        _store(line, by)
    taken.number -= len(taken.left) - len(later) - len(new)
    taken.left = later
    taken.save(update_fields=["number", "left"])
    return len(new)


def _store(line: Line, by: User) -> None:
    """Nobody works for it yet: the office invites somebody, or they ask for it."""
    details = {name: line[name] for name in ("kind", "official_email", "website")}
    institution = Institution.objects.create(region_id=line["region"], **details)
    InstitutionName.objects.create(institution=institution, name_en=line["name_en"], name_sw=line["name_sw"])
    move_institution(institution=institution, to=InstitutionState.APPROVED, by=by)
