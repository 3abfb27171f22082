from .certificate import Certificate
from .claims import BASE, Claim, ClaimedDays, ClaimLine, ClaimQuerySet, ClaimReceipt, ExchangeRate
from .closing import ClosingTick
from .deliverable import Deliverable
from .evaluation import FORM_VERSION, Evaluation
from .people import Counterpart, Supervisor
from .placement import Placement, PlacementQuerySet
from .reports import Reminder, Report, ReportQuerySet, WeekNote, monday_of
from .safety import EmergencyDetail, RegionMessage, SafetyAnswer
from .teaching import TeachingSession
from .visit import Visit

__all__ = [
    "BASE",
    "FORM_VERSION",
    "Certificate",
    "Claim",
    "ClaimLine",
    "ClaimQuerySet",
    "ClaimReceipt",
    "ClaimedDays",
    "ClosingTick",
    "Counterpart",
    "Deliverable",
    "EmergencyDetail",
    "Evaluation",
    "ExchangeRate",
    "Placement",
    "PlacementQuerySet",
    "RegionMessage",
    "Reminder",
    "Report",
    "ReportQuerySet",
    "SafetyAnswer",
    "Supervisor",
    "TeachingSession",
    "Visit",
    "WeekNote",
    "monday_of",
]
