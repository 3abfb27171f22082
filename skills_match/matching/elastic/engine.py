"""The engine on a search server: exactly the answer of `score`, at any moment."""

from heapq import nlargest, nsmallest
from typing import Any

from diaspora.models import Profile

from ...enums import Trouble
from ...search_server.asking import ask, index_in_use
from ...search_server.client import EngineAway, understood
from ..embedded.engine import Audience
from ..facts import AssignmentFacts, PersonFacts
from ..rows import person_facts
from ..score import availability, order, score
from .documents import window_of
from .queries import Question, only_among, only_for_hosts, question

#: Candidates asked for at first, beyond those wanted. Their availability is scored here; in 98 of 100 answers nobody
#: below can enter any more.
WINDOW = 200
#: The most that the server gives in one answer. With more possible candidates another engine has to do it.
WIDEST = 10_000


class ElasticEngine:
    """Keeps nothing in the process: what is not in the index yet is scored from rows, in the same answer."""

    def best(
        self, assignment: AssignmentFacts, *, audience: Audience, limit: int, among: set[int] | None = None
    ) -> list[tuple[int, int]]:
        """As `EmbeddedEngine.best`. Raises EngineAway when the search server cannot answer exactly and in time."""
        index, changed = index_in_use()
        asked = question(assignment)
        found = _of_index(index.name, asked, assignment, audience, limit, among, changed) if asked.skills else []
        found += _of_rows(changed if among is None else changed & among, assignment, audience)
        return nsmallest(limit, found, key=lambda pair: order(pair[0], assignment.id, pair[1]))


def _of_rows(changed: set[int], assignment: AssignmentFacts, audience: Audience) -> list[tuple[int, int]]:
    if not changed:
        return []
    readable = Profile.objects.matchable() if audience == Audience.OFFICE else Profile.objects.matchable_for_hosts()
    scored = [(pk, score(person, assignment)) for pk, person in person_facts(readable.filter(pk__in=changed)).items()]
    return [(pk, parts.total) for pk, parts in scored if parts.is_match]


def _of_index(
    index: str,
    asked: Question,
    assignment: AssignmentFacts,
    audience: Audience,
    limit: int,
    among: set[int] | None,
    without: set[int],
) -> list[tuple[int, int]]:
    """Everybody who can be among the `limit` best, with the whole score."""
    filters = [only_for_hosts()] if audience == Audience.HOSTS else []
    if among is not None:
        if len(among) > WIDEST:
            raise EngineAway(Trouble.REFUSED, f"among {len(among)} people")
        filters.append(only_among(among))
    least = asked.most_others + 1
    for size in (min(limit + WINDOW, WIDEST), WIDEST):
        hits = _ask(index, asked.body(filters=filters, without=without, size=size, at_least=least))
        found, lowest = _scored(hits, asked, assignment)
        # Somebody who was not given has at most so many points and, at best, all for availability.
        most_below = lowest if len(hits) == size else least - 1
        best = nlargest(limit, (total for _pk, total in found))
        # An equal total can enter too: the tie is broken by a hash.
        least = max(1, best[-1] - asked.base - asked.most_availability) if len(best) == limit else 1
        if most_below < least:
            return found
    raise EngineAway(Trouble.REFUSED, f"more than {WIDEST} people can be among the best")


def _ask(index: str, body: dict[str, Any]) -> list[dict[str, Any]]:
    answer = ask(index, body, parts="hits.hits._score,hits.hits.fields")
    with understood():
        return answer.get("hits", {}).get("hits", [])


def _scored(
    hits: list[dict[str, Any]], asked: Question, assignment: AssignmentFacts
) -> tuple[list[tuple[int, int]], int]:
    """Profiles with their whole score, and the lowest score that the server gave."""
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
            free = availability(person, assignment).points if asked.most_availability else 0
            found.append((person.id, asked.base + points + free))
    return found, points
