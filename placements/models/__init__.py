from .certificate import Certificate
from .claims import (
    BASE,
    AdvanceSettlement,
    Claim,
    ClaimedDays,
    ClaimLine,
    ClaimPayment,
    ClaimQuerySet,
    ClaimReceipt,
    ClosedMonth,
    ExchangeRate,
    Grant,
    LineShare,
    PayAccount,
    PaymentFile,
    PaymentFileRow,
    PaymentLayout,
)
from .closing import ClosingTick
from .deliverable import Deliverable, DeliverableUse
from .earlier import AskedAddress, EarlierAssignment, EarlierExpert, EarlierList
from .evaluation import FORM_VERSION, Evaluation
from .going import ArrivalTick, BriefingPart, TravelLeg
from .later_contact import LaterContact
from .logframe import Aim, Indicator, IndicatorValue, Target
from .monthly_map import MonthlyMap
from .people import Counterpart, Supervisor
from .placement import Placement, PlacementQuerySet
from .programme_report import ProgrammeReport, ReportDocument
from .reports import Reminder, Report, ReportQuerySet, WeekNote, monday_of
from .returning import AlumniOffer, HostPost, Referral, ReturnAnswer
from .safety import EmergencyDetail, RegionMessage, SafetyAnswer
from .service_record import ServiceRecord
from .story import Story, StoryQuerySet
from .teaching import LearnersBySex, TeachingSession
from .visit import Visit

__all__ = [
    "BASE",
    "FORM_VERSION",
    "AdvanceSettlement",
    "Aim",
    "AlumniOffer",
    "ArrivalTick",
    "AskedAddress",
    "BriefingPart",
    "Certificate",
    "Claim",
    "ClaimLine",
    "ClaimPayment",
    "ClaimQuerySet",
    "ClaimReceipt",
    "ClaimedDays",
    "ClosedMonth",
    "ClosingTick",
    "Counterpart",
    "Deliverable",
    "DeliverableUse",
    "EarlierAssignment",
    "EarlierExpert",
    "EarlierList",
    "EmergencyDetail",
    "Evaluation",
    "ExchangeRate",
    "Grant",
    "HostPost",
    "Indicator",
    "IndicatorValue",
    "LaterContact",
    "LearnersBySex",
    "LineShare",
    "MonthlyMap",
    "PayAccount",
    "PaymentFile",
    "PaymentFileRow",
    "PaymentLayout",
    "Placement",
    "PlacementQuerySet",
    "ProgrammeReport",
    "Referral",
    "RegionMessage",
    "Reminder",
    "Report",
    "ReportDocument",
    "ReportQuerySet",
    "ReturnAnswer",
    "SafetyAnswer",
    "ServiceRecord",
    "Story",
    "StoryQuerySet",
    "Supervisor",
    "Target",
    "TeachingSession",
    "TravelLeg",
    "Visit",
    "WeekNote",
    "monday_of",
]
