"""Two of the vocabulary that are one: the office finds both, sees what moves, and makes them one for good."""

import pytest
from django.urls import reverse

from skills_match.enums import LabelKind
from skills_match.models import Concept, IndexChange, PersonSkill, SkillLink
from tests.conftest import sign_in
from tests.factories.matching import (
    AssignmentSkillFactory,
    ConceptLabelFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def nursing():
    return SkillFactory(en="nursing", sw="uuguzi")


@pytest.fixture
def care():
    skill = SkillFactory(en="bedside care", sw="huduma ya kitandani")
    ConceptLabelFactory(concept=skill, text="care at the bed", kind=LabelKind.SYNONYM)
    return skill


def address(concept, into):
    return reverse("office:merge", args=[concept.pk, into.pk])


def confirm(client, concept, into):
    return client.post(address(concept, into), {"is_same": "on"}, follow=True)


class TestFinding:
    def look(self, desk, **values):
        return desk.get(reverse("office:merges"), {"kind": "skill", "goes": "bedside", "stays": "uuguzi", **values})

    def test_two_words_in_any_language_lead_to_the_two(self, desk, nursing, care):
        page = self.look(desk)

        choices = {name: field.choices for name, field in page.context["choice"].fields.items()}
        assert choices == {
            "concept": [(care.pk, "Bedside care – added by the office")],
            "into": [(nursing.pk, "Nursing – added by the office")],
        }
        answer = self.look(desk, concept=care.pk, into=nursing.pk, compare="1")
        assert (answer.status_code, answer.url) == (302, address(care, nursing))

    def test_one_and_the_same_is_refused(self, desk, care):
        page = self.look(desk, stays="bedside", concept=care.pk, into=care.pk, compare="1")

        assert page.context["choice"].errors == {"into": ["Choose two different ones."]}

    def test_a_word_that_finds_nothing_is_said(self, desk, care):
        page = self.look(desk, stays="zzzzzz").content.decode()

        assert "The vocabulary has nothing like “zzzzzz”." in page
        assert 'name="compare"' not in page

    def test_an_occupation_is_not_offered_among_skills(self, desk, care):
        OccupationFactory(en="bedside nurse")

        assert [
            choice for choice, _label in self.look(desk, stays="bedside").context["choice"].fields["into"].choices
        ] == [care.pk]


class TestWhatMoves:
    def test_everything_is_counted(self, desk, nursing, care):
        both = PersonSkillFactory(skill=care)
        PersonSkillFactory(skill=nursing, profile=both.profile)
        PersonSkillFactory(skill=care)
        PersonSkillFactory(skill=nursing)
        AssignmentSkillFactory(skill=care)
        SkillLink.objects.create(skill=care, other=SkillFactory(), strength=50)
        SkillLink.objects.create(skill=SkillFactory(), other=care, strength=50)

        moving = desk.get(address(care, nursing)).context["moving"]

        assert (moving.people, moving.people_with_both, moving.assignments) == (2, 1, 1)
        assert (moving.relations, moving.links) == (0, 2)
        assert moving.words == ["bedside care", "huduma ya kitandani", "care at the bed"]

    def test_an_occupation_is_merged_in_the_same_way(self, desk):
        nurse, carer = OccupationFactory(en="nurse"), OccupationFactory(en="carer")
        job = PersonOccupationFactory(occupation=carer)

        assert desk.get(address(carer, nurse)).context["moving"].people == 1
        confirm(desk, carer, nurse)

        job.refresh_from_db()
        assert job.occupation == nurse

    def test_looking_changes_nothing(self, desk, nursing, care):
        desk.get(address(care, nursing))

        assert Concept.objects.skills().count() == 2


class TestMerging:
    def test_confirmed_they_are_one_and_the_page_says_who_did_it(self, desk, officer, nursing, care):
        held = PersonSkillFactory(skill=care)
        before = IndexChange.objects.mark()

        page = confirm(desk, care, nursing)

        held.refresh_from_db()
        care.refresh_from_db()
        assert (held.skill, care.merged_into, care.is_active) == (nursing, nursing, False)
        assert [(event.title, event.by) for event in page.context["events"]] == [("Merged into another", str(officer))]
        told, _mark = IndexChange.objects.since(before)
        assert {(change.kind, change.object_id) for change in told} == {
            ("profile", held.profile_id),
            ("taxonomy", nursing.pk),
        }

    def test_without_the_tick_nothing_happens(self, desk, nursing, care):
        page = desk.post(address(care, nursing), {})

        assert page.context["form"].errors == {"is_same": ["Tick the box if both mean the same thing, or go back."]}
        assert Concept.objects.skills().count() == 2

    def test_a_double_click_merges_once(self, desk, nursing, care):
        confirm(desk, care, nursing)
        page = confirm(desk, care, nursing)

        assert page.status_code == 200
        assert len(page.context["events"]) == 1
        assert IndexChange.objects.filter(kind="taxonomy", object_id=nursing.pk).count() == 1

    def test_the_other_way_round_in_a_second_tab_is_refused_in_words(self, desk, nursing, care):
        confirm(desk, care, nursing)

        page = confirm(desk, nursing, care)

        assert page.context["form"].non_field_errors() == ["One of the two is no longer in use."]
        nursing.refresh_from_db()
        assert nursing.is_active is True

    def test_a_skill_and_an_occupation_stay_two(self, desk, nursing):
        page = confirm(desk, nursing, OccupationFactory())

        assert page.context["form"].non_field_errors() == ["A skill and an occupation cannot be merged."]

    def test_it_waits_in_the_list_of_those_made_one(self, desk, nursing, care):
        assert list(desk.get(reverse("office:merges")).context["page"]) == []

        confirm(desk, care, nursing)

        (row,) = desk.get(reverse("office:merges")).context["page"]
        assert (row, row.merged_into) == (care, nursing)

    @pytest.mark.parametrize("who", ["professional", "manager"])
    def test_nobody_else_may(self, request, who, nursing, care):
        PersonSkillFactory(skill=care)

        answer = sign_in(request.getfixturevalue(who)).post(address(care, nursing), {"is_same": "on"})

        assert answer.status_code == 403
        assert PersonSkill.objects.get().skill == care

    @pytest.mark.parametrize("language", ["en", "sw"])
    def test_the_page_speaks_either_language(self, desk, nursing, care, language):
        title = {"en": "Make them one", "sw": "Ziunganishe ziwe kitu kimoja"}[language]

        assert title in desk.get(f"/{language}/office/merges/{care.pk}/{nursing.pk}/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(desk, nursing, django_assert_num_queries, rows):
    for number in range(rows):
        confirm(desk, SkillFactory(en=f"nursing {number}"), nursing)
    desk.get(reverse("office:merges"))

    with django_assert_num_queries(12):
        desk.get(reverse("office:merges"))
