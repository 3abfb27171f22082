"""Skills, occupation and languages of a request: found, added, changed and removed."""

import pytest
from django.urls import reverse

from tests.factories.matching import OccupationFactory, SkillFactory
from tests.factories.people import LanguageFactory, MembershipFactory

from .conftest import HOSTILE, complete, step_of

pytestmark = pytest.mark.django_db


def test_a_skill_is_found_by_a_kiswahili_word_and_added_with_level(host, draft):
    skill = SkillFactory(en="neonatal nursing", sw="uuguzi wa watoto wachanga")
    draft.skills.all().delete()

    found = host.get(step_of(draft, "skills"), {"q": "uuguzi wachanga"})
    host.post(step_of(draft, "skills") + "?q=uuguzi+wachanga", {"skill": skill.pk, "importance": "must", "level": "3"})

    assert [suggestion.concept for suggestion in found.context["found"]] == [skill]
    assert draft.skills.values_list("skill", "importance", "level").get() == (skill.pk, "must", 3)


def test_adding_a_skill_again_changes_its_level(host, draft):
    row = draft.skills.get()
    label = row.skill.label

    host.post(step_of(draft, "skills") + f"?q={label}", {"skill": row.skill_id, "importance": "desired", "level": "1"})

    assert draft.skills.values_list("importance", "level").get() == ("desired", 1)


@pytest.mark.parametrize("data", [{}, {"skill": "999999"}, {"level": "9"}, {"importance": HOSTILE}])
def test_a_skill_that_is_wrong_is_not_added(host, draft, data):
    skill = SkillFactory(en="wound care")

    response = host.post(
        step_of(draft, "skills") + "?q=wound",
        {"add": "1", "skill": skill.pk, "importance": "must", "level": "2"} | (data or {"skill": ""}),
    )

    assert response.status_code == 200
    assert "There is a problem" in response.text
    assert draft.skills.count() == 1


def test_skills_and_languages_are_removed_from_ones_own_assignment_only(host, draft):
    foreign = complete(MembershipFactory().institution)
    row, foreign_row = draft.skills.get(), foreign.skills.get()

    host.post(reverse("institution_assignments:remove_skill", args=[draft.reference, foreign_row.pk]))
    host.post(reverse("institution_assignments:remove_skill", args=[draft.reference, row.pk]))
    host.post(reverse("institution_assignments:remove_skill", args=[draft.reference, row.pk]))

    assert (draft.skills.count(), foreign.skills.count()) == (0, 1)


def test_occupation_and_language_are_chosen(host, draft):
    occupation, language = OccupationFactory(en="midwife"), LanguageFactory()

    found = host.get(step_of(draft, "profile"), {"q": "midwife"})
    host.post(step_of(draft, "profile") + "?q=midwife", {"choose": "1", "occupation": occupation.pk})
    for level in ("B1", "C1"):
        host.post(step_of(draft, "profile"), {"add": "1", "language": language.pk, "level": level})

    draft.refresh_from_db()
    assert [suggestion.concept for suggestion in found.context["found"]] == [occupation]
    assert draft.occupation == occupation
    assert draft.languages.values_list("language", "level").get() == (language.pk, "C1")


@pytest.mark.parametrize(
    ("title", "occupation"),
    [("Mentor paediatric nurses at Bugando", "paediatric nurse"), ("Mkunga wa kufundisha", "midwife")],
)
def test_the_title_of_an_assignment_suggests_occupations_to_choose_from(host, draft, title, occupation):
    OccupationFactory(en="paediatric nurse", sw="muuguzi wa watoto")
    OccupationFactory(en="midwife", sw="mkunga")
    OccupationFactory(en="welder", sw="mchomeleaji")
    type(draft).objects.filter(pk=draft.pk).update(title=title, occupation=None)

    page = host.get(step_of(draft, "profile"))
    chosen = page.context["found"][0].concept
    again = host.post(step_of(draft, "profile"), {"choose": "1"})
    draft.refresh_from_db()

    assert [suggestion.label for suggestion in page.context["found"]] == [occupation]
    assert f"This comes close to the title “{title}”." in page.text
    assert (draft.occupation, again.context["found"]) == (None, page.context["found"])
    host.post(step_of(draft, "profile"), {"choose": "1", "occupation": chosen.pk})
    draft.refresh_from_db()
    assert draft.occupation == chosen
    assert host.get(step_of(draft, "profile")).context["found"] == []


def test_a_wrong_language_and_a_wrong_occupation_stay_on_the_page(host, draft):
    language = host.post(step_of(draft, "profile"), {"add": "1", "language": "x", "level": "C2"})
    occupation = host.post(step_of(draft, "profile"), {"choose": "1", "occupation": "nonsense"})

    assert '<option value="C2" selected>' in language.text
    assert 'class="error-summary"' in language.text
    assert "Choose an occupation from the list." in occupation.text
    assert not draft.languages.exists()
