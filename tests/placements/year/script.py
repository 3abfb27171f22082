"""A year of assignments, played by those who take part in it, through the pages that they have.

Each day the clock does its work first, then everybody does what waits for them. What was done is written into a ledger
of the script's own, which knows nothing of the portal's tables.
"""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from placements import tasks
from placements.enums import CLOSING_ITEMS, ON_SITE_ONLY, PlacementState, Side
from placements.models import Claim, Evaluation, Placement, RegionMessage, Report, ReturnAnswer
from placements.safety.asking import path_of
from skills_match.enums import Right
from skills_match.models import Team, TeamPlace
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory, ProfileFactory, RegionFactory
from tests.factories.placements import (
    DeliverableFactory,
    GrantFactory,
    PayAccountFactory,
    PlacementFactory,
    SupervisorFactory,
    VisitFactory,
)
from tests.factories.programmes import AllowanceRateFactory, ProgrammeBudgetLineFactory, ProgrammeFactory

from ..claims.conftest import person_of_finance

START = datetime.date(2026, 1, 5)
DAY = datetime.timedelta(days=1)
RATE = 4_500
CLOCK = (
    *("make_missing_placements", "remind_the_silent", "complete_what_is_done", "put_away_accounts"),
    *("plan_evaluations_before", "ask_about_return", "freeze_last_month", "ask_who_is_due"),
)
#: Mode, and what becomes of it.
KINDS = [
    ("on_site", "done"),
    ("online", "done"),
    ("blended", "extended"),
    ("on_site", "early"),
    ("on_site", "payment fails"),
    ("blended", "done"),
]


@dataclass
class Played:
    """One assignment of the script. `silent` days pass before its host answers anything."""

    placement: Placement
    fate: str
    silent: int
    expert: Any
    host: Any
    is_claimed: bool = False
    done: set[str] = field(default_factory=set)


@dataclass
class Ledger:
    days: Counter = field(default_factory=Counter)
    sessions: Counter = field(default_factory=Counter)
    learners: Counter = field(default_factory=Counter)
    paid: Counter = field(default_factory=Counter)
    failed: int = 0
    safe: int = 0


