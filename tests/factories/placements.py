"""Placements for tests."""

import datetime

import factory
from django.utils import timezone

from placements.enums import (
    CLAIM_APPROVED,
    PLACEMENT_BEGUN,
    PLACEMENT_BROKEN_OFF,
    USUAL_FIELDS,
    ClaimState,
    EndingReason,
    PlacementState,
    Side,
    VisitKind,
)
from placements.models import (
    AdvanceSettlement,
    Aim,
    AlumniOffer,
    ArrivalTick,
    BriefingPart,
    Certificate,
    Claim,
    ClaimedDays,
    ClaimLine,
    ClaimPayment,
    ClaimReceipt,
    ClosedMonth,
    ClosingTick,
    Counterpart,
    Deliverable,
    DeliverableUse,
    EmergencyDetail,
    Evaluation,
    ExchangeRate,
    Grant,
    HostPost,
    Indicator,
    IndicatorValue,
    LaterContact,
    LearnersBySex,
    LineShare,
    MonthlyMap,
    PayAccount,
    PaymentFile,
    PaymentFileRow,
    Placement,
    ProgrammeReport,
    Referral,
    RegionMessage,
    Reminder,
    Report,
    ReportDocument,
    ReturnAnswer,
    SafetyAnswer,
    ServiceRecord,
    Story,
    Supervisor,
    Target,
    TeachingSession,
    TravelLeg,
    Visit,
    WeekNote,
    monday_of,
)
from skills_match.enums import ApplicationState, Mode
from skills_match.models.querysets import today_in_closing_zone

from .matching import ApplicationFactory
from .people import RegionFactory, UserFactory
from .programmes import ProgrammeBudgetLineFactory, ProgrammeFactory

DAY = datetime.timedelta(days=1)


class PlacementFactory(factory.django.DjangoModelFactory):
    """On assignment since ten days, for thirty in all."""

    class Meta:
        model = Placement

    application = factory.SubFactory(ApplicationFactory, state=ApplicationState.CONFIRMED)
    state = PlacementState.DEPLOYED
    mode = Mode.ON_SITE
    starts_on = factory.LazyFunction(lambda: today_in_closing_zone() - 10 * DAY)
    ends_on = factory.LazyAttribute(lambda made: made.starts_on + 29 * DAY)
    began_on = factory.LazyAttribute(lambda made: made.starts_on if made.state in PLACEMENT_BEGUN else None)
    ended_on = factory.LazyAttribute(
        lambda made: made.ends_on if made.state in PLACEMENT_BEGUN - {PlacementState.DEPLOYED} else None
    )
    ending_side = factory.LazyAttribute(lambda made: Side.HOST if made.state in PLACEMENT_BROKEN_OFF else "")
    ending_reason = factory.LazyAttribute(
        lambda made: EndingReason.NO_WORK if made.state in PLACEMENT_BROKEN_OFF else ""
    )


class VisitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Visit

    placement = factory.SubFactory(PlacementFactory)
    kind = VisitKind.ON_SITE
    starts_on = factory.LazyAttribute(lambda made: made.placement.starts_on)
    ends_on = factory.LazyAttribute(lambda made: made.placement.ends_on)


class DeliverableFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Deliverable

    placement = factory.SubFactory(PlacementFactory)
    text = "A manual for the ward"


class DeliverableUseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DeliverableUse

    deliverable = factory.SubFactory(DeliverableFactory)
    is_used = True
    said_on = factory.LazyFunction(today_in_closing_zone)


class StoryFactory(factory.django.DjangoModelFactory):
    """Told by the expert without a name."""

    class Meta:
        model = Story

    placement = factory.SubFactory(PlacementFactory)
    side = Side.EXPERT
    title = "A ward that reads its partographs"
    text = "Six nurses learnt to read the partograph, and now they teach others."
    language = "en"
    agreed_to = "The programme may print this story."
    expert_agreed_at = factory.LazyFunction(timezone.now)


class SupervisorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Supervisor

    placement = factory.SubFactory(PlacementFactory)
    name = "A. Komba"
    position = "Matron"
    since = factory.LazyAttribute(lambda made: made.placement.starts_on)


class CounterpartFactory(SupervisorFactory):
    class Meta:
        model = Counterpart

    name = factory.Sequence(lambda n: f"J. Massawe {n}")
    position = "Nurse in charge"


class WeekNoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WeekNote

    placement = factory.SubFactory(PlacementFactory)
    week_on = factory.LazyAttribute(lambda made: monday_of(made.placement.starts_on))
    done = "Six nurses learnt to read the partograph."


class ReportFactory(factory.django.DjangoModelFactory):
    """The first report of the expert, which waits since some days."""

    class Meta:
        model = Report

    placement = factory.SubFactory(PlacementFactory)
    side = Side.EXPERT
    stage = "start"
    due_on = factory.LazyAttribute(lambda made: made.placement.starts_on + 7 * DAY)


class ReminderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reminder

    user = factory.SubFactory(UserFactory)
    day = factory.LazyFunction(today_in_closing_zone)


class TeachingSessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TeachingSession

    placement = factory.SubFactory(PlacementFactory)
    held_on = factory.LazyAttribute(lambda made: made.placement.starts_on)
    topic = "Oxygen for the newborn"
    minutes = 90
    learners = 8


class ClosingTickFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClosingTick

    placement = factory.SubFactory(PlacementFactory)
    item = "handed_over"


class ArrivalTickFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArrivalTick

    placement = factory.SubFactory(PlacementFactory)
    item = "desk"


class TravelLegFactory(factory.django.DjangoModelFactory):
    """Booked by the expert."""

    class Meta:
        model = TravelLeg

    placement = factory.SubFactory(PlacementFactory)
    travels_on = factory.LazyAttribute(lambda made: made.placement.starts_on - DAY)
    from_place = "London Heathrow"
    to_place = "Dar es Salaam"
    means = "flight"
    carrier = "Kenya Airways KQ 101"
    booked_by = Side.EXPERT
    reference = "QX7PLM"


class BriefingPartFactory(factory.django.DjangoModelFactory):
    """For everybody."""

    class Meta:
        model = BriefingPart

    title_en = factory.Sequence(lambda n: f"Before you go {n}")
    title_sw = factory.Sequence(lambda n: f"Kabla ya kuondoka {n}")
    text_en = "Take your papers with you."
    text_sw = "Chukua hati zako."


class ServiceRecordFactory(factory.django.DjangoModelFactory):
    """Made; of one assignment."""

    class Meta:
        model = ServiceRecord

    owner = factory.SubFactory(UserFactory)
    number = factory.Sequence(lambda n: f"S-2026-{n:06d}")
    code = "ABCD2345"
    name = "Asha Mrema"
    fingerprint = factory.Sequence(lambda n: f"{n:064d}")
    content = b"%PDF-1.7"
    made_at = factory.LazyFunction(timezone.now)


class LearnersBySexFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LearnersBySex

    placement = factory.SubFactory(PlacementFactory)
    women = 6
    men = 2


class EvaluationFactory(factory.django.DjangoModelFactory):
    """What the expert is asked, since today."""

    class Meta:
        model = Evaluation

    placement = factory.SubFactory(PlacementFactory)
    asked = "expert"
    wave = "after"
    due_on = factory.LazyFunction(today_in_closing_zone)


class CertificateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Certificate

    placement = factory.SubFactory(PlacementFactory, state=PlacementState.COMPLETED)
    number = factory.LazyAttribute(lambda made: f"C-2026-{made.placement.pk:05d}")
    code = "23456789"
    name = "Asha Mrema"
    title_en = "Train paediatric nurses"
    title_sw = "Kufundisha wauguzi wa watoto"
    institution_en = "A hospital"
    institution_sw = "Hospitali"
    first_day = factory.LazyAttribute(lambda made: made.placement.first_day)
    last_day = factory.LazyAttribute(lambda made: made.placement.last_day)
    days = 30
    taught_hours = 12
    supervised_hours = 20
    topics = ["Oxygen for the newborn"]


class ExchangeRateFactory(factory.django.DjangoModelFactory):
    """Of this month."""

    class Meta:
        model = ExchangeRate

    currency = "TZS"
    month = factory.LazyFunction(lambda: today_in_closing_zone().replace(day=1))
    per_dollar = "2500"
    source = "Bank of Tanzania"
    published_on = factory.SelfAttribute("month")


