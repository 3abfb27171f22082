"""What is larger or odder than anybody planned: the search server gives the list of the score all the same."""

import random
from dataclasses import replace

import pytest

from diaspora.models import Profile
from skills_match.enums import ConceptKind, Importance, MatchEngine, SkillLevel
from skills_match.matching import engines
from skills_match.matching.elastic import engine as elastic
from skills_match.matching.embedded.engine import Audience, EmbeddedEngine
from skills_match.matching.facts import AssignmentFacts, Requirement
from skills_match.models import Concept, IndexChange, MatchIndex, MatchRun, PersonSkill
from skills_match.search_server.building import begin_build, build
from skills_match.search_server.comparing import compare
from skills_match.search_server.keeping import bring_up_to_date
from skills_match.search_server.server import circuit
from skills_match.vocabulary.merging import merge_concepts
from skills_match.vocabulary.shares import shares
from skills_match.vocabulary.sources.pack import load_pack
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory

from ..esco.conftest import files, load  # noqa: F401 (fixtures)
from ..esco.small_pack import small_pack
from ..matching.test_engine import brute_force

LEVELS = [level.value for level in SkillLevel]


def is_right(asked: AssignmentFacts, *, limit: int = 30) -> bool:
    """The search server itself answers, for either reader as the score says."""
    for audience in Audience:
        answer = engines.best(asked, audience=audience, limit=limit)
        assert answer == (brute_force(asked, audience, limit), MatchEngine.ELASTICSEARCH)
    return True


@pytest.fixture
def many_skills(crowd):
    """500 skills more; the first person for hosts has them all, everybody else ten of them."""
    dice = random.Random(500)
    skills = Concept.objects.bulk_create(Concept(kind=ConceptKind.SKILL, code=f"many-{n}") for n in range(500))
    first, *others = Profile.objects.matchable_for_hosts().order_by("pk")
    held = [(first, skill) for skill in skills]
    held += [(person, skill) for person in others for skill in dice.sample(skills, 10)]
    PersonSkill.objects.bulk_create(
        PersonSkill(profile=person, skill=skill, level=dice.choice(LEVELS)) for person, skill in held
    )
    return [skill.pk for skill in skills]


@pytest.fixture
def indexed(search_server, many_skills):
    build(index=begin_build())
    return many_skills


def test_an_assignment_with_200_requirements_of_40_related_skills_each(indexed):
    dice = random.Random(200)
    requirements = [
        Requirement(skill, dice.choice(LEVELS), share, related=tuple((s, 10 * dice.randint(3, 10)) for s in related))
        for skill, share in zip(indexed, shares([dice.randint(1, 9) for _n in range(200)], 7000), strict=False)
        if (related := dice.sample(indexed[200:], 40))
    ]
    asked = AssignmentFacts(
        id=7, requirements=tuple(requirements), occupation="2221", starts_from=1010, length_days=20, mode="on_site"
    )

    assert is_right(asked)
    assert EmbeddedEngine().best(asked, audience=Audience.HOSTS, limit=30) == brute_force(asked, Audience.HOSTS, 30)


def test_a_person_with_500_skills_is_found_by_the_last_one_and_stands_once_in_the_list(indexed):
    person = Profile.objects.matchable_for_hosts().order_by("pk").first()
    asked = AssignmentFacts(id=7, requirements=tuple(Requirement(skill, 1, 14) for skill in indexed))

    assert is_right(asked)
    found = [pk for pk, _standing in engines.best(asked, audience=Audience.HOSTS, limit=30).found]
    assert found[0] == person.pk
    assert found.count(person.pk) == 1


def test_an_assignment_that_asks_for_nothing_finds_nobody(index):
    assert is_right(AssignmentFacts(id=7))
    assert engines.best(AssignmentFacts(id=7), audience=Audience.OFFICE, limit=30).found == []


def test_points_for_everything_but_skill_and_occupation_bring_nobody_into_a_list(index, crowd):
    """One skill that is worth a single point, against everything else that many people have."""
    asked = AssignmentFacts(id=7, requirements=(Requirement(crowd.skills[0], 4, 1),), occupation="2221", mode="online")

    assert is_right(asked, limit=150)
    assert is_right(replace(asked, occupation=""), limit=150)


def test_a_skill_that_is_worth_no_point_still_decides_who_is_listed(index, crowd):
    asked = AssignmentFacts(id=7, requirements=(Requirement(crowd.skills[0], 2, 0),), mode="online")

    assert is_right(asked, limit=150)


