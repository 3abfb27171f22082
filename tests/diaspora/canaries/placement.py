"""What is left behind by somebody on assignment."""

from django.utils import timezone

from tests.factories.earlier import EarlierAssignmentFactory, EarlierExpertFactory
from tests.factories.placements import (
    AdvanceSettlementFactory,
    AlumniOfferFactory,
    ArrivalTickFactory,
    CertificateFactory,
    ClaimedDaysFactory,
    ClaimLineFactory,
    ClaimPaymentFactory,
    ClaimReceiptFactory,
    ClosingTickFactory,
    DeliverableFactory,
    DeliverableUseFactory,
    EmergencyDetailFactory,
    EvaluationFactory,
    ExchangeRateFactory,
    HostPostFactory,
    LearnersBySexFactory,
    LineShareFactory,
    PayAccountFactory,
    PaymentFileRowFactory,
    PlacementFactory,
    ProgrammeReportFactory,
    ReferralFactory,
    ReminderFactory,
    ReportFactory,
    ReturnAnswerFactory,
    SafetyAnswerFactory,
    ServiceRecordFactory,
    StoryFactory,
    TeachingSessionFactory,
    TravelLegFactory,
    VisitFactory,
    WeekNoteFactory,
)

from .word import SENTENCE


def on_assignment(application, user) -> None:
    """Everything from the first visit to the last claim."""
    placement = PlacementFactory(application=application)
    VisitFactory(placement=placement)
    DeliverableUseFactory(deliverable=DeliverableFactory(placement=placement), by=user)
    StoryFactory(placement=placement, title=SENTENCE[:120], text=SENTENCE, by=user)
    WeekNoteFactory(placement=placement)
    ReportFactory(placement=placement)
    ReminderFactory(user=user)
    TeachingSessionFactory(placement=placement)
    ClosingTickFactory(placement=placement, by=user)
    ArrivalTickFactory(placement=placement, by=user)
    LearnersBySexFactory(placement=placement, by=user)
    TravelLegFactory(placement=placement, from_place=SENTENCE[:100])
    ServiceRecordFactory(owner=user, name=user.get_full_name())
    EvaluationFactory(placement=placement)
    CertificateFactory(placement=placement)
    ReturnAnswerFactory(placement=placement)
    ReferralFactory(placement=placement, by=user)
    HostPostFactory(placement=placement)
    AlumniOfferFactory(owner=user)
    ProgrammeReportFactory(frozen_by=user)
    EarlierAssignmentFactory(profile=application.profile, taken_from__taken_by=user)
    EarlierExpertFactory(email=user.email, headline=SENTENCE[:120])
    EmergencyDetailFactory(placement=placement)
    SafetyAnswerFactory(placement=placement)
    ExchangeRateFactory(entered_by=user)
    account = PayAccountFactory(owner=user)
    AdvanceSettlementFactory(advance__placement=placement, by=user)
    for state in ("draft", "paid"):
        line = ClaimLineFactory(claim__placement=placement, claim__state=state, what=SENTENCE)
        ClaimedDaysFactory(line=line, allowance=1 if state == "paid" else 2)
        ClaimReceiptFactory(line=line, original_name=f"{SENTENCE}.pdf")
        LineShareFactory(line=line)
        if state == "paid":
            PaymentFileRowFactory(claim=line.claim, account=account, file__made_by=user)
            ClaimPaymentFactory(claim=line.claim, came_back_on=timezone.localdate(), came_back_reason=SENTENCE)
