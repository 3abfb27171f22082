"""Nothing of a profile is seen by the programme office unless its owner published it: every way there, every reason."""

from importlib import import_module
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from openpyxl import load_workbook

from diaspora.enums import ConsentPurpose, FileKind, Visibility
from diaspora.models import FileAccess, PrivateFile, Profile
from diaspora.privacy.consents import withdraw_consent
from diaspora.profiles import publishing
from diaspora.rules import may_open_file
from skills_match.enums import Audience
from skills_match.matching.runs import run_for
from tests.conftest import sign_in
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentInvitationFactory,
    AssignmentSkillFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import ProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


class Scene:
    """An officer at the desk, an assignment, and a nurse with a telling name whom it matches and who was invited."""

    def __init__(self, officer) -> None:
        self.officer, self.desk = officer, sign_in(officer)
        self.assignment = AssignmentFactory()
        skill = SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto")
        AssignmentSkillFactory(assignment=self.assignment, skill=skill, level=2)
        self.nurse = ProfileFactory(user__first_name="Zawadi", user__email="zawadi@example.org")
        PersonSkillFactory(profile=self.nurse, skill=skill, level=3)
        self.cv = PrivateFile.objects.create(
            owner=self.nurse.user, kind=FileKind.CV, original_name="Zawadi.pdf", path="a", size=1, sha256="0"
        )
        AssignmentInvitationFactory(assignment=self.assignment, profile=self.nurse)
        self.earlier_list = run_for(assignment=self.assignment, audience=Audience.OFFICE, by=officer)

    def text(self, name: str, *args, **query) -> str:
        answer = self.desk.get(reverse(name, args=args), query)
        if not answer.streaming:
            return answer.text if answer.status_code == 200 else ""
        content = b"".join(answer.streaming_content)
        return sheet(content) if content.startswith(b"PK") else content.decode("utf-8-sig")

    def now(self) -> int:
        return run_for(assignment=self.assignment, audience=Audience.OFFICE, by=self.officer).pk


def sheet(content: bytes) -> str:
    rows = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row)


WAYS = {
    "list": lambda s: s.text("office:people"),
    "list by skill": lambda s: s.text("office:people", skill="paediatric nursing"),
    "search box": lambda s: s.text("office:search", q="zawadi").partition("<main")[2].replace('value="zawadi"', ""),
    "CSV": lambda s: s.text("office:export", "people", "csv"),
    "XLSX": lambda s: s.text("office:export", "people", "xlsx"),
    "person page": lambda s: s.text("office:person", s.nurse.pk),
    "matching people": lambda s: s.text("office:match_people", s.assignment.reference),
    "comparison": lambda s: s.text("office:compare_people", s.assignment.reference, list=s.now(), person=1),
    "an earlier comparison": lambda s: s.text(
        "office:compare_people", s.assignment.reference, list=s.earlier_list.pk, person=1
    ),
    "an earlier list": lambda s: s.text("office:match_run", s.earlier_list.pk),
    "an earlier list as a file": lambda s: s.text("office:match_run_file", s.earlier_list.pk),
    "invitations": lambda s: s.text("office:assignment", s.assignment.reference),
}


def never_published(nurse) -> None:
    Profile.objects.filter(pk=nurse.pk).update(published_at=None)


def never_chosen(nurse) -> None:
    Profile.objects.filter(pk=nurse.pk).update(published_at=None, visibility="")


def unpublished(nurse) -> None:
    publishing.hide_profile(profile=nurse, by=nurse.user)


def consent_withdrawn(nurse) -> None:
    withdraw_consent(user=nurse.user, purpose=ConsentPurpose.MATCHING)


def hidden(nurse) -> None:
    publishing.choose_visibility(profile=nurse, visibility=Visibility.HIDDEN, agreed={ConsentPurpose.MATCHING})


@pytest.fixture
def scene(officer):
    return Scene(officer)


def reached(scene) -> set[str]:
    """The ways on which the office meets the nurse by name or address; her CV is one more."""
    ways = {way for way, text in WAYS.items() if "zawadi" in text(scene).lower()}
    return ways | ({"CV"} if may_open_cv(scene) else set())


def may_open_cv(scene) -> bool:
    return may_open_file(scene.officer, PrivateFile.objects.get(pk=scene.cv.pk))


def test_the_office_reaches_a_published_profile_on_every_way(scene):
    assert reached(scene) == {*WAYS, "CV"}


@pytest.mark.parametrize("left", [never_published, never_chosen, unpublished, consent_withdrawn, hidden])
def test_the_office_reaches_a_profile_that_is_not_published_on_no_way(scene, left):
    left(scene.nurse)
    FileAccess.objects.all().delete()

    assert reached(scene) == set()
    assert not FileAccess.objects.filter(subject=scene.nurse.user).exists()


def test_the_office_keeps_what_was_sent_with_an_application_and_nothing_else(scene):
    sent = ApplicationFactory(
        assignment=scene.assignment, profile=scene.nurse, cv=scene.cv, snapshot={"name": "Zawadi Mushi"}
    )
    hidden(scene.nurse)

    assert reached(scene) == {"CV", "search box"}
    assert "Zawadi Mushi" in scene.text("office:application", sent.pk)


def test_a_new_profile_is_for_nobody_until_its_owner_chose():
    profile = publishing.profile_of(user=UserFactory())

    assert profile.visibility == ""
    assert not profile.is_shown


@pytest.mark.parametrize("visibility", ["", Visibility.HIDDEN])
def test_the_database_keeps_a_profile_for_nobody_from_being_published(professional, visibility):
    with pytest.raises(IntegrityError), transaction.atomic():
        Profile.objects.filter(user=professional).update(visibility=visibility)


def test_what_the_office_saw_by_default_is_hidden_by_the_migration():
    migration = import_module("diaspora.migrations.0015_nothing_is_seen_before_its_owner_chose")
    default = ProfileFactory(visibility=Visibility.OFFICE, published_at=None, consents=[])
    chosen = ProfileFactory(visibility=Visibility.OFFICE, published_at=None)
    shown = ProfileFactory(visibility=Visibility.OFFICE, consents=[])

    migration.forget_what_nobody_chose(apps, SimpleNamespace(connection=connection))
    after = [Profile.objects.get(pk=each.pk) for each in (default, chosen, shown)]

    assert [(each.visibility, each.is_shown) for each in after] == [("", False), ("office", False), ("office", True)]
