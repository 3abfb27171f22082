"""People who want to hear of assignments that fit, and assignments that do."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from diaspora.enums import ConsentPurpose
from skills_match import tasks
from skills_match.assignments.publishing import publish_assignment
from skills_match.enums import AssignmentState
from skills_match.models import AlertSettings
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory, PersonSkillFactory, SkillFactory
from tests.factories.people import AvailabilityWindowFactory, ProfileFactory

ALL_THREE = [ConsentPurpose.MATCHING, ConsentPurpose.HOSTS, ConsentPurpose.ALERTS]
DAR = ZoneInfo("Africa/Dar_es_Salaam")
#: A Wednesday at noon.
WEDNESDAY = datetime.datetime(2026, 11, 25, 12, tzinfo=DAR)


@pytest.fixture
def nursing(db):
    return SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto")


@pytest.fixture
def nurse_of(nursing):
    """Makes somebody whose profile fits well; `frequency` and `a_week` are what she or he chose."""

    def make(frequency=None, a_week=3, consents=ALL_THREE, **values):
        profile = ProfileFactory(consents=consents, **values)
        PersonSkillFactory(profile=profile, skill=nursing, level=3)
        AvailabilityWindowFactory(profile=profile)
        if frequency:
            AlertSettings.objects.create(user=profile.user, frequency=frequency, messages_a_week=a_week)
        return profile

    return make


@pytest.fixture
def approved(nursing):
    """Makes an assignment that waits to be published."""

    def make(**values):
        assignment = AssignmentFactory(state=AssignmentState.APPROVED, published_at=None, **values)
        AssignmentSkillFactory(assignment=assignment, skill=nursing, level=2)
        return assignment

    return make


@pytest.fixture
def publish(approved, officer):
    """Publishes an assignment as the office does."""

    def do(**values):
        return publish_assignment(assignment=approved(**values), by=officer)

    return do


@pytest.fixture
def frozen(time_machine):
    """Wednesday noon in Dar es Salaam, until a test moves the clock."""
    time_machine.move_to(WEDNESDAY, tick=False)


def tick() -> int:
    """What the worker does; returns how many e-mails went out."""
    before = len(mail.outbox)
    tasks.find_alerts()
    tasks.gather_alerts()
    tasks.send_alerts()
    return len(mail.outbox) - before


def next_monday_at(hour, minute=0):
    return datetime.datetime(2026, 11, 30, hour, minute, tzinfo=DAR)
