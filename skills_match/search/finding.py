"""Text search and facets over the open assignments: the one door, with the same answer from either engine.

People type words in either language. What they ask for is decided in this process (`plan.py`), with the words of the
assignments that it remembers; the search server, or this process without one, carries it out.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..enums import ConceptKind, MatchEngine
from ..models.querysets import today_in_closing_zone
from ..search_server.server import ask_server
from ..vocabulary.index import Vocabulary, vocabulary
from ..vocabulary.picker import concepts_near
from .embedded import find_in, is_answered
from .hits import ORDERS, Hits, WantedAssignments
from .plan import LONGEST_TEXT, Plan, is_searchable, near_plan, plan_for
from .published import Published, published
from .wishes import Meant, Wish, wish_of

#: So many concepts may be meant by a text that no assignment holds as it is.
MEANINGS = 5
_MEANT = (ConceptKind.SKILL, ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP)


@dataclass(frozen=True)
class FoundAssignments:
    """`worth`: hits in the order asked for, each with what the words are worth in it (0 without a text). `counts` of
    every facet value that would find something; `mended` words, each with what it was taken for. `is_near`: nothing
    holds every word, and this comes near. `meant`: the filters that words of the text stand for, which narrow it.
    `is_mended`: words were taken for others, even where that found nothing."""

    worth: dict[int, int]
    counts: dict[str, Counter[str]]
    mended: dict[str, str]
    engine: MatchEngine
    is_near: bool = False
    meant: tuple[Meant, ...] = ()
    is_mended: bool = False


def find_assignments(
    *,
    text: str = "",
    chosen: Mapping[str, Iterable[str]] | None = None,
    sort: str = "closing",
    scores: Mapping[int, int] | None = None,
) -> FoundAssignments:
    """Open assignments that hold every word of `text` and have one of the chosen values in each facet.

    `sort` is one of `ORDERS`, or `match`: by `scores`, the best first. Ids are candidates: the caller loads the rows
    again with the reader's rights. Never fails because of the search server, and waits for it a second at most.
    """
    known = published.fresh()
    wanted, meant = _wanted(known, text, chosen or {})
    order = ORDERS["closing" if sort == "match" else sort]

    def on_server() -> Hits:
        # Here and not above: the client is large, and most installations need none.
        from .elastic.engine import find

        return find(wanted, order, known.documents)

    hits, engine = ask_server(on_server), MatchEngine.ELASTICSEARCH
    if hits is None:
        hits, engine = find_in(known.documents.values(), wanted, order), MatchEngine.EMBEDDED
    found = sorted(hits.found)
    if sort == "match":
        found.sort(key=lambda hit: -(scores or {}).get(hit.id, -1))
    plan = wanted.plan
    # Where nothing was found, nothing is shown of what words were taken for.
    mended = plan.mended if found else {}
    worth = {hit.id: hit.worth for hit in found}
    return FoundAssignments(worth, hits.counts, mended, engine, plan.is_near, meant, is_mended=bool(plan.mended))


def shown_by(assignment_id: int) -> Callable[[str, Mapping[str, Iterable[str]]], bool]:
    """Whether a search, a text and what is chosen in each facet, shows this one assignment: for somebody who asks
    about very many searches in a row. What is needed is read once, here; the search server is never asked."""
    known, words = published.fresh(), vocabulary()
    documents = [known.documents[assignment_id]] if assignment_id in known.documents else []

    def finds(text: str, chosen: Mapping[str, Iterable[str]]) -> bool:
        wanted, _meant = _wanted(known, text, chosen, words)
        return bool(find_in(documents, wanted, ORDERS["closing"]).found)

    # Without the text first: what is chosen is compared in no time, understanding a text takes a while.
    return lambda text, chosen: finds("", chosen) and finds(text, chosen)


def _wanted(
    known: Published, text: str, chosen: Mapping[str, Iterable[str]], words: Vocabulary | None = None
) -> tuple[WantedAssignments, tuple[Meant, ...]]:
    """What is asked of an engine, and what of it the words stand for."""
    today = today_in_closing_zone()
    ticked = {facet: picked for facet, values in chosen.items() if (picked := frozenset(values))}
    if not text.strip():
        return WantedAssignments(Plan(), ticked, today), ()
    words = vocabulary() if words is None else words
    # Of what holds nothing to look for nothing is understood: it finds nothing.
    wish = wish_of(text[:LONGEST_TEXT], words) if is_searchable(text) else Wish(text)
    plan = _plan(known, wish.words, words, today)
    return WantedAssignments(plan, wish.chosen(ticked), today), wish.shown(ticked)


def _plan(known: Published, text: str, words: Vocabulary, today: datetime.date) -> Plan:
    """What holds every word; where nothing open does, what asks for the skills and occupations that the text means."""
    plan = plan_for(text, corpus=known, vocabulary=words)
    if not plan.terms or not is_searchable(text) or is_answered(known.documents.values(), plan, today):
        return plan
    meant = concepts_near(text, words=words, kinds=_MEANT, limit=MEANINGS, strict=True)
    return near_plan(meant, vocabulary=words, mended=plan.mended) if meant else plan