class Year:
    def __init__(self, number: int, programmes: int) -> None:
        self.ledger, self.played, self.refused = Ledger(), [], []
        self.officer = person_of_finance("Office", programme=None)
        self.region = RegionFactory()
        self.programmes = [self._programme() for _n in range(programmes)]
        for index in range(number):
            self._add(index)

    def _programme(self) -> dict[str, Any]:
        programme = ProgrammeFactory()
        AllowanceRateFactory(programme=programme, valid_from=START)
        return {
            "programme": programme,
            "budget": ProgrammeBudgetLineFactory(programme=programme),
            "grant": GrantFactory(programme=programme),
            "preparer": person_of_finance("Neema", Right.FINANCE_PREPARER, programme=programme),
            "approver": person_of_finance("Baraka", Right.FINANCE_APPROVER, programme=programme),
        }

    def _add(self, index: int) -> None:
        mode, fate = KINDS[index % len(KINDS)]
        desk = self.programmes[index % len(self.programmes)]
        member = MembershipFactory(role="manager")
        assignment = AssignmentFactory(
            programme=desk["programme"], institution=member.institution, region=self.region, mode=mode
        )
        application = ApplicationFactory(state="confirmed", assignment=assignment, profile=ProfileFactory())
        if index % len(KINDS) == len(KINDS) - 1:
            TeamPlace.objects.create(team=self._team(assignment, index), application=application, slot=1)
        first = START + (index % 45) * 2 * DAY
        days = {"starts_on": first, "ends_on": first + (20 + index % 5 * 7) * DAY}
        placement = PlacementFactory(application=application, state="planned", mode=mode, **days)
        VisitFactory(placement=placement, kind="online" if mode == "online" else "on_site", **days)
        SupervisorFactory(placement=placement, email=f"supervisor{index}@hospital.example.org")
        DeliverableFactory(placement=placement)
        expert = application.profile.user
        PayAccountFactory(owner=expert, checked_by=self.officer, checked_at=self._at(START))
        self.played.append(Played(placement, fate, index % 3 * 4, expert, member.user))

    def _team(self, assignment, index: int) -> Team:
        return Team.objects.create(assignment=assignment, code=f"YEAR-{index:04d}")

    @staticmethod
    def _at(day: datetime.date) -> datetime.datetime:
        return datetime.datetime.combine(day, datetime.time(9), tzinfo=datetime.UTC)

    # One day

    def live(self, today: datetime.date) -> None:
        for name in CLOCK:
            getattr(tasks, name)()
        for each in self.played:
            each.placement.refresh_from_db()
            self._host(each, today)
            self._expert(each, today)
            self._office(each, today)
        for claim in Claim.objects.exclude(state__in=["draft", "paid"]).order_by("pk"):
            self._finance(claim, today)

    def post(self, user, name: str, *args: Any, **typed: Any) -> None:
        """Accepted, or noted as refused: the script does nothing that should be."""
        answer = sign_in(user).post(reverse(name, args=args), typed)
        if answer.status_code != 302:
            self.refused.append((name, args, typed, answer.status_code))

    def _host(self, each: Played, today: datetime.date) -> None:
        placement, area = each.placement, "institution_assignments"
        visit = placement.visits.first()
        if placement.state == PlacementState.PLANNED and today >= placement.starts_on + each.silent * DAY:
            self.post(each.host, f"{area}:visit_came", placement.pk, visit.pk, day=f"{placement.starts_on}")
        for report in self._due(placement, Side.HOST, today - each.silent * DAY):
            self.post(each.host, f"{area}:placement_report", placement.pk, report.pk, how="well", text="It goes on.")
        if today > placement.ends_on and placement.state == PlacementState.DEPLOYED and "left" not in each.done:
            each.done.add("left")
            self.post(each.host, f"{area}:visit_left", placement.pk, visit.pk, day=f"{placement.ends_on}")
            self._tick(each, each.host, area, Side.HOST)

    def _expert(self, each: Played, today: datetime.date) -> None:
        placement = each.placement
        if placement.state == PlacementState.DEPLOYED and today <= placement.ends_on:
            if today.weekday() < 2 and f"week {today.isocalendar().week}" not in each.done:
                each.done.add(f"week {today.isocalendar().week}")
                self.post(each.expert, "my:week_note", placement.pk, f"{today}", done="Six nurses learnt.")
            if "taught" not in each.done and today > placement.starts_on:
                self._teach(each, today)
        for report in self._due(placement, Side.EXPERT, today):
            self.post(each.expert, "my:placement_report", placement.pk, report.pk, how="mixed", text="It goes on.")
        if today > placement.ends_on and placement.state == PlacementState.DEPLOYED and "ticked" not in each.done:
            each.done.add("ticked")
            self._tick(each, each.expert, "my", Side.EXPERT)
        if (
            each.fate == "early"
            and placement.state == PlacementState.DEPLOYED
            and today >= placement.starts_on + 9 * DAY
        ):
            told = {"to": "ended_early", "reason": "family", "ended_on": f"{today}", "seen": "deployed"}
            self.post(each.expert, "my:end_placement", placement.pk, **told)
        if placement.ended_on and not each.is_claimed:
            self._claim(each)
        for row in ReturnAnswer.objects.filter(placement=placement, answered_at=None, due_on__lte=today):
            said = {"next": "back", "recognition": "given", "has_work": "yes"}
            self.post(each.expert, "my:return_answer", placement.pk, row.pk, **said)
        for row in Evaluation.objects.filter(placement=placement, answered_at=None, due_on__lte=today):
            levels = {"information": "4", "knowledge": "3", "organisation": "2"}
            who, area = (each.expert, "my") if row.asked == "expert" else (self.officer, "office")
            self.post(who, f"{area}:evaluation", placement.pk, row.pk, **levels)

    def _office(self, each: Played, today: datetime.date) -> None:
        placement = each.placement
        if each.fate == "extended" and placement.state == PlacementState.DEPLOYED and "days" not in each.done:
            each.done.add("days")
            days = {"starts_on": f"{placement.starts_on}", "ends_on": f"{placement.ends_on + 14 * DAY}"}
            page = sign_in(self.officer).get(reverse("office:placement_days", args=[placement.pk]))
            version = page.context["form"]["version"].value()
            self.post(
                self.officer, "office:placement_days", placement.pk, **days, reason="One ward more.", version=version
            )
        if placement.state == PlacementState.COMPLETED and each.is_claimed and "closed" not in each.done:
            each.done.add("closed")
            self.post(self.officer, "office:close_placement", placement.pk, seen="completed")

    def incident(self) -> None:
        """Everybody in the region is asked, and says that they are safe."""
        self.post(self.officer, "office:ask_region", region=self.region.pk, text="The bridge is gone.")
        for answer in RegionMessage.objects.get().answers.all():
            page = sign_in(answer.placement.expert).post(path_of(answer), {"answer": "safe"})
            self.ledger.safe += page.status_code == 302

    # What somebody does

    def _due(self, placement: Placement, side: Side, day: datetime.date) -> list[Report]:
        return list(placement.reports.filter(side=side, sent_at=None, skipped_at=None, due_on__lte=day))

    def _teach(self, each: Played, today: datetime.date) -> None:
        each.done.add("taught")
        learners = 3 + each.placement.pk % 6
        typed = {"held_on": f"{today}", "kind": "taught", "topic": "Oxygen", "minutes": "90", "learners": learners}
        self.post(each.expert, "my:add_teaching", each.placement.pk, **typed)
        programme = each.placement.assignment.programme_id
        self.ledger.sessions[programme] += 1
        self.ledger.learners[programme] += learners

    def _tick(self, each: Played, user, area: str, side: Side) -> None:
        items = [item for item in CLOSING_ITEMS[side] if not (each.placement.is_online and item in ON_SITE_ONLY)]
        page = sign_in(user).get(reverse(f"{area}:closing", args=[each.placement.pk]))
        version = page.context["form"]["version"].value()
        self.post(user, f"{area}:closing", each.placement.pk, done=[str(item) for item in items], version=version)

    def _claim(self, each: Played) -> None:
        each.is_claimed = True
        placement = each.placement
        days = (placement.ended_on - placement.began_on).days + 1
        self.ledger.days[placement.assignment.programme_id] += days
        if placement.is_online:
            return
        self.post(each.expert, "my:begin_claim", placement.pk)
        claim = placement.claims.get()
        nights = {"allowance": "subsistence-day", "first_on": f"{placement.began_on}", "quantity": days - 1}
        self.post(each.expert, "my:claim_by_rate", placement.pk, claim.pk, **nights)
        self.post(each.expert, "my:claim", placement.pk, claim.pk, seen="draft")
        self.ledger.paid[placement.assignment.programme_id] += (days - 1) * RATE

    def _finance(self, claim: Claim, today: datetime.date) -> None:
        """One step a day."""
        desk = next(each for each in self.programmes if each["programme"] == claim.programme)
        each = next(each for each in self.played if each.placement == claim.placement)
        seen = {"seen": claim.state}
        if claim.state == "submitted":
            typed = {"accepted_0": f"{claim.lines.get().amount_minor / 100:.2f}", "budget_0": desk["budget"].pk}
            self.post(desk["preparer"], "office:check_claim", claim.pk, **typed, grant_0=desk["grant"].pk, **seen)
        elif claim.state == "checked":
            self.post(desk["approver"], "office:approve_claim", claim.pk, reason="As agreed.", **seen)
        elif claim.state in ("approved", "failed"):
            self.post(desk["preparer"], "office:pass_claim", claim.pk, **seen)
        elif each.fate == "payment fails" and "failed" not in each.done:
            each.done.add("failed")
            self.ledger.failed += 1
            self.post(desk["preparer"], "office:claim_failed", claim.pk, reason="The account is closed.", **seen)
        else:
            typed = {"paid_on": f"{today}", "reference": f"TT-{claim.pk}", "amount": f"{claim.open_minor / 100:.2f}"}
            self.post(desk["preparer"], "office:claim_paid", claim.pk, **typed, **seen)
