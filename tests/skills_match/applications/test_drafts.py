"""Writing an application and sending it: once, complete, in time, and frozen as it was."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from casework.moves import MoveNotAllowed
from diaspora.enums import FileKind, MemberRole
from diaspora.models import PrivateFile
from skills_match.applications import applying, errors
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.models import Application
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import MembershipFactory, ProfileFactory

from ..heard import heard_by

pytestmark = pytest.mark.django_db
S = ApplicationState
TODAY = datetime.date(2026, 11, 20)


def a_draft(**values) -> Application:
    values.setdefault("available_from", datetime.date(2027, 1, 1))
    values.setdefault("available_until", datetime.date(2027, 6, 30))
    return ApplicationFactory(state=S.DRAFT, **values)


def test_a_draft_is_started_once_however_often_somebody_begins(professional):
    assignment = AssignmentFactory()

    first = applying.start_application(assignment=assignment, profile=professional.profile)
    second = applying.start_application(assignment=assignment, profile=professional.profile)

    assert first == second
    assert Application.objects.count() == 1


def test_the_database_refuses_a_second_application(professional):
    application = ApplicationFactory(profile=professional.profile)

    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationFactory(profile=professional.profile, assignment=application.assignment)


def test_whoever_applied_already_is_led_to_that_application(professional):
    application = ApplicationFactory(profile=professional.profile)

    with pytest.raises(errors.AlreadyApplied) as refusal:
        applying.start_application(assignment=application.assignment, profile=professional.profile)

    assert refusal.value.application == application


def test_members_never_apply_to_their_own_institution(professional):
    assignment = AssignmentFactory()
    MembershipFactory(user=professional, institution=assignment.institution, role=MemberRole.AUTHOR)

    with pytest.raises(errors.OwnInstitution):
        applying.start_application(assignment=assignment, profile=professional.profile)


def test_a_profile_with_gaps_cannot_apply():
    profile = ProfileFactory(published_at=None)

    with pytest.raises(errors.ProfileNotComplete):
        applying.start_application(assignment=AssignmentFactory(), profile=profile)


@pytest.mark.parametrize("state", [AssignmentState.DRAFT, AssignmentState.APPROVED, AssignmentState.CANCELLED])
def test_nobody_applies_for_what_is_not_public(professional, state):
    with pytest.raises(errors.AssignmentClosed):
        applying.start_application(assignment=AssignmentFactory(state=state), profile=professional.profile)


def test_sending_freezes_the_profile_as_it_was(professional):
    profile = professional.profile
    PersonSkillFactory(profile=profile, skill=SkillFactory(en="newborn care", sw="huduma ya watoto wachanga"), level=4)
    PersonOccupationFactory(profile=profile, occupation=OccupationFactory(en="nurse", sw="muuguzi"))
    old_cv = PrivateFile.objects.create(
        owner=professional, kind=FileKind.CV, original_name="cv.pdf", path="a", size=1, sha256="0"
    )
    application = applying.submit_application(application=a_draft(profile=profile), by=professional)

    profile.headline = "Something else"
    profile.save()
    profile.skills.all().delete()
    old_cv.is_current = False
    old_cv.save()
    PrivateFile.objects.create(owner=professional, kind=FileKind.CV, original_name="2", path="b", size=1, sha256="0")

    application.refresh_from_db()
    assert application.state == S.SUBMITTED
    assert application.cv == old_cv
    assert application.snapshot["name"] == "Asha Mrema"
    assert application.snapshot["headline"] == "Paediatric nurse"
    assert application.snapshot["cv"] == "cv.pdf"
    assert application.snapshot["skills"] == [
        {
            "labels": {"en": "newborn care", "sw": "huduma ya watoto wachanga"},
            "level": 4,
            "years": 5,
            "last_used_year": None,
        }
    ]
    assert application.snapshot["occupations"][0]["labels"] == {"en": "nurse", "sw": "muuguzi"}
    assert professional.email not in str(application.snapshot)


def test_sending_twice_is_refused_and_changes_nothing(professional):
    application = applying.submit_application(application=a_draft(profile=professional.profile), by=professional)

    with pytest.raises(errors.AlreadyApplied):
        applying.submit_application(application=application, by=professional)

    assert heard_by(professional) == ["application_submitted"]


def test_what_is_missing_is_named(professional):
    application = a_draft(profile=professional.profile, motivation="", available_until=None)
    required = application.assignment.questions.create(text_en="Which ward?")
    application.assignment.questions.create(text_en="Anything else?", is_required=False)

    with pytest.raises(errors.ApplicationIncomplete) as refusal:
        applying.submit_application(application=application, by=professional)

    assert refusal.value.fields == ["motivation", "available_until", f"question_{required.pk}"]


def test_the_closing_day_counts_to_its_end_in_dar_es_salaam(professional, stranger):
    with time_machine.travel("2026-11-20T20:59:00Z", tick=False):  # 23:59 in Dar es Salaam
        assignment = AssignmentFactory(closing_on=TODAY)
        in_time = a_draft(profile=professional.profile, assignment=assignment)
        applying.submit_application(application=in_time, by=professional)

    late = a_draft(profile=stranger.profile, assignment=assignment)
    with time_machine.travel("2026-11-20T21:00:00Z", tick=False), pytest.raises(errors.AssignmentClosed):
        applying.submit_application(application=late, by=stranger)

    late.refresh_from_db()
    assert (late.state, late.motivation) == (
        S.DRAFT,
        "I trained nurses in Leeds for eight years and want to pass it on.",
    )


def test_a_form_opened_in_time_is_kept_as_a_draft_after_closing(professional):
    assignment = AssignmentFactory(state=AssignmentState.CLOSED)

    application = applying.start_application(assignment=assignment, profile=professional.profile)
    applying.save_draft(
        application=application, motivation="My text", available_from=None, available_until=None, answers={}
    )

    application.refresh_from_db()
    assert application.motivation == "My text"


def test_nobody_sends_the_application_of_another(professional, stranger, officer):
    application = a_draft(profile=professional.profile)

    for wrong in (stranger, officer):
        with pytest.raises(MoveNotAllowed):
            applying.submit_application(application=application, by=wrong)
