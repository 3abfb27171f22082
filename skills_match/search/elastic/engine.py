"""The search on a search server: exactly what the process would find, at any moment."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ...enums import ChangeKind, Trouble
from ...search_server.asking import ask, index_in_use
from ...search_server.client import EngineAway, understood
from ..documents import FACETS, AssignmentDocument
from ..embedded import find_in
from ..hits import Hit, Hits, Order, WantedAssignments
from .queries import WIDEST, body

PARTS = "hits.total.value,hits.hits._score,hits.hits.sort,aggregations"


def find(wanted: WantedAssignments, order: Order, documents: Mapping[int, AssignmentDocument]) -> Hits:
    """As `find_in`; `documents` are all that this process knows, of which only those that the index lacks are looked
    at. Raises EngineAway when the search server cannot answer exactly and in time."""
    index, changed = index_in_use(ChangeKind.ASSIGNMENT)
    found = _of_answer(ask(index.name, body(wanted, order, without=changed), parts=PARTS), order)
    return found + find_in([documents[pk] for pk in changed & documents.keys()], wanted, order)


def _of_answer(answer: dict[str, Any], order: Order) -> Hits:
    with understood():
        hits = answer["hits"].get("hits", [])
        if answer["hits"]["total"]["value"] != len(hits):
            raise EngineAway(Trouble.REFUSED, f"more than {WIDEST} assignments")
        return Hits(
            [_hit(hit, order) for hit in hits],
            {facet: _counts(answer["aggregations"][facet]["values"]["buckets"]) for facet in FACETS},
        )


def _hit(hit: dict[str, Any], order: Order) -> Hit:
    """The server's own key; its last part is always the number of the assignment."""
    values = [int(value) for value in hit["sort"]]
    key = tuple(sign * value for (_name, sign), value in zip(order, values, strict=True))
    return Hit(key, values[-1], int(hit["_score"]))


def _counts(buckets: list[dict[str, Any]]) -> Counter[str]:
    return Counter({bucket["key"]: bucket["doc_count"] for bucket in buckets})
