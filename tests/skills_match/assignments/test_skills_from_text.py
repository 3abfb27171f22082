"""Terms of reference that are pasted suggest skills and an occupation; a host confirms each."""

import pytest
from django.urls import reverse

from skills_match.enums import AssignmentState
from skills_match.models import AssignmentSkill
from tests.conftest import sign_in
from tests.factories.matching import OccupationFactory, SkillFactory

from .conftest import complete

pytestmark = pytest.mark.django_db

TERMS = "The midwife trains twelve nurses in the care of newborns."


@pytest.fixture
def newborns():
    return SkillFactory(en="care of newborns", sw="huduma kwa vichanga")


@pytest.fixture
def midwife():
    return OccupationFactory(en="midwife", sw="mkunga")


def address(assignment) -> str:
    return reverse("institution_assignments:skills_from_text", args=[assignment.reference])


def ticked(skill, **more) -> dict:
    return {
        "text": TERMS, "add": "1", f"skill_{skill.pk}": "on",
        f"level_{skill.pk}": "3", f"importance_{skill.pk}": "must", **more,
    }  # fmt: skip


def test_what_is_ticked_is_asked_for(host, draft, newborns, midwife):
    before = set(draft.skills.values_list("pk", flat=True))

    answer = host.post(address(draft), ticked(newborns, occupation=midwife.pk))

    row = AssignmentSkill.objects.exclude(pk__in=before).get()
    draft.refresh_from_db()
    assert answer.url == reverse("institution_assignments:step", args=[draft.reference, "skills"])
    assert (row.skill, row.importance, row.level) == (newborns, "must", 3)
    assert draft.occupation == midwife


def test_the_occupation_stays_when_it_is_left_as_it_is(host, draft, newborns, midwife):
    before = draft.occupation

    host.post(address(draft), ticked(newborns, occupation=""))

    draft.refresh_from_db()
    assert draft.occupation == before


def test_the_words_are_shown_and_looking_changes_nothing(host, draft, newborns, midwife):
    before = draft.skills.count()

    content = host.post(address(draft), {"text": TERMS}).content.decode()

    assert "Because of: “care of newborns”" in content
    assert draft.skills.count() == before


def test_another_institution_finds_nothing_here(stranger, draft, newborns):
    assert sign_in(stranger).post(address(draft), ticked(newborns)).status_code in (403, 404)
    assert not AssignmentSkill.objects.filter(skill=newborns).exists()


def test_what_was_sent_can_no_longer_be_changed(host, institution, newborns):
    sent = complete(institution, state=AssignmentState.SUBMITTED)

    answer = host.post(address(sent), ticked(newborns))

    assert answer.url == reverse("institution_assignments:edit", args=[sent.reference])
    assert not AssignmentSkill.objects.filter(skill=newborns).exists()
