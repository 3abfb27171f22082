"""An assignment with three applicants, and a reviewer of each side."""

from types import SimpleNamespace

import pytest

from diaspora.enums import FileKind, MemberRole
from diaspora.models import PrivateFile, Profile
from reviews.allocation.allocating import allocate
from reviews.allocation.conflicts import find_conflicts
from reviews.enums import RoundPlan
from reviews.models import Round
from reviews.rounds.phases import open_round
from reviews.rounds.starting import start_round
from reviews.sheets.giving import FilledSheet, keep_sheet
from selection.judging.kind import JudgedApplications
from skills_match.enums import ApplicationState
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import MembershipFactory, ProfileFactory, UserFactory


@pytest.fixture
def host(db):
    """A reviewer at an approved institution."""
    membership = MembershipFactory(role=MemberRole.REVIEWER, user__first_name="Zuhura", user__last_name="Omari")
    return membership.user


@pytest.fixture
def assignment(host):
    made = AssignmentFactory(institution=host.memberships.get().institution)
    made.criteria.create(text_en="Skill at the bedside", text_sw="Ujuzi wa kuhudumia wagonjwa", weight=75)
    made.criteria.create(text_en="Experience in teaching", text_sw="Uzoefu wa kufundisha", weight=25)
    return made


def applicant(assignment, first: str, last: str, **values):
    """Somebody of the shortlist, as the snapshot tells it."""
    profile = ProfileFactory(user__first_name=first, user__last_name=last)
    snapshot = {"name": f"{first} {last}", "headline": "Nurse", "experience": [], **values.pop("snapshot", {})}
    return ApplicationFactory(
        assignment=assignment, profile=profile, state=ApplicationState.SHORTLISTED, snapshot=snapshot, **values
    )


@pytest.fixture
def applications(assignment):
    names = [("Asha", "Mrema"), ("Baraka", "Lema"), ("Consolata", "Nyoni")]
    return [applicant(assignment, *name) for name in names]


@pytest.fixture
def start(assignment, applications, officer, host):
    """Start a round as the office’s page does; the reviewers are the officer and the host."""

    def start(*, plan: str = RoundPlan.LIGHT, officers=None, hosts=None, by=None, **values) -> Round:
        reviewers = {"office": officers or [officer], "host": hosts or [host]}
        values = {"plan": plan, "reviewers": reviewers, **values}
        round = start_round(kind=JudgedApplications(), group_id=assignment.pk, by=by or officer, **values)
        find_conflicts(round=round)
        allocate(round=round)
        return open_round(round=round, by=by or officer) if plan == RoundPlan.LIGHT else round

    return start


@pytest.fixture
def give():
    """SheetScore one file for one reviewer: `give(round, application, user, 3, 2)`."""

    def give(round: Round, application, user, *values, **more):
        sheet = round.sheets.get(subject__record_id=application.pk, reviewer__user=user)
        scores = dict(zip(round.criteria.values_list("pk", flat=True), values, strict=False))
        return keep_sheet(sheet=sheet, by=user, answers=FilledSheet(scores, **more))

    return give


@pytest.fixture
def scored(start, give, applications, officer, host):
    """A round whose sheets are all given: Consolata is best, then Asha, then Baraka."""
    round = start()
    for application, values in zip(applications, [(3, 2), (1, 1), (4, 4)], strict=True):
        give(round, application, officer, *values)
        give(round, application, host, *values)
    return SimpleNamespace(round=round, subjects={each.record_id: each for each in round.subjects.all()})


@pytest.fixture
def runs_it(officer):
    """An officer who runs the round and does not judge."""
    user = UserFactory(first_name="Upendo", last_name="Mollel")
    user.user_permissions.set(officer.user_permissions.all())
    return user


CANARIES = ["Zawadi", "Qwerton", "zq@canary.example", "+44 7700 900123", "Canaria Hospital", "zawadi-cv.pdf"]


@pytest.fixture
def canary(applications):
    """An application full of what tells who sent it."""
    sent = applications[0]
    user = sent.profile.user
    user.first_name, user.last_name, user.email = "Zawadi", "Qwerton", "zq@canary.example"
    user.save()
    Profile.objects.filter(pk=sent.profile_id).update(phone="+44 7700 900123")
    cv = PrivateFile.objects.create(owner=user, kind=FileKind.CV, original_name="zawadi-cv.pdf", path="z", size=1)
    position = {"title": "Sister at Canaria Hospital", "organisation": "Canaria Hospital", "country": "GB"}
    sent.snapshot |= {
        "name": "Zawadi Qwerton",
        "about": "I am Zawadi. Write to zq@canary.example.",
        "cv": "zawadi-cv.pdf",
        "experience": [{**position, "from_year": 2020, "until_year": None, "summary": "At Canaria Hospital I taught."}],
    }
    sent.motivation, sent.cv = "Call Qwerton: +44 7700 900123. I teach well.", cv
    sent.save()
    return sent
