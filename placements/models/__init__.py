from .deliverable import Deliverable
from .people import Counterpart, Supervisor
from .placement import Placement, PlacementQuerySet
from .reports import Reminder, Report, ReportQuerySet, WeekNote, monday_of
from .visit import Visit

__all__ = [
    "Counterpart",
    "Deliverable",
    "Placement",
    "PlacementQuerySet",
    "Reminder",
    "Report",
    "ReportQuerySet",
    "Supervisor",
    "Visit",
    "WeekNote",
    "monday_of",
]
