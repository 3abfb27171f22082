"""ESCO alongside our pack: ours shows with the words of both, and the order of loading makes no difference."""

import dataclasses

import pytest

from skills_match.enums import LabelKind
from skills_match.models import (
    Concept,
    ConceptLabel,
    ConceptRelation,
    IndexChange,
    OccupationSkill,
    PersonSkill,
    SkillLink,
    Taxonomy,
)
from skills_match.vocabulary.sources.pack import load_pack
from tests.factories.esco import SKILL
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentSkillFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
)

from .small_pack import WARD_SKILLS, small_pack
from .vocabulary_state import labelled, state, words

pytestmark = pytest.mark.django_db


def test_ours_shows_and_has_the_words_and_relations_of_both(load):
    load_pack(pack=small_pack())
    load()

    assert words("nursing", "en") == {
        labelled("nursing"),
        labelled("nursing care", LabelKind.SYNONYM),
        labelled("implement nursing", LabelKind.SYNONYM),
        labelled("C++", LabelKind.SYNONYM),
    }
    assert words("nursing", "sw") == {labelled("uuguzi")}
    assert words("nursing", "fr") == {labelled("soins infirmiers"), labelled("soigner", LabelKind.SYNONYM)}
    assert words("2221", "en") == {labelled("Nurses"), labelled("Nursing professionals", LabelKind.SYNONYM)}
    assert set(Concept.objects.skills().filter(code__startswith="esco-").values_list("code", flat=True)) == {
        "esco-wounds",
        "esco-ict",
    }
    named = OccupationSkill.objects.in_use().filter(skill__code__in=["nursing", "esco-wounds", "esco-ict"])
    assert set(named.values_list("occupation__code", "skill__code", "is_essential")) == {
        ("nurse", "nursing", True),
        ("nurse", "esco-wounds", False),
        ("esco-matron", "nursing", True),
        ("esco-matron", "esco-ict", False),
    }


def test_the_order_of_loading_makes_no_difference(load):
    steps = {
        "pack first": [lambda: load_pack(pack=small_pack(version="2")), load],
        "esco first": [load, lambda: load_pack(pack=small_pack(version="2"))],
        "updated later": [
            lambda: load_pack(pack=small_pack(nursing_uri="", also=())),
            load,
            lambda: load_pack(pack=small_pack(version="2")),
        ],
        "mapped otherwise before": [
            load,
            lambda: load_pack(pack=small_pack(nursing_uri=SKILL + "wounds", also=("bandage wounds",))),
            lambda: load_pack(pack=small_pack(version="2")),
        ],
        "everything again": [
            lambda: load_pack(pack=small_pack(version="2")),
            load,
            lambda: load_pack(pack=small_pack(version="2"), again=True),
            lambda: load(again=True),
        ],
    }
    states = {}
    for name, loads in steps.items():
        for model in (SkillLink, OccupationSkill, ConceptRelation, ConceptLabel):
            model.objects.all().delete()
        Concept.objects.update(merged_into=None)
        Concept.objects.all().delete()
        Taxonomy.objects.all().delete()
        for step in loads:
            step()
        states[name] = state()

    assert [name for name in states if states[name] != states["pack first"]] == []


def test_a_pack_that_lets_go_of_a_concept_gives_it_back_to_esco(load):
    load_pack(pack=small_pack())
    load()

    load_pack(pack=small_pack(nursing_uri="", version="2"))

    assert Concept.objects.get(code="esco-nursing").is_active is True
    assert words("nursing", "en") == {labelled("nursing"), labelled("nursing care", LabelKind.SYNONYM)}


def test_a_concept_that_leaves_our_pack_lives_on_as_escos(load):
    load_pack(pack=small_pack())
    load()
    row = PersonSkillFactory(skill=Concept.objects.get(code="nursing"))
    without = small_pack(version="2")
    nurse = dataclasses.replace(without.occupations[0], essential=tuple(WARD_SKILLS[:6]))

    load_pack(pack=dataclasses.replace(without, skills=without.skills[1:], occupations=[nurse]))

    row.refresh_from_db()
    assert (row.skill.code, row.skill.is_active) == ("esco-nursing", True)
    assert Concept.objects.get(code="nursing").merged_into == row.skill
    load_pack(pack=small_pack(version="3"))
    row.refresh_from_db()
    assert (row.skill.code, row.skill.is_active) == ("nursing", True)


def test_people_and_assignments_that_named_escos_concept_name_ours(load):
    load()
    theirs, matron = Concept.objects.get(code="esco-nursing"), Concept.objects.get(code="esco-nurse")
    load_pack(pack=small_pack(nursing_uri=""))
    ours = Concept.objects.get(code="nursing")
    alone = PersonSkillFactory(skill=theirs, level=2)
    both = PersonSkillFactory(skill=ours, level=1, years=9)
    PersonSkillFactory(profile=both.profile, skill=theirs, level=4, years=3, last_used_year=2024)
    other = PersonSkillFactory(skill=Concept.objects.get(code="esco-wounds"))
    job = PersonOccupationFactory(profile=alone.profile, occupation=matron, is_main=True)
    asked = AssignmentSkillFactory(
        assignment=AssignmentFactory(occupation=matron), skill=ours, importance="desired", level=1
    )
    AssignmentSkillFactory(assignment=asked.assignment, skill=theirs, importance="must", level=3)
    before = IndexChange.objects.mark()

    load_pack(pack=small_pack(version="2"))

    held = PersonSkill.objects.values_list("profile_id", "skill__code", "level", "years", "last_used_year")
    assert set(held) == {
        (alone.profile_id, "nursing", 2, 5, None),
        (both.profile_id, "nursing", 4, 9, 2024),
        (other.profile_id, "esco-wounds", 3, 5, None),
    }
    job.refresh_from_db()
    assert (job.occupation.code, job.is_main) == ("nurse", True)
    assert list(asked.assignment.skills.values_list("skill__code", "importance", "level")) == [("nursing", "must", 3)]
    asked.assignment.refresh_from_db()
    assert asked.assignment.occupation.code == "nurse"
    told, _mark = IndexChange.objects.since(before)
    assert {(change.kind, change.object_id) for change in told} >= {
        ("profile", alone.profile_id),
        ("profile", both.profile_id),
        ("assignment", asked.assignment_id),
    }
    assert ("profile", other.profile_id) not in {(change.kind, change.object_id) for change in told}
