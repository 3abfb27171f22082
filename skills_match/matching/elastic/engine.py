"""The engine on a search server: exactly the answer of `score`, at any moment."""

from heapq import nlargest, nsmallest
from typing import Any

from elasticsearch.dsl.query import Query

from diaspora.models import Profile

from ...enums import Trouble
from ...search_server.asking import ask, index_in_use
from ...search_server.client import EngineAway, understood
from .. import score
from ..embedded.engine import Audience
from ..facts import AssignmentFacts, PersonFacts
from ..rows import person_facts
from .documents import window_of
from .queries import Question, only_among, only_for_hosts, only_possible_for, question

#: Candidates asked for at first, beyond those wanted. Their availability is scored here; in 98 of 100 answers nobody
#: below can enter any more.
WINDOW = 200
#: The most that the server gives in one answer. With more possible candidates another engine has to do it.
WIDEST = 10_000


class ElasticEngine:
    """Keeps nothing in the process: what is not in the index yet is scored from rows, in the same answer."""

    def best(
        self,
        assignment: AssignmentFacts,
        *,
        audience: Audience,
        limit: int,
        among: set[int] | None = None,
        only_possible: bool = False,
    ) -> list[tuple[int, int]]:
        """As `EmbeddedEngine.best`. Raises EngineAway when the search server cannot answer exactly and in time."""
        index, changed = index_in_use()
        asked = question(assignment)
        filters = [only_for_hosts()] if audience == Audience.HOSTS else []
        filters += only_possible_for(assignment) if only_possible else []
        found = _of_index(index.name, asked, assignment, filters, limit, among, changed) if asked.listed else []
        found += _of_rows(changed if among is None else changed & among, assignment, audience, only_possible)
        return nsmallest(limit, found, key=lambda pair: score.order(pair[0], assignment.id, pair[1]))


def _of_rows(
    changed: set[int], assignment: AssignmentFacts, audience: Audience, only_possible: bool
) -> list[tuple[int, int]]:
    if not changed:
        return []
    readable = Profile.objects.matchable() if audience == Audience.OFFICE else Profile.objects.matchable_for_hosts()
    scored = [
        (pk, score.score(person, assignment)) for pk, person in person_facts(readable.filter(pk__in=changed)).items()
    ]
    return [
        (pk, score.standing) for pk, score in scored if score.standing and not (only_possible and score.is_ruled_out)
    ]


def _of_index(
    index: str,
    asked: Question,
    assignment: AssignmentFacts,
    filters: list[Query],
    limit: int,
    among: set[int] | None,
    without: set[int],
) -> list[tuple[int, int]]:
    """Everybody who can be among the `limit` best, with the whole standing."""
    if among is not None:
        if len(among) > WIDEST:
            raise EngineAway(Trouble.REFUSED, f"among {len(among)} people")
        filters = [*filters, only_among(among)]
    size, least = min(limit + WINDOW, WIDEST), score.SECTION if assignment.required else 1
    while True:
        hits = _ask(index, asked.body(filters=filters, without=without, size=size, at_least=least))
        found, lowest = _scored(hits, asked, assignment)
        # Somebody who was not given has at most so many points and, at best, all for availability.
        most_below = lowest if len(hits) == size else least - 1
        best = nlargest(limit, (standing for _pk, standing in found))
        # An equal standing can enter too: the tie is broken by a hash.
        needed = max(1, best[-1] - asked.base - asked.most_availability) if len(best) == limit else 1
        if most_below < needed:
            return found
        if len(hits) == size:
            if size == WIDEST:
                raise EngineAway(Trouble.REFUSED, f"more than {WIDEST} people can be among the best")
            size = WIDEST
        # Asked in this way at most three times: a wider window, a lower section, or one after the other.
        least = needed


def _ask(index: str, body: dict[str, Any]) -> list[dict[str, Any]]:
    answer = ask(index, body, parts="hits.hits._score,hits.hits.fields")
    with understood():
        return answer.get("hits", {}).get("hits", [])


def _scored(
    hits: list[dict[str, Any]], asked: Question, assignment: AssignmentFacts
) -> tuple[list[tuple[int, int]], int]:
    """Profiles with their whole standing, and the lowest score that the server gave."""
    found, points = [], 0
    with understood():
        for hit in hits:
            fields, points = hit["fields"], int(hit["_score"])
            person = PersonFacts(
                id=fields["profile"][0],
                windows=tuple(window_of(number) for number in fields.get("windows", ())),
                shortest_days=fields.get("shortest", [None])[0],
                longest_days=fields.get("longest", [None])[0],
            )
            free = score.availability(person, assignment).points if asked.most_availability else 0
            found.append((person.id, asked.base + points + free))
    return found, points
