"""What a profile says of education, licences, referees and support: compared, and shown when it is due."""

import datetime

import pytest
from django.urls import reverse

from diaspora.enums import EducationLevel
from skills_match.applications.snapshot import take_snapshot
from skills_match.enums import ApplicationState
from skills_match.matching.warnings import warnings_for_person
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory, ProfileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment():
    return AssignmentFactory(
        minimum_education=EducationLevel.BACHELOR,
        licence_needed="Nursing council",
        starts_from=datetime.date(2031, 3, 1),
        length_days=30,
    )


def papers(profile, *, level=None, until=None):
    if level:
        profile.education.create(level=level, title="a", school="b")
    if until:
        profile.licences.create(title="Nurse", body="Council", valid_until=until)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({}, ["“Bachelor’s degree” or more is asked for, the profile names none", "the profile names none."]),
        ({"level": 3, "until": datetime.date(2031, 3, 30)}, ["the profile says “Diploma”"]),
        ({"level": 4, "until": datetime.date(2031, 3, 29)}, ["ends on 29 March 2031, before the work does"]),
        ({"level": 5, "until": datetime.date(2031, 3, 30)}, []),
    ],
)
def test_education_and_licence_warn_before_applying(assignment, held, said):
    profile = ProfileFactory()
    papers(profile, **held)

    warned = warnings_for_person(profile=profile, assignment=assignment)

    assert len(warned) == len(said)
    assert all(part in text for part, text in zip(said, warned, strict=True))


def test_a_host_reads_what_was_sent_and_the_warning_but_no_referee_and_no_need(assignment):
    host = MembershipFactory(institution=assignment.institution)
    profile = ProfileFactory(support_needed="A ramp to the ward")
    papers(profile, level=3)
    profile.referees.create(name="Rehema Komba", phone="+44 1")
    sent = ApplicationFactory(assignment=assignment, profile=profile, state=ApplicationState.SHORTLISTED)
    sent.snapshot = take_snapshot(profile=profile, cv=None)
    sent.save()
    address = reverse("institution_assignments:application", args=[assignment.reference, sent.pk])

    page = sign_in(host.user).get(address)

    assert "a, b (Diploma)" in page.text
    assert "Education: “Bachelor’s degree” or more is asked for" in page.text
    assert "Komba" not in page.text
    assert "ramp" not in page.text
    sent.state = ApplicationState.ACCEPTED
    sent.save()
    accepted = sign_in(host.user).get(address)
    assert "Rehema Komba" in accepted.text
    assert "A ramp to the ward" in accepted.text


def test_a_programme_may_ask_for_referees_early_and_never_of_what_was_withdrawn(assignment, officer):
    profile = ProfileFactory()
    profile.referees.create(name="Rehema Komba", phone="+44 1")
    sent = ApplicationFactory(assignment=assignment, profile=profile, state=ApplicationState.SCREENING)
    address = reverse("office:application", args=[sent.pk])
    client = sign_in(officer)
    assert "Komba" not in client.get(address).text

    assignment.programme.asks_referees_early = True
    assignment.programme.save()

    assert "Komba" in client.get(address).text
    sent.state = ApplicationState.WITHDRAWN
    sent.save()
    assert "Komba" not in client.get(address).text
