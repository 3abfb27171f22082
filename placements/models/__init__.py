from .certificate import Certificate
from .closing import ClosingTick
from .deliverable import Deliverable
from .evaluation import FORM_VERSION, Evaluation
from .people import Counterpart, Supervisor
from .placement import Placement, PlacementQuerySet
from .reports import Reminder, Report, ReportQuerySet, WeekNote, monday_of
from .teaching import TeachingSession
from .visit import Visit

__all__ = [
    "FORM_VERSION",
    "Certificate",
    "ClosingTick",
    "Counterpart",
    "Deliverable",
    "Evaluation",
    "Placement",
    "PlacementQuerySet",
    "Reminder",
    "Report",
    "ReportQuerySet",
    "Supervisor",
    "TeachingSession",
    "Visit",
    "WeekNote",
    "monday_of",
]