def test_a_skill_merged_while_indexed_is_found_by_the_one_that_stays(index, crowd, officer):
    goes, stays = (Concept.objects.get(pk=pk) for pk in crowd.skills[:2])
    asked = AssignmentFacts(id=7, requirements=(Requirement(stays.pk, 2, 7000),))
    before = brute_force(asked, Audience.OFFICE, 150)

    merge_concepts(concept=goes, into=stays, by=officer)

    assert len(brute_force(asked, Audience.OFFICE, 150)) > len(before)
    assert is_right(asked, limit=150), "read from rows"
    bring_up_to_date()
    assert is_right(asked, limit=150), "read from the index"
    assert len(compare(index=MatchIndex.objects.live())[0]) == 0


def test_a_skill_deleted_while_indexed_is_nobodys(index, crowd):
    gone = crowd.skills[0]
    asked = AssignmentFacts(id=7, requirements=(Requirement(gone, 1, 4000), Requirement(crowd.skills[1], 1, 3000)))
    held = PersonSkill.objects.filter(skill=gone)
    IndexChange.objects.bulk_create(
        IndexChange(kind="profile", object_id=pk) for pk in held.values_list("profile", flat=True)
    )
    held.delete()
    Concept.objects.get(pk=gone).delete()

    assert is_right(asked, limit=150), "an assignment may still name it in a page that was open"
    bring_up_to_date()
    assert is_right(asked, limit=150)
    assert len(compare(index=MatchIndex.objects.live())[0]) == 0


def test_a_second_taxonomy_next_to_ours_leads_to_the_same_people(search_server, crowd, load):  # noqa: F811
    load()
    theirs = Concept.objects.get(code="esco-nursing")
    people = Profile.objects.matchable_for_hosts().order_by("pk")[:5]
    PersonSkill.objects.bulk_create(PersonSkill(profile=person, skill=theirs, level=3) for person in people)
    build(index=begin_build())
    assert is_right(AssignmentFacts(id=7, requirements=(Requirement(theirs.pk, 2, 7000),)))

    load_pack(pack=small_pack())

    ours = AssignmentFacts(id=7, requirements=(Requirement(Concept.objects.get(code="nursing").pk, 2, 7000),))
    for _moment in ("read from rows", "read from the index"):
        assert is_right(ours)
        assert {pk for pk, _standing in engines.best(ours, audience=Audience.HOSTS, limit=30).found} == {
            p.pk for p in people
        }
        bring_up_to_date()


def test_a_search_among_more_people_than_the_server_takes_gives_the_same_list(index, crowd):
    asked = AssignmentFacts(id=7, requirements=(Requirement(crowd.skills[0], 2, 7000),))
    some = {pk for pk, _standing in brute_force(asked, Audience.HOSTS, 150)[::2]}
    strangers = set(range(10**9, 10**9 + 70_000))

    answer = engines.best(asked, audience=Audience.HOSTS, limit=150, among=some | strangers)

    right = [pair for pair in brute_force(asked, Audience.HOSTS, 150) if pair[0] in some]
    assert answer == (right, MatchEngine.EMBEDDED)
    assert circuit.may_try(), "it is no fault of the search server"
    assert engines.best(asked, audience=Audience.HOSTS, limit=150, among=some) == (right, MatchEngine.ELASTICSEARCH)


def test_the_page_of_who_meets_every_must_answers_with_any_number_of_them(index, crowd, officer, monkeypatch):
    skill = Concept.objects.get(pk=crowd.skills[0])
    assignment = AssignmentFactory(author=None)
    AssignmentSkillFactory(assignment=assignment, skill=skill, importance=Importance.MUST, level=1)
    page = f"/en/office/assignments/{assignment.reference}/people/?musts=all"
    shown = {}
    for most in (elastic.WIDEST, 1):
        monkeypatch.setattr(elastic, "WIDEST", most)
        assert sign_in(officer).get(page).status_code == 200
        run = MatchRun.objects.get()
        shown[run.engine] = list(run.items.values_list("rank", "profile", "total"))
        MatchRun.objects.all().delete()

    assert set(shown) == {MatchEngine.ELASTICSEARCH, MatchEngine.EMBEDDED}
    assert shown[MatchEngine.ELASTICSEARCH] == shown[MatchEngine.EMBEDDED]
    assert len(shown[MatchEngine.EMBEDDED]) > 5
