"""The embedded engine gives exactly the answer of the score, and keeps up with what changes."""

import datetime
import random
import threading
from collections import defaultdict
from dataclasses import replace

import pytest
from django.db import connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diaspora.enums import CEFR, ConsentPurpose, Visibility
from diaspora.models import AvailabilityWindow, Consent, Language, Profile, ProfileLanguage, Region, User
from skills_match.enums import ChangeKind, ConceptKind
from skills_match.matching.embedded.engine import Audience, EmbeddedEngine
from skills_match.matching.facts import AssignmentFacts, Requirement
from skills_match.matching.rows import person_facts
from skills_match.matching.score import SECTION, order, score
from skills_match.models import Concept, IndexChange, PersonOccupation, PersonSkill
from skills_match.search_server.changes import record_change
from tests.factories.matching import (
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import ProfileFactory

from .strategies import assignments

FROM_DAY = datetime.date.fromordinal(1000)


class Crowd:
    """Random people in rows, and the way from the small numbers of a drawn assignment to the ids of rows."""

    def __init__(self, size: int) -> None:
        dice = random.Random(2026)
        skills = Concept.objects.bulk_create(Concept(kind=ConceptKind.SKILL, code=f"s{n}") for n in range(8))
        jobs = Concept.objects.bulk_create(
            Concept(kind=ConceptKind.OCCUPATION, code=f"o{isco}", isco=isco)
            for isco in ("2221", "2222", "2212", "2310", "1342")
        )
        languages = Language.objects.bulk_create(Language(code=f"l{n}", name=f"L{n}") for n in range(3))
        regions = Region.objects.bulk_create(
            Region(code=f"R{n}", name=f"R{n}", zone=Region.Zone.MAINLAND) for n in range(3)
        )
        self.skills, self.languages, self.regions = ([row.pk for row in rows] for rows in (skills, languages, regions))
        users = User.objects.bulk_create(User(email=f"p{n}@example.org") for n in range(size))
        Consent.objects.bulk_create(Consent(user=u, purpose=ConsentPurpose.MATCHING, text_version="1") for u in users)
        now = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
        profiles = Profile.objects.bulk_create(
            Profile(
                user=user,
                published_at=None if visibility == Visibility.HIDDEN else now,
                visibility=visibility,
                on_site=dice.random() < 0.5,
                online=dice.random() < 0.5,
                blended=dice.random() < 0.3,
                anywhere=dice.random() < 0.3,
                shortest_stay_days=dice.choice([None, 5, 15]),
                longest_stay_days=dice.choice([None, 25, 60]),
            )
            for user in users
            for visibility in [dice.choice([Visibility.OFFICE, Visibility.HOSTS, Visibility.HOSTS, Visibility.HIDDEN])]
        )
        rows: dict[type, list] = defaultdict(list)
        for profile in profiles:
            rows[PersonSkill] += [
                PersonSkill(profile=profile, skill=skill, level=dice.randint(1, 4))
                for skill in dice.sample(skills, dice.randint(0, 4))
            ]
            rows[PersonOccupation] += [
                PersonOccupation(profile=profile, occupation=job) for job in dice.sample(jobs, dice.randint(0, 2))
            ]
            rows[ProfileLanguage] += [
                ProfileLanguage(profile=profile, language=language, level=dice.choice(CEFR.values))
                for language in dice.sample(languages, dice.randint(0, 3))
            ]
            rows[AvailabilityWindow] += [
                AvailabilityWindow(
                    profile=profile,
                    starts_on=FROM_DAY + datetime.timedelta(days=(begin := dice.randint(0, 50))),
                    ends_on=FROM_DAY + datetime.timedelta(days=begin + dice.randint(0, 40)),
                )
                for _window in range(dice.randint(0, 2))
            ]
            rows[Profile.regions.through] += [
                Profile.regions.through(profile=profile, region=region)
                for region in dice.sample(regions, dice.randint(0, 2))
            ]
        for model, of_everybody in rows.items():
            model.objects.bulk_create(of_everybody)

    def in_rows(self, drawn: AssignmentFacts) -> AssignmentFacts:
        return replace(
            drawn,
            requirements=tuple(
                replace(
                    asked,
                    skill=self.skills[asked.skill - 1],
                    related=tuple((self.skills[skill - 1], strength) for skill, strength in asked.related),
                )
                for asked in drawn.requirements
            ),
            languages=tuple((self.languages[number - 1], level) for number, level in drawn.languages),
            region=None if drawn.region is None else self.regions[drawn.region - 1],
        )


def brute_force(assignment, audience, limit, only_possible=False):
    people = Profile.objects.matchable() if audience == Audience.OFFICE else Profile.objects.matchable_for_hosts()
    scored = [(pk, score(facts, assignment)) for pk, facts in person_facts(people).items()]
    found = [
        (pk, found.standing) for pk, found in scored if found.standing and not (only_possible and found.is_ruled_out)
    ]
    return sorted(found, key=lambda pair: order(pair[0], assignment.id, pair[1]))[:limit]


@pytest.fixture
def crowd(db):
    return Crowd(150)


@pytest.fixture
def nurse(db):
    return PersonSkillFactory(skill=SkillFactory(en="nursing"), level=3)


def asking_for(skill, level=2):
    return AssignmentFacts(id=7, requirements=(Requirement(skill.pk, level, 7000),))


def test_the_engine_equals_the_score_for_everybody(crowd):
    engine = EmbeddedEngine()

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
    @given(assignments(), st.sampled_from(Audience), st.integers(1, 40), st.booleans())
    def equal(drawn, audience, limit, only_possible):
        asked = crowd.in_rows(drawn)
        found = engine.best(asked, audience=audience, limit=limit, only_possible=only_possible)
        assert found == brute_force(asked, audience, limit, only_possible)

    equal()


def test_the_engine_equals_the_score_after_changes_too(crowd):
    engine, dice = EmbeddedEngine(), random.Random(7)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
    @given(assignments(), st.integers(0, 149), st.sampled_from(["skill", "hide", "show", "delete"]))
    def equal(drawn, number, change):
        profile = Profile.objects.order_by("id")[number % Profile.objects.count()]
        pk = profile.pk
        if change == "skill":
            PersonSkill.objects.update_or_create(
                profile=profile, skill_id=dice.choice(crowd.skills), defaults={"level": dice.randint(1, 4)}
            )
        elif change == "delete":
            profile.delete()
        else:
            profile.visibility = Visibility.HIDDEN if change == "hide" else Visibility.HOSTS
            profile.published_at = None if change == "hide" else timezone.now()
            profile.save()
        record_change(kind=ChangeKind.PROFILE, object_id=pk)
        asked = crowd.in_rows(drawn)
        assert engine.best(asked, audience=Audience.HOSTS, limit=20) == brute_force(asked, Audience.HOSTS, 20)

    equal()


def test_nobody_at_all_is_no_error(db):
    assert EmbeddedEngine().best(asking_for(SkillFactory()), audience=Audience.OFFICE, limit=5) == []


def test_a_hidden_profile_matches_nobody_and_office_only_is_not_for_hosts(nurse):
    engine = EmbeddedEngine()
    others = {
        visibility: PersonSkillFactory(skill=nurse.skill, profile__visibility=visibility).profile_id
        for visibility in (Visibility.HIDDEN, Visibility.OFFICE)
    }
    PersonSkillFactory(skill=nurse.skill, profile=ProfileFactory(consents=[]))

    def found(audience):
        return {pk for pk, _standing in engine.best(asking_for(nurse.skill), audience=audience, limit=9)}

    assert found(Audience.HOSTS) == {nurse.profile_id}
    assert found(Audience.OFFICE) == {nurse.profile_id, others[Visibility.OFFICE]}


def test_a_search_among_some_people_finds_only_those(nurse):
    PersonSkillFactory(skill=nurse.skill)

    found = EmbeddedEngine().best(
        asking_for(nurse.skill), audience=Audience.OFFICE, limit=9, among={nurse.profile_id, 10**9}
    )

    assert [pk for pk, _standing in found] == [nurse.profile_id]


def test_many_changes_in_a_transaction_build_the_arrays_again_within_it(nurse, monkeypatch):
    monkeypatch.setattr("skills_match.matching.embedded.engine.CHANGED_AT_MOST", 1)
    engine = EmbeddedEngine()
    engine.best(asking_for(nurse.skill), audience=Audience.OFFICE, limit=9)
    for _person in range(3):
        PersonSkillFactory(skill=nurse.skill)

    assert len(engine.best(asking_for(nurse.skill), audience=Audience.OFFICE, limit=9)) == 4
    assert engine._state.changed == frozenset()


def test_an_occupation_that_moves_to_another_unit_group_counts_there(nurse):
    engine, nursing = EmbeddedEngine(), OccupationFactory(isco="2221")
    PersonOccupationFactory(profile=nurse.profile, occupation=nursing)
    midwives = replace(asking_for(nurse.skill), occupation="2222")
    assert engine.best(midwives, audience=Audience.OFFICE, limit=9) == brute_force(midwives, Audience.OFFICE, 9)
    Concept.objects.filter(pk=nursing.pk).update(isco="2222")
    record_change(kind=ChangeKind.TAXONOMY, object_id=nursing.pk)

    assert engine.best(midwives, audience=Audience.OFFICE, limit=9) == [(nurse.profile_id, 2 * SECTION + 10_000)]


def test_two_hundred_requirements_and_a_person_with_five_hundred_skills(nurse):
    skills = Concept.objects.bulk_create(Concept(kind=ConceptKind.SKILL, code=f"many{n}") for n in range(500))
    PersonSkill.objects.bulk_create(
        PersonSkill(profile=nurse.profile, skill=skill, level=1 + n % 4) for n, skill in enumerate(skills)
    )
    record_change(kind=ChangeKind.PROFILE, object_id=nurse.profile_id)
    others = tuple((skill.pk, 50) for skill in skills[200:220])
    asked = AssignmentFacts(id=9, requirements=tuple(Requirement(s.pk, 3, 35, True, others) for s in skills[:200]))

    found = EmbeddedEngine().best(asked, audience=Audience.OFFICE, limit=9)

    assert found == brute_force(asked, Audience.OFFICE, 9)
    assert [pk for pk, _standing in found] == [nurse.profile_id]


def test_an_assignment_that_asks_for_nothing_matches_nobody(nurse):
    assert EmbeddedEngine().best(AssignmentFacts(id=1), audience=Audience.OFFICE, limit=9) == []


def test_reading_what_changed_costs_one_query(nurse, django_assert_num_queries):
    engine = EmbeddedEngine()
    engine.best(asking_for(nurse.skill), audience=Audience.OFFICE, limit=9)

    with django_assert_num_queries(1):
        engine.best(asking_for(nurse.skill), audience=Audience.OFFICE, limit=9)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.postgresql
def test_a_lower_number_that_commits_late_is_not_skipped():
    """Two writers: the first takes its number first and commits last. The control: sequence numbers alone miss it."""
    mark = IndexChange.objects.mark()
    wrote, may_commit = threading.Event(), threading.Event()

    def slow_writer():
        with transaction.atomic():
            record_change(kind=ChangeKind.PROFILE, object_id=1)
            wrote.set()
            may_commit.wait(10)
        connections.close_all()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    wrote.wait(10)
    record_change(kind=ChangeKind.PROFILE, object_id=2)
    first, mark = IndexChange.objects.since(mark)
    by_number_alone = first[-1].pk
    may_commit.set()
    writer.join()

    second, _mark = IndexChange.objects.since(mark)

    assert [change.object_id for change in first] == [2]
    assert 1 in [change.object_id for change in second]
    assert list(IndexChange.objects.filter(id__gt=by_number_alone)) == []
