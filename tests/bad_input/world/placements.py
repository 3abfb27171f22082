"""Somebody on assignment, with reports about safety and claims."""

import datetime

from django.utils import timezone

from placements.enums import PlacementState
from placements.evaluations.asking import LINKS
from safeguarding.cases.views.public import OPENED
from skills_match.enums import ApplicationState, Right
from skills_match.models import Team, TeamPlace
from tests.factories.matching import ApplicationFactory
from tests.factories.people import UserFactory
from tests.factories.placements import (
    AdvanceFactory,
    AimFactory,
    BriefingPartFactory,
    CertificateFactory,
    ClaimFactory,
    ClaimLineFactory,
    ClaimPaymentFactory,
    ClosedMonthFactory,
    DeliverableFactory,
    EvaluationFactory,
    ExchangeRateFactory,
    GrantFactory,
    HostPostFactory,
    IndicatorFactory,
    PayAccountFactory,
    PaymentFileRowFactory,
    PlacementFactory,
    ReferralFactory,
    ReportFactory,
    ReturnAnswerFactory,
    SupervisorFactory,
    TeachingSessionFactory,
    TravelLegFactory,
    VisitFactory,
)
from tests.factories.programmes import AllowanceRateFactory, ProgrammeBudgetLineFactory, ProgrammeRightFactory
from tests.factories.safeguarding import CaseFactory, HelpContactFactory, safeguarding_officer


def placed(world) -> None:
    """Somebody on assignment, whose second visit nobody has confirmed."""
    own = {"profile": world.profile, "assignment__institution": world.institution}
    world.placement = PlacementFactory(application=ApplicationFactory(state=ApplicationState.CONFIRMED, **own))
    world.stay = VisitFactory(placement=world.placement, came_on=world.placement.starts_on)
    world.visit = VisitFactory(placement=world.placement)
    world.deliverable = DeliverableFactory(placement=world.placement)
    SupervisorFactory(placement=world.placement)
    world.lesson = TeachingSessionFactory(placement=world.placement)
    world.leg = TravelLegFactory(placement=world.placement)
    world.briefing_part = BriefingPartFactory()
    world.own_questions = EvaluationFactory(placement=world.placement)
    world.questions = EvaluationFactory(placement=world.placement, asked="supervisor")
    world.questions_token = LINKS.token(world.questions.pk, key=str(world.questions.key))
    CertificateFactory(placement=world.placement)
    world.return_answer = ReturnAnswerFactory(placement=world.placement)
    world.referral = ReferralFactory(placement=world.placement)
    world.host_post = HostPostFactory(placement=world.placement)
    world.report = ReportFactory(placement=world.placement)
    world.host_report = ReportFactory(placement=world.placement, side="host")
    _teamed(world)
    _claimed(world)
    _unsafe(world)


def measured(world) -> None:
    """A logframe of another programme, and somebody who evaluates that of the placement."""
    world.aim = AimFactory(programme=world.programme)
    world.indicator = IndicatorFactory(aim=world.aim, measure="entered")
    world.programme_grant = GrantFactory(programme=world.programme)
    world.evaluator = UserFactory()
    programme = world.placement.assignment.programme
    ProgrammeRightFactory(programme=programme, user=world.evaluator, right=Right.EVALUATOR)
    days = {"starts_on": datetime.date(2026, 3, 2), "ends_on": datetime.date(2026, 3, 20)}
    PlacementFactory(application__assignment__programme=programme, state=PlacementState.COMPLETED, **days)


def _teamed(world) -> None:
    """A team whose only member has left early."""
    left = ApplicationFactory(state=ApplicationState.CONFIRMED)
    world.in_a_team = PlacementFactory(application=left, state=PlacementState.ENDED_EARLY)
    TeamPlace.objects.create(
        team=Team.objects.create(assignment=left.assignment, code="WXYZ-2345"), application=left, slot=1
    )
    ApplicationFactory(assignment=left.assignment, state=ApplicationState.RESERVE)


def _unsafe(world) -> None:
    """A report about safety that `officer` reads, one that was acknowledged, and a number that helps."""
    world.case = CaseFactory()
    world.known_case = CaseFactory(state="acknowledged")
    world.case_token = OPENED.token(world.case.pk)
    ProgrammeRightFactory(programme=world.case.programme, user=world.officer, right=Right.SAFEGUARDING)
    world.reader = safeguarding_officer()
    world.help_contact = HelpContactFactory()


def _claimed(world) -> None:
    """A claim that is being written, and one in each state in which finance decides on it; `officer` may do both."""
    programme = world.placement.assignment.programme
    for right in (Right.FINANCE_PREPARER, Right.FINANCE_APPROVER, Right.BANK_DETAILS):
        ProgrammeRightFactory(programme=programme, user=world.officer, right=right)
    AllowanceRateFactory(programme=programme)
    world.budget_line = ProgrammeBudgetLineFactory(programme=programme)
    world.claim = ClaimFactory(placement=world.placement)
    ClaimLineFactory(claim=world.claim)
    world.grant, world.second_grant = GrantFactory(programme=programme), GrantFactory(programme=programme)
    for state in ("submitted", "checked", "with_finance", "paid"):
        claim = ClaimFactory(placement=world.placement, state=state)
        ClaimLineFactory(claim=claim)
        setattr(world, f"{state}_claim", claim)
    world.failed_claim = ClaimFactory(placement=world.placement, state="failed", paid_minor=5_000)
    ClaimLineFactory(
        claim=world.failed_claim,
        accepted_minor=45_000,
        pay_minor=45_000,
        rate=1,
        exchange_source="The same currency",
        exchange_day=world.failed_claim.placement.starts_on,
    )
    world.returned_advance = AdvanceFactory(placement=world.placement, state="returned")
    ClaimLineFactory(claim=world.returned_advance, unit="", quantity=None)
    confirmed = ApplicationFactory(state=ApplicationState.CONFIRMED, profile=world.profile)
    confirmed.assignment.programme = programme
    confirmed.assignment.save(update_fields=["programme"])
    world.planned = PlacementFactory(application=confirmed, state="planned")
    world.paid_advance = AdvanceFactory(placement__application__assignment__programme=programme)
    payable = ClaimFactory(placement=world.placement, state="approved")
    PayAccountFactory(owner=payable.expert, checked_at=timezone.now())
    world.payment_file = PaymentFileRowFactory(file__programme=programme).file
    world.payment = ClaimPaymentFactory(claim=world.paid_claim)
    world.closed_month = ClosedMonthFactory(programme=programme, month=datetime.date(2024, 5, 1))
    world.exchange_rate = ExchangeRateFactory(currency="EUR")
