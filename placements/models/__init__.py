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
from .later_contact import LaterContact
from .logframe import Aim, Indicator, IndicatorValue, Target
from .monthly_map import MonthlyMap
from .pay_account import PayAccount
from .payment_file import PaymentFile, PaymentFileRow, PaymentLayout
from .people import Counterpart, Supervisor
from .placement import Placement, PlacementQuerySet
from .programme_report import ProgrammeReport, ReportDocument
from .reports import Reminder, Report, ReportQuerySet, WeekNote, monday_of
from .returning import AlumniOffer, HostPost, Referral, ReturnAnswer
from .safety import EmergencyDetail, RegionMessage, SafetyAnswer
from .teaching import TeachingSession
from .visit import Visit

__all__ = [
    "BASE",
    "FORM_VERSION",
    "AdvanceSettlement",
    "Aim",
    "AlumniOffer",
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
    "HostPost",
    "Indicator",
    "IndicatorValue",
    "LaterContact",
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
    "Supervisor",
    "Target",
    "TeachingSession",
    "Visit",
    "WeekNote",
    "monday_of",
]
