"""An officer."""

import datetime

from django.contrib.auth.models import Permission

from diaspora.models import Profile, User
from home.translation_desk.jobs import ask_for_translation, take
from office.exports import record_export
from office.notes import write_note
from office.officers import assign_officer
from skills_match.applications.applying import start_screening
from skills_match.enums import ApplicationState
from skills_match.vocabulary.suggestions import accept_as_new, suggest_concept
from tests.factories.events import TeamMemberFactory
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import UserFactory
from tests.factories.programmes import ProgrammeRightFactory

from .judging import judge
from .word import SENTENCE, qanary


def colleague(officer, host) -> User:
    """An officer, who is put in charge and decides."""
    user = qanary()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["work_in_office", "submit_translation"]))
    application = ApplicationFactory(state=ApplicationState.SUBMITTED)
    assign_officer(record=application, officer=user, by=officer)
    start_screening(application=application, by=user)
    assign_officer(record=host.institution, officer=user, by=user)
    write_note(about=host.institution, text="They answer late", by=user)
    suggestion = suggest_concept(by=UserFactory(), text="kangaroo care", language="en")
    accept_as_new(suggestion=suggestion, by=user, label_en="kangaroo care", label_sw="huduma ya kangaruu")
    judge(user)
    TeamMemberFactory(user=user)
    ProgrammeRightFactory(user=user)
    ProgrammeRightFactory(proposed_by=user)
    for by, note in [(user, SENTENCE), (officer, f"For {SENTENCE}")]:
        job = ask_for_translation(
            record=application.assignment if by == user else AssignmentFactory(),
            from_language="en",
            to_language="sw",
            by=by,
            translator=officer if by == user else None,
            due_on=datetime.date(2026, 12, 24),
            note=note,
        )
    take(job=job, by=user)
    record_export(rows=Profile.objects.all(), kind="people", file_format="csv", filters="", by=user)
    return user
