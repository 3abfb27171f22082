"""Two skills that are one: nobody loses a skill by it, no list is wrong, and loading again does not undo it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from skills_match.enums import Audience, ConceptKind, LabelKind
from skills_match.matching.for_person import match_of
from skills_match.matching.taxonomy import taxonomy_facts
from skills_match.models import Concept, ConceptLabel, ConceptSuggestion, OccupationSkill, PersonSkill, SkillLink
from skills_match.vocabulary.labels import review_word
from skills_match.vocabulary.merging import MergeError, merge_concepts
from skills_match.vocabulary.picker import suggest
from skills_match.vocabulary.sources.pack import load_pack
from tests.conftest import sign_in
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentSkillFactory,
    ConceptLabelFactory,
    OccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.skills_match.people_for import people_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def nursing():
    return SkillFactory(en="nursing", sw="uuguzi")


@pytest.fixture
def care():
    skill = SkillFactory(en="nursing care", sw="huduma ya uuguzi")
    ConceptLabelFactory(concept=skill, text="bedside care", kind=LabelKind.SYNONYM)
    return skill


def test_people_keep_the_skill_at_the_higher_level(nursing, care, officer):
    first = PersonSkillFactory(skill=care, level=2)
    second = PersonSkillFactory(skill=care, level=4, years=1)
    PersonSkillFactory(profile=second.profile, skill=nursing, level=1, years=7)
    bystander = PersonSkillFactory()

    merge_concepts(concept=care, into=nursing, by=officer)

    assert set(PersonSkill.objects.values_list("profile_id", "skill_id", "level", "years")) == {
        (first.profile_id, nursing.pk, 2, 5),
        (second.profile_id, nursing.pk, 4, 7),
        (bystander.profile_id, bystander.skill_id, 3, 5),
    }


@pytest.mark.once  # PostgreSQL counts its tables again and copies rows: other statements, as fixed in number
@pytest.mark.parametrize("count", [1, 5])
def test_a_skill_that_many_have_is_merged_for_the_price_of_one(nursing, care, officer, count):
    for _number in range(count):
        held = PersonSkillFactory(skill=care, level=4)
        PersonSkillFactory(profile=held.profile, skill=nursing, level=1)
        PersonSkillFactory(skill=care)
        AssignmentSkillFactory(skill=care)
        ConceptSuggestion.objects.create(text="care", language="en", concept=care)

    ContentType.objects.get_for_model(Concept)  # asked for once in the life of a process

    with CaptureQueriesContext(connection) as queries:
        merge_concepts(concept=care, into=nursing, by=officer)

    assert len(queries) == 41
    assert PersonSkill.objects.filter(skill=nursing).count() == 2 * count
    assert ConceptSuggestion.objects.filter(concept=nursing).count() == count


def test_a_match_that_two_names_hid_is_found(nursing, care, officer):
    asked = AssignmentSkillFactory(skill=nursing, level=2)
    held = PersonSkillFactory(skill=care, level=3)
    assert people_for(assignment=asked.assignment, audience=Audience.OFFICE, reader=officer) == []

    merge_concepts(concept=care, into=nursing, by=officer)

    assert [
        match.profile for match in people_for(assignment=asked.assignment, audience=Audience.OFFICE, reader=officer)
    ] == [held.profile]


def test_words_of_both_find_the_one_that_stays(nursing, care, officer):
    merge_concepts(concept=care, into=nursing, by=officer)

    for typed in ("bedside care", "nursing care", "nursing", "huduma ya uuguzi"):
        found = suggest(text=typed, language="en", kinds=[ConceptKind.SKILL])
        assert [(suggestion.concept, suggestion.label) for suggestion in found] == [(nursing, "nursing")]


def test_relations_and_links_are_handed_down(nursing, care, officer):
    nurse, ward, other = OccupationFactory(), SkillFactory(), SkillFactory()
    OccupationSkill.objects.create(occupation=nurse, skill=care, is_essential=True)
    for skill, end, strength in ((care, ward, 80), (nursing, ward, 40), (care, nursing, 90), (other, care, 50)):
        SkillLink.objects.create(skill=skill, other=end, strength=strength)

    merge_concepts(concept=care, into=nursing, by=officer)

    assert list(OccupationSkill.objects.in_use().values_list("occupation", "skill", "is_essential")) == [
        (nurse.pk, nursing.pk, True)
    ]
    assert set(SkillLink.objects.values_list("skill", "other", "strength")) == {
        (nursing.pk, ward.pk, 80),
        (other.pk, nursing.pk, 50),
    }


def test_scores_read_links_and_relations_again_and_runs_tell_of_it(nursing, care, officer):
    ward = SkillFactory()
    SkillLink.objects.create(skill=ward, other=care, strength=80)
    OccupationSkill.objects.create(occupation=OccupationFactory(), skill=care, is_essential=True)
    before = taxonomy_facts()
    assert (before.related, before.naming) == ({ward.pk: ((care.pk, 80),)}, {care.pk: 1})

    merge_concepts(concept=care, into=nursing, by=officer)

    after = taxonomy_facts()
    assert (after.related, after.naming) == ({ward.pk: ((nursing.pk, 80),)}, {nursing.pk: 1})
    assert after.version != before.version


def test_a_word_that_was_reviewed_makes_no_score_read_anything_again(care, officer, django_assert_num_queries):
    before = taxonomy_facts()
    review_word(label=care.labels.get(language="sw"), text="utunzaji wa mgonjwa", by=officer)

    with django_assert_num_queries(1):
        assert taxonomy_facts() is before


def test_what_was_merged_before_follows(nursing, care, officer):
    bedside = SkillFactory(en="bedside nursing")
    merge_concepts(concept=bedside, into=care, by=officer)
    merge_concepts(concept=care, into=nursing, by=officer)

    assert set(nursing.merged.all()) == {bedside, care}
    assert ConceptLabel.objects.filter(concept=nursing, text="bedside nursing").exists()


def test_old_addresses_lead_to_the_one_that_stays(nursing, care, officer, professional):
    nurse, carer = OccupationFactory(), OccupationFactory()
    merge_concepts(concept=care, into=nursing, by=officer)
    merge_concepts(concept=carer, into=nurse, by=officer)
    client = sign_in(professional)

    for name, old, new in (("my:skill", care, nursing), ("my:choose_occupation", carer, nurse)):
        assert client.get(reverse(name, args=[old.pk])).url == reverse(name, args=[new.pk])
        assert client.get(reverse(name, args=[new.pk])).status_code == 200
        assert client.get(reverse(name, args=[new.pk + 1000])).status_code == 404


def test_a_suggestion_that_became_the_skill_tells_of_the_one_that_stays(nursing, care, officer):
    suggestion = ConceptSuggestion.objects.create(text="care", language="en", concept=care)

    merge_concepts(concept=care, into=nursing, by=officer)

    suggestion.refresh_from_db()
    assert suggestion.concept == nursing


def test_loading_the_pack_again_does_not_undo_it(officer):
    load_pack()
    kept, gone = Concept.objects.skills().filter(taxonomy__name="pack").order_by("pk")[:2]
    merge_concepts(concept=gone, into=kept, by=officer)

    load_pack(again=True)

    gone.refresh_from_db()
    assert (gone.is_active, gone.merged_into) == (False, kept)
    words = set(ConceptLabel.objects.filter(concept=gone, is_inherited=False).values_list("language", "folded"))
    assert words <= set(ConceptLabel.objects.filter(concept=kept).values_list("language", "folded"))


@pytest.mark.parametrize("case", ["itself", "an occupation", "one that was merged"])
def test_what_cannot_become_one(nursing, care, officer, case):
    into = {"itself": nursing, "an occupation": OccupationFactory(), "one that was merged": care}[case]
    if into == care:
        merge_concepts(concept=care, into=SkillFactory(), by=officer)

    with pytest.raises(MergeError):
        merge_concepts(concept=nursing, into=into, by=officer)

    nursing.refresh_from_db()
    assert nursing.is_active is True


def test_a_skill_that_was_switched_off_still_counts_and_is_called_by_its_name(nursing, officer):
    asked = AssignmentSkillFactory(assignment=AssignmentFactory(), skill=nursing, level=2)
    held = PersonSkillFactory(skill=nursing, level=3)
    Concept.objects.filter(pk=nursing.pk).update(is_active=False)

    match = match_of(profile=held.profile, assignment=asked.assignment)

    assert [part.points for part in match.score.skills] == [7000]
    assert "nursing" in str(match.explanation)
    assert suggest(text="nursing", language="en", kinds=[ConceptKind.SKILL]) == []
