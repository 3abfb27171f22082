from .advances import AdvanceSettlement
from .certificate import Certificate
from .claim_lines import ClaimedDays, ClaimLine, ClaimReceipt, LineShare
from .claim_payments import ClaimPayment
from .claims import Claim, ClaimQuerySet
from .closed_month import ClosedMonth
from .closing import ClosingTick
from .deliverable import Deliverable
from .evaluation import FORM_VERSION, Evaluation
from .exchange import BASE, ExchangeRate
from .grants import Grant
from .logframe import Aim, Indicator, IndicatorValue, Target
from .pay_account import PayAccount
from .payment_file import PaymentFile, PaymentFileRow, PaymentLayout
from .people import Counterpart, Supervisor
from .placement import Placement, PlacementQuerySet
from .programme_report import ProgrammeReport, ReportDocument
from .reports import Reminder, Report, ReportQuerySet, WeekNote, monday_of
from .safety import EmergencyDetail, RegionMessage, SafetyAnswer
from .teaching import TeachingSession
from .visit import Visit

__all__ = [
    "BASE",
    "FORM_VERSION",
    "AdvanceSettlement",
    "Aim",
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
    "EmergencyDetail",
    "Evaluation",
    "ExchangeRate",
    "Grant",
    "Indicator",
    "IndicatorValue",
    "LineShare",
    "PayAccount",
    "PaymentFile",
    "PaymentFileRow",
    "PaymentLayout",
    "Placement",
    "PlacementQuerySet",
    "ProgrammeReport",
    "RegionMessage",
    "Reminder",
    "Report",
    "ReportDocument",
    "ReportQuerySet",
    "SafetyAnswer",
    "Supervisor",
    "Target",
    "TeachingSession",
    "Visit",
    "WeekNote",
    "monday_of",
]