class ClaimFactory(factory.django.DjangoModelFactory):
    """Being written by its expert; further on where `state` says so, decided by two people."""

    class Meta:
        model = Claim

    placement = factory.SubFactory(PlacementFactory)
    expert = factory.LazyAttribute(lambda made: made.placement.expert)
    currency = "USD"
    state = ClaimState.DRAFT
    checked_at = factory.LazyAttribute(
        lambda made: timezone.now() if made.state in {ClaimState.CHECKED, *CLAIM_APPROVED} else None
    )
    approved_at = factory.LazyAttribute(lambda made: made.checked_at if made.state in CLAIM_APPROVED else None)
    owed_minor = factory.LazyAttribute(lambda made: 45_000 if made.state in CLAIM_APPROVED else None)
    paid_minor = factory.LazyAttribute(
        lambda made: {"paid": made.owed_minor, "partly_paid": 5_000}.get(made.state, 0) or 0
    )


class ClaimPaymentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClaimPayment

    claim = factory.SubFactory(ClaimFactory, state=ClaimState.PAID)
    amount_minor = 45_000
    paid_on = factory.LazyFunction(today_in_closing_zone)
    reference = factory.Sequence(lambda n: f"PAID-{n}")


class AdvanceFactory(ClaimFactory):
    """450 dollars that the expert has and nobody has settled."""

    kind = "advance"
    state = ClaimState.PAID


class AdvanceSettlementFactory(factory.django.DjangoModelFactory):
    """Paid back in part."""

    class Meta:
        model = AdvanceSettlement

    advance = factory.SubFactory(AdvanceFactory)
    amount_minor = 5_000
    day = factory.LazyFunction(today_in_closing_zone)
    reference = factory.Sequence(lambda n: f"BACK-{n}")


class ClosedMonthFactory(factory.django.DjangoModelFactory):
    """The month before this one."""

    class Meta:
        model = ClosedMonth

    programme = factory.SubFactory(ProgrammeFactory)
    month = factory.LazyFunction(lambda: (today_in_closing_zone().replace(day=1) - DAY).replace(day=1))


class PayAccountFactory(factory.django.DjangoModelFactory):
    """Checked by nobody yet."""

    class Meta:
        model = PayAccount

    owner = factory.SubFactory(UserFactory)
    way = "mobile"
    holder = "Asha Mrema"
    provider = "M-Pesa"
    number = "+255 700 900 417"


class PaymentFileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PaymentFile

    programme = factory.SubFactory(ProgrammeFactory)
    currency = "USD"
    columns = factory.LazyFunction(lambda: [{"field": name, "heading": ""} for name in USUAL_FIELDS])
    file_format = "csv"


class PaymentFileRowFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PaymentFileRow

    file = factory.SubFactory(PaymentFileFactory)
    claim = factory.SubFactory(ClaimFactory, state=ClaimState.WITH_FINANCE)
    amount_minor = 45_000


class GrantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Grant

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence(lambda n: f"MIDA-{n}")
    donor = "A donor"
    project = "P-77"


class ReturnAnswerFactory(factory.django.DjangoModelFactory):
    """Asked since today."""

    class Meta:
        model = ReturnAnswer

    placement = factory.SubFactory(PlacementFactory)
    stage = "end"
    due_on = factory.LazyFunction(today_in_closing_zone)


class ReferralFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Referral

    placement = factory.SubFactory(PlacementFactory)
    to = "Medical Council of Tanganyika"
    reason = "Recognition of a specialist diploma"
    made_on = factory.LazyFunction(today_in_closing_zone)


class HostPostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HostPost

    placement = factory.SubFactory(PlacementFactory)
    title = "Nurse educator"
    where = "By letter to the hospital’s secretary"


class AlumniOfferFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AlumniOffer

    owner = factory.SubFactory(UserFactory)
    kind = "mentor"


class LaterContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LaterContact

    evaluation = factory.SubFactory(EvaluationFactory, asked="supervisor")
    email = "komba@example.org"


class MonthlyMapFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MonthlyMap

    month = datetime.date(2026, 3, 1)
    counts = factory.LazyFunction(dict)


class AimFactory(factory.django.DjangoModelFactory):
    """An outcome."""

    class Meta:
        model = Aim

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence(lambda n: f"O{n}")
    kind = "outcome"
    text_en = "Wards care better for newborns"
    text_sw = "Wodi zinawahudumia vizuri zaidi watoto wachanga"


