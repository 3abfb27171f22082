from .certificate import Certificate
from .claim_lines import ClaimedDays, ClaimLine, ClaimReceipt, LineShare
from .claim_payments import ClaimPayment
from .claims import Claim, ClaimQuerySet
from .closing import ClosingTick
from .deliverable import Deliverable
from .evaluation import FORM_VERSION, Evaluation
from .exchange import BASE, ExchangeRate
from .grants import Grant
from .pay_account import PayAccount
from .payment_file import PaymentFile, PaymentFileRow, PaymentLayout
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
    "ClaimPayment",
    "ClaimQuerySet",
    "ClaimReceipt",
    "ClaimedDays",
    "ClosingTick",
    "Counterpart",
    "Deliverable",
    "EmergencyDetail",
    "Evaluation",
    "ExchangeRate",
    "Grant",
    "LineShare",
    "PayAccount",
    "PaymentFile",
    "PaymentFileRow",
    "PaymentLayout",
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
