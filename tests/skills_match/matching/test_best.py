"""The arrays give every person the points of the score, and the best are the best of all."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills_match.matching.embedded.best import best_of, tie_breaks
from skills_match.matching.embedded.postings import Postings
from skills_match.matching.facts import AssignmentFacts, PersonFacts, Requirement
from skills_match.matching.score import order, score, tie_break

from .strategies import assignments, people, tables_of


def everybody(postings):
    return np.ones(len(postings.ids), bool)


def by_the_score(crowd, assignment, limit):
    scored = [(person.id, score(person, assignment)) for person in crowd]
    found = [(pk, found.standing) for pk, found in scored if found.standing]
    return sorted(found, key=lambda pair: order(pair[0], assignment.id, pair[1]))[:limit]


@given(st.lists(people, unique_by=lambda person: person.id, max_size=25), assignments(), st.integers(1, 30))
def test_the_best_are_those_of_the_score_for_any_people_and_any_assignment(crowd, assignment, limit):
    postings = Postings(tables_of(crowd))

    assert best_of(postings, everybody(postings), assignment, limit) == by_the_score(crowd, assignment, limit)


@given(st.lists(people, unique_by=lambda person: person.id, min_size=1, max_size=15), assignments(), st.data())
def test_the_best_are_among_those_who_are_eligible(crowd, assignment, data):
    postings = Postings(tables_of(crowd))
    eligible = np.array(data.draw(st.lists(st.booleans(), min_size=len(crowd), max_size=len(crowd))))
    chosen = set(postings.ids[eligible].tolist())

    found = best_of(postings, eligible, assignment, 10)

    assert found == by_the_score([person for person in crowd if person.id in chosen], assignment, 10)


@pytest.mark.parametrize("same", [True, False])
def test_the_best_of_thousands_are_those_of_the_score_though_most_are_alike(same):
    """Ties by the hundred at every threshold, and availability that turns the order round."""
    dice = random.Random(11)
    crowd = [
        PersonFacts(
            id=3 * number + 1,
            skills={1: 2} if same else {dice.randint(1, 40): dice.randint(1, 4) for _ in range(6)},
            occupations=frozenset({dice.choice(["2221", "2222", "2310"])}),
            languages={1: dice.randint(1, 6)},
            windows=((1000 + dice.randint(0, 60), 1060 + dice.randint(0, 60)),),
            modes=frozenset({dice.choice(["on_site", "online"])}),
        )
        for number in range(3000)
    ]
    postings = Postings(tables_of(crowd))
    for number in range(20):
        asked = tuple(
            Requirement(skill, dice.randint(1, 4), 1400, True, ((dice.randint(6, 40), 50), (dice.randint(6, 40), 80)))
            for skill in range(1, 6)
        )
        assignment = AssignmentFacts(number, asked, "2221", ((1, 4),), 1010, 1030, 60, "on_site")

        assert best_of(postings, everybody(postings), assignment, 20) == by_the_score(crowd, assignment, 20)


@given(st.lists(people, unique_by=lambda person: person.id, max_size=10))
def test_rows_of_people_who_may_not_be_matched_are_left_out(crowd):
    tables, kept = tables_of(crowd), sorted(person.id for person in crowd)[::2]
    only = type(tables)(**{**vars(tables), "people": tables.people[::2]})
    asked = AssignmentFacts(1, tuple(Requirement(skill, 1, 875) for skill in range(1, 9)))

    postings = Postings(only)
    found = best_of(postings, everybody(postings), asked, 10)

    assert found == by_the_score([person for person in crowd if person.id in kept], asked, 10)


@given(st.lists(st.integers(1, 2**40), min_size=1), st.integers(1, 2**40))
def test_ties_break_alike_in_arrays(people, assignment):
    assert tie_breaks(np.array(people), assignment).tolist() == [tie_break(p, assignment) for p in people]
