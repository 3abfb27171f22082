"""What offers take from the budget lines of a programme. An offer is committed from its release until it is declined,
runs out, or its application ends: nothing is stored for it, so nothing has to be freed."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from casework.money import written
from skills_match.enums import APPLICATION_HOLDS_POST, AllowanceUnit, ApplicationState
from skills_match.models import (
    AllowanceBudget,
    AllowanceLine,
    Application,
    Assignment,
    Programme,
    ProgrammeBudgetLine,
)
from skills_match.programmes.parts import MORE

from ..models import Offer, OfferLine, PreparedDecision
from .errors import OverBudget

DAYS_OF_A_MONTH = 30
#: Sums by budget line, in its smallest unit.
Amounts = dict[int, int]
_HELD = Q(offer__released_at__isnull=False, offer__application__state__in=APPLICATION_HOLDS_POST)


@dataclass(frozen=True)
class BudgetState:
    """One budget line: what offers hold of it, what prepared offers would, and what an offer at hand takes."""

    line: ProgrammeBudgetLine
    committed_minor: int
    prepared_minor: int
    taken_minor: int

    @property
    def left_minor(self) -> int:
        """Before the offer at hand. Below nothing: the line was cut after it was offered from."""
        return self.line.amount_minor - self.committed_minor

    def written(self, amount_minor: int) -> str:
        return written(amount_minor, self.line.currency)

    @property
    def amounts(self) -> list[str]:
        """As a table has them: the line, committed, prepared, left, and what the offer at hand takes."""
        sums = (self.line.amount_minor, self.committed_minor, self.prepared_minor, self.left_minor, self.taken_minor)
        return [self.written(each) for each in sums]


def times_of(unit: str, days: int) -> int:
    """How often something with this unit is paid at most within `days`; a trip is there and back."""
    if unit == AllowanceUnit.DAY:
        return days
    if unit == AllowanceUnit.MONTH:
        return -(-days // DAYS_OF_A_MONTH)
    return 2 if unit == AllowanceUnit.TRIP else 1


def days_of(assignment: Assignment, first: datetime.date | None, last: datetime.date | None) -> int:
    """Of the offer; as long as the assignment is asked for where the offer says no days."""
    return (last - first).days + 1 if first and last else assignment.length_days or 1


def budget_of(
    programme: Programme | int, *, but: Application | None = None, taken: Amounts | None = None
) -> list[BudgetState]:
    """The budget lines from which allowances are paid, without what `but` was offered; five queries."""
    taken, pays = taken or {}, _pays(programme)
    lines = ProgrammeBudgetLine.objects.filter(pk__in=set(pays.values())).order_by("code")
    if not pays:
        return []
    committed, prepared = _committed(programme, pays, but), _prepared(programme, pays, but)
    return [
        BudgetState(line, committed.get(line.pk, 0), prepared.get(line.pk, 0), taken.get(line.pk, 0)) for line in lines
    ]


def taken_by(
    assignment: Assignment,
    *,
    starts_on: datetime.date | None,
    ends_on: datetime.date | None,
    lines: Iterable[OfferLine] | None = None,
) -> Amounts:
    """What an offer takes: of its `lines`, else of the allowances of the assignment as they stand now."""
    if not (pays := _pays(assignment.programme_id)):
        return {}
    rows = assignment.allowances.all() if lines is None else lines
    days = days_of(assignment, starts_on, ends_on)
    return _sums(pays, [(row, days) for row in rows])


def ask_budget(
    application: Application, taken: Amounts, *, before: Amounts | None = None, counts_prepared: bool = False
) -> None:
    """Raises OverBudget where an offer takes more than is left, unless it takes no more than `before`, the version that
    it replaces. Certain only behind `hold_budget`; `counts_prepared`: what is prepared for others is not left either.
    """
    if not taken:
        return
    before = before or {}
    for row in budget_of(application.assignment.programme_id, but=application, taken=taken):
        left = row.left_minor - (row.prepared_minor if counts_prepared else 0)
        if row.taken_minor > max(left, before.get(row.line.pk, 0)):
            raise OverBudget(line=str(row.line), taken=row.written(row.taken_minor), left=row.written(max(left, 0)))


def ask_offer(application: Application, terms: Mapping[str, Any], *, offer: Offer | None = None) -> None:
    """The same of an offer with these `terms`, before its letter is shown; `offer` is the version that it replaces."""
    days = {"starts_on": terms.get("starts_on"), "ends_on": terms.get("ends_on")}
    before = taken_so_far(offer) if offer else None
    ask_budget(application, taken_by(application.assignment, **days), before=before)


def ask_version(offer: Offer, *, starts_on: datetime.date | None, ends_on: datetime.date | None, **_other: Any) -> None:
    """The same of `offer` on other days, with the allowances that it has."""
    days = {"starts_on": starts_on, "ends_on": ends_on}
    taken = taken_by(offer.application.assignment, lines=offer.lines.all(), **days)
    ask_budget(offer.application, taken, before=taken_so_far(offer))


def taken_so_far(offer: Offer) -> Amounts:
    """What an offer takes as it stands."""
    days = {"starts_on": offer.starts_on, "ends_on": offer.ends_on}
    return taken_by(offer.application.assignment, lines=offer.lines.all(), **days)


def budget_for(assignment: Assignment, *, but: Application | None = None) -> list[BudgetState]:
    """What whoever prepares an offer of this assignment reads: `taken` is for as long as it was asked for."""
    if not AllowanceBudget.objects.filter(programme=assignment.programme_id).exists():
        return []
    return budget_of(assignment.programme_id, but=but, taken=taken_by(assignment, starts_on=None, ends_on=None))


def told_of_lines(programme: Programme) -> dict[int, str]:
    """What is left of each line, in a list of them."""
    return {
        row.line.pk: _("in offers: %(committed)s, still left: %(left)s")
        % {"committed": row.written(row.committed_minor), "left": row.written(row.left_minor)}
        for row in budget_of(programme)
    }


MORE["budget"].append(told_of_lines)


def hold_budget(assignment: Assignment) -> None:
    """Of two who offer from the same lines, the second counts what the first has offered. Locked after applications,
    by number."""
    lines = ProgrammeBudgetLine.objects.filter(programme=assignment.programme_id)
    list(lines.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _pays(programme: Programme | int) -> dict[tuple[str, str], int]:
    rows = AllowanceBudget.objects.filter(programme=programme)
    return {(row.kind, row.currency): row.budget_line_id for row in rows}


def _sums(pays: dict[tuple[str, str], int], rows: Iterable[tuple[Any, int]]) -> Amounts:
    sums: Amounts = defaultdict(int)
    for row, days in rows:
        if line := pays.get((row.kind, row.currency)):
            sums[line] += row.amount_minor * times_of(row.unit, days)
    return dict(sums)


def _committed(programme: Programme | int, pays: dict, but: Application | None) -> Amounts:
    rows = OfferLine.objects.filter(_HELD, offer__application__assignment__programme=programme)
    if but is not None:
        rows = rows.exclude(offer__application=but)
    of_offers = rows.select_related("offer__application__assignment")
    return _sums(
        pays,
        [(row, days_of(row.offer.application.assignment, row.offer.starts_on, row.offer.ends_on)) for row in of_offers],
    )


def _prepared(programme: Programme | int, pays: dict, but: Application | None) -> Amounts:
    """Of offers that are prepared and can still be released."""
    decisions = PreparedDecision.objects.filter(
        to=ApplicationState.OFFERED, released_at=None, application__assignment__programme=programme
    ).select_related("application__assignment")
    rows = [each for each in decisions if each.is_possible and each.application != but]
    allowances = _allowances({each.application.assignment_id for each in rows})
    found = [
        (line, days_of(each.application.assignment, each.starts_on, each.ends_on))
        for each in rows
        for line in allowances.get(each.application.assignment_id, [])
    ]
    return _sums(pays, found)


def _allowances(assignments: Collection[int]) -> dict[int, list[AllowanceLine]]:
    found: dict[int, list[AllowanceLine]] = defaultdict(list)
    for line in AllowanceLine.objects.filter(assignment__in=assignments):
        found[line.assignment_id].append(line)
    return found
