"""What should be asked about before a match becomes more: said to each reader, scored for nobody, refusing nobody."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from diaspora.enums import ConsentPurpose
from skills_match.enums import ApplicationState, Audience
from skills_match.matching.for_person import match_of
from skills_match.matching.warnings import warnings_for_person
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentSkillFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import ProfileFactory
from tests.skills_match.people_for import people_for

pytestmark = pytest.mark.django_db

START = timezone.localdate() + datetime.timedelta(days=60)


@pytest.fixture
def nursing():
    return SkillFactory(en="paediatric nursing")


@pytest.fixture
def assignment(manager, nursing):
    """Forty days of work that begin between the first and the eleventh day."""
    made = AssignmentFactory(
        institution=manager.memberships.get().institution,
        minimum_experience_years=10,
        starts_from=START,
        starts_until=START + datetime.timedelta(days=10),
        length_days=40,
    )
    AssignmentSkillFactory(assignment=made, skill=nursing)
    return made


@pytest.fixture
def nurse(nursing):
    profile = ProfileFactory(experience_years=12)
    PersonSkillFactory(profile=profile, skill=nursing, level=4)
    return profile


def elsewhere(nurse, first_day, state=ApplicationState.ACCEPTED, **values):
    """The person is to work somewhere else for ten days from a day after START on."""
    other = AssignmentFactory(
        title_en="Vaccinate children",
        title_sw="Kuchanja watoto",
        starts_from=START + datetime.timedelta(days=first_day),
        starts_until=None,
        length_days=10,
        **values,
    )
    return ApplicationFactory(profile=nurse, assignment=other, state=state)


def warned(nurse, assignment):
    return warnings_for_person(profile=nurse, assignment=assignment)


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (4, ("Years of experience: 10 or more are asked for, the profile says 4.",)),
        (10, ()),
        (None, ()),  # the profile does not say: nothing is compared
    ],
)
def test_fewer_years_than_asked_for_are_said(nurse, assignment, years, said):
    nurse.experience_years = years

    assert warned(nurse, assignment) == said


@pytest.mark.parametrize(("first_day", "is_said"), [(-11, False), (-9, True), (20, True), (49, True), (50, False)])
def test_days_that_may_overlap_with_what_was_accepted_are_said(nurse, assignment, first_day, is_said):
    elsewhere(nurse, first_day)

    said = warned(nurse, assignment)

    assert said == (("The dates may overlap with “Vaccinate children”, which was accepted.",) if is_said else ())


@pytest.mark.parametrize("state", [ApplicationState.SUBMITTED, ApplicationState.OFFERED, ApplicationState.DECLINED])
def test_only_what_was_accepted_takes_days(nurse, assignment, state):
    elsewhere(nurse, 20, state=state)

    assert warned(nurse, assignment) == ()


def test_neither_the_same_assignment_nor_one_without_dates_overlaps(nurse, assignment):
    ApplicationFactory(profile=nurse, assignment=assignment, state=ApplicationState.ACCEPTED)
    open_dates = AssignmentFactory(starts_from=None, starts_until=None)
    ApplicationFactory(profile=nurse, assignment=open_dates, state=ApplicationState.ACCEPTED)

    assert warned(nurse, assignment) == ()


def test_another_one_is_named_to_the_person_and_the_office_and_not_to_a_host(nurse, assignment, officer, manager):
    elsewhere(nurse, 20)
    named = ("The dates may overlap with “Vaccinate children”, which was accepted.",)

    by_office = people_for(assignment=assignment, audience=Audience.OFFICE, reader=officer)
    by_host = people_for(assignment=assignment, audience=Audience.HOSTS, reader=manager)

    assert match_of(profile=nurse, assignment=assignment).explanation.warnings == named
    assert [match.explanation.warnings for match in by_office] == [named]
    assert [match.explanation.warnings for match in by_host] == [
        ("The dates may overlap with an assignment that was accepted.",)
    ]


def test_a_kiswahili_reader_is_warned_in_kiswahili(nurse, assignment):
    elsewhere(nurse, 20)
    nurse.experience_years = 4

    with override("sw"):
        said = warned(nurse, assignment)

    assert "Kuchanja watoto" in said[1]
    assert not {"experience", "dates"} & set(" ".join(said).split())


def test_whoever_applies_reads_the_warnings_and_may_apply_all_the_same(nurse, assignment):
    elsewhere(nurse, 20)
    client = sign_in(nurse.user)
    address = reverse("assignments:apply", args=[assignment.reference])

    page = client.get(address)
    client.post(address, {"motivation": "I trained nurses in Leeds for eight years.", "later": "1"})

    assert "The dates may overlap with “Vaccinate children”" in page.text
    assert nurse.applications.filter(assignment=assignment).exists()


@pytest.mark.parametrize(("longest", "is_agreed", "said"), [(30, True, True), (40, True, False), (30, False, False)])
def test_the_applicant_reads_what_their_profile_rules_out(nurse, assignment, longest, is_agreed, said):
    nurse.longest_stay_days = longest
    nurse.save()
    if not is_agreed:
        nurse.user.consents.filter(purpose=ConsentPurpose.MATCHING).delete()
    assignment.mode = "on_site"
    assignment.save()

    page = sign_in(nurse.user).get(reverse("assignments:apply", args=[assignment.reference])).text

    assert ("The profile rules out a stay this long." in page) == said
