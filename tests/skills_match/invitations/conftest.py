"""A host with an open assignment, and a nurse who fits it and is known by nobody."""

import pytest

from skills_match.enums import Audience
from skills_match.matching.people import handle_of
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory, PersonSkillFactory, SkillFactory
from tests.factories.people import AvailabilityWindowFactory, ProfileFactory
from tests.skills_match.people_for import people_for


@pytest.fixture
def nursing(db):
    return SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto")


@pytest.fixture
def assignment(manager, nursing):
    made = AssignmentFactory(institution=manager.memberships.get().institution, title_en="Train nurses")
    AssignmentSkillFactory(assignment=made, skill=nursing, level=2)
    return made


@pytest.fixture
def nurse_of(nursing):
    """Makes somebody with the skill, a telling name and a telling place."""

    def make(**values):
        names = {"user__first_name": "Zawadi", "user__last_name": "Mkapa-Unique", "city": "Ashby-de-la-Zouch"}
        profile = ProfileFactory(**{**names, **values})
        PersonSkillFactory(profile=profile, skill=nursing, level=3)
        AvailabilityWindowFactory(profile=profile)
        return profile

    return make


@pytest.fixture
def nurse(nurse_of):
    return nurse_of()


def handle(assignment, profile) -> str:
    return handle_of(assignment=assignment, profile_id=profile.pk)


def handles_shown(assignment, reader) -> set[str]:
    return {match.handle for match in people_for(assignment=assignment, audience=Audience.HOSTS, reader=reader)}
