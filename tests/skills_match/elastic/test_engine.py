"""The engine on a search server gives exactly the answer of the score, at any moment."""

import random

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diaspora.enums import Visibility
from diaspora.models import Profile
from skills_match.enums import ChangeKind
from skills_match.matching.elastic import engine as elastic
from skills_match.matching.elastic.engine import ElasticEngine
from skills_match.matching.embedded.engine import Audience, EmbeddedEngine
from skills_match.matching.facts import AssignmentFacts, Requirement
from skills_match.models import PersonSkill
from skills_match.search_server.changes import record_change
from skills_match.search_server.keeping import bring_up_to_date

from ..matching.strategies import assignments
from ..matching.test_engine import brute_force

DRAWN = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


def test_both_engines_equal_the_score_for_everybody(index, crowd):
    embedded = EmbeddedEngine()

    @DRAWN
    @given(assignments(), st.sampled_from(Audience), st.integers(1, 40), st.booleans())
    def equal(drawn, audience, limit, only_possible):
        asked = crowd.in_rows(drawn)
        answer = ElasticEngine().best(asked, audience=audience, limit=limit, only_possible=only_possible)
        assert answer == brute_force(asked, audience, limit, only_possible)
        assert answer == embedded.best(asked, audience=audience, limit=limit, only_possible=only_possible)

    equal()


def test_a_small_window_is_widened_until_nobody_below_can_enter(index, crowd, monkeypatch):
    """A window of 1 forces what one of 200 seldom needs; ties at its edge are among the drawn ones."""
    monkeypatch.setattr(elastic, "WINDOW", 1)

    @DRAWN
    @given(assignments(), st.integers(1, 4))
    def equal(drawn, limit):
        asked = crowd.in_rows(drawn)
        answer = ElasticEngine().best(asked, audience=Audience.OFFICE, limit=limit)
        assert answer == brute_force(asked, Audience.OFFICE, limit)

    equal()


def test_the_answer_is_right_before_during_and_after_indexing(index, crowd):
    dice = random.Random(7)

    @DRAWN
    @given(assignments(), st.integers(0, 149), st.sampled_from(["skill", "hide", "show", "delete"]), st.booleans())
    def equal(drawn, number, change, is_drained):
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
        if is_drained:
            bring_up_to_date()
        asked = crowd.in_rows(drawn)
        answer = ElasticEngine().best(asked, audience=Audience.HOSTS, limit=20)
        assert answer == brute_force(asked, Audience.HOSTS, 20)

    equal()


@pytest.mark.parametrize("audience", Audience)
def test_a_search_among_some_people_finds_only_those(index, crowd, audience):
    asked = AssignmentFacts(
        id=7, requirements=(Requirement(crowd.skills[0], 2, 7000, related=((crowd.skills[1], 50),)),)
    )
    some = {pk for pk, _standing in brute_force(asked, Audience.OFFICE, 150)[::3]}

    answer = ElasticEngine().best(asked, audience=audience, limit=150, among=some | {10**9})

    assert answer == [pair for pair in brute_force(asked, audience, 150) if pair[0] in some]
