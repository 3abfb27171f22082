from .deliverable import Deliverable
from .people import Counterpart, Supervisor
from .placement import Placement, PlacementQuerySet
from .visit import Visit

__all__ = ["Counterpart", "Deliverable", "Placement", "PlacementQuerySet", "Supervisor", "Visit"]
