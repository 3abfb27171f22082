"""A placement with its three sides."""

import pytest

from placements.enums import PlacementState
from tests.factories.matching import ApplicationFactory
from tests.factories.placements import PlacementFactory, SupervisorFactory, VisitFactory


@pytest.fixture
def confirmed(professional, manager):
    """An application to the institution of `manager` by `professional`, confirmed."""
    institution = manager.memberships.get().institution
    return ApplicationFactory(state="confirmed", profile=professional.profile, assignment__institution=institution)


@pytest.fixture
def placement(confirmed):
    """On assignment since ten days; nobody has confirmed the departure."""
    placement = PlacementFactory(application=confirmed)
    VisitFactory(placement=placement, came_on=placement.starts_on)
    SupervisorFactory(placement=placement)
    return placement


@pytest.fixture
def planned(confirmed):
    """Its first day was ten days ago, and nobody has confirmed the arrival."""
    placement = PlacementFactory(application=confirmed, state=PlacementState.PLANNED)
    VisitFactory(placement=placement)
    return placement