class IndicatorFactory(factory.django.DjangoModelFactory):
    """Counted by the portal."""

    class Meta:
        model = Indicator

    aim = factory.SubFactory(AimFactory)
    programme = factory.SelfAttribute("aim.programme")
    code = factory.Sequence(lambda n: f"I{n}")
    text_en = "Hours in which staff were taught"
    text_sw = "Saa ambazo wafanyakazi walifundishwa"
    measure = "taught"


class TargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Target

    indicator = factory.SubFactory(IndicatorFactory)
    programme = factory.SelfAttribute("indicator.programme")
    first_on = datetime.date(2026, 1, 1)
    last_on = datetime.date(2026, 12, 31)
    value = 200


class IndicatorValueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IndicatorValue

    indicator = factory.SubFactory(IndicatorFactory, measure="entered")
    programme = factory.SelfAttribute("indicator.programme")
    read_on = datetime.date(2026, 3, 31)
    value = 12
    source = "Register of the ward, page 4"


class ProgrammeReportFactory(factory.django.DjangoModelFactory):
    """Of March, frozen in April, with one figure."""

    class Meta:
        model = ProgrammeReport

    programme = factory.SubFactory(ProgrammeFactory)
    first_on = datetime.date(2026, 3, 1)
    last_on = datetime.date(2026, 3, 31)
    edition = datetime.date(2026, 4, 1)
    tables = factory.LazyFunction(
        lambda: [
            {
                "title": {"en": "What was done", "sw": "Kilichofanyika"},
                "header": [{"en": "", "sw": ""}, {"en": "Number", "sw": "Idadi"}],
                "rows": [[{"en": "Days at work", "sw": "Siku za kazi"}, 22]],
            }
        ]
    )


class ReportDocumentFactory(factory.django.DjangoModelFactory):
    """Not made yet."""

    class Meta:
        model = ReportDocument

    report = factory.SubFactory(ProgrammeReportFactory)
    language = "en"


class ClaimLineFactory(factory.django.DjangoModelFactory):
    """Ten nights of 45 dollars, nothing decided."""

    class Meta:
        model = ClaimLine

    claim = factory.SubFactory(ClaimFactory)
    kind = "subsistence"
    unit = "day"
    quantity = 10
    first_on = factory.LazyAttribute(lambda made: made.claim.placement.starts_on)
    last_on = factory.LazyAttribute(lambda made: made.first_on + 9 * DAY)
    amount_minor = 45_000
    currency = "USD"


class LineShareFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LineShare

    line = factory.SubFactory(ClaimLineFactory, accepted_minor=45_000)
    budget_line = factory.SubFactory(ProgrammeBudgetLineFactory)
    grant = factory.SubFactory(GrantFactory, programme=factory.SelfAttribute("..budget_line.programme"))
    amount_minor = 45_000


class ClaimedDaysFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClaimedDays

    line = factory.SubFactory(ClaimLineFactory)
    placement = factory.LazyAttribute(lambda made: made.line.claim.placement)
    allowance = 1
    first_on = factory.LazyAttribute(lambda made: made.line.first_on)
    last_on = factory.LazyAttribute(lambda made: made.line.last_on)


class ClaimReceiptFactory(factory.django.DjangoModelFactory):
    """A row without a file on the disk."""

    class Meta:
        model = ClaimReceipt

    line = factory.SubFactory(ClaimLineFactory)
    original_name = "bus.pdf"
    content_type = "application/pdf"
    path = factory.Sequence(lambda n: f"aa/bb/receipt{n}")
    size = 1
    sha256 = "0" * 64


class EmergencyDetailFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EmergencyDetail

    placement = factory.SubFactory(PlacementFactory)
    name = "Neema Mrema"
    relation = "sister"
    phone = "+44 7700 900123"
    helpers = "No penicillin"


class RegionMessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RegionMessage

    region = factory.SubFactory(RegionFactory)
    text = "The bridge is gone. Stay where you are."


class SafetyAnswerFactory(factory.django.DjangoModelFactory):
    """Nobody knows yet."""

    class Meta:
        model = SafetyAnswer

    message = factory.SubFactory(RegionMessageFactory)
    placement = factory.SubFactory(PlacementFactory)
