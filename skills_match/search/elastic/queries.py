"""A plan as a request whose scores are exact: sums of whole numbers, one clause for each worth of a term."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, ConstantScore, DisMax, MatchNone, Query, Range, Terms

from ..documents import FACETS, LANGUAGES, SECTIONS
from ..hits import Order, WantedAssignments
from ..plan import OTHER_NAME, Term, Token

#: The most that the server gives in one answer, of hits and of values of a facet.
WIDEST = 10_000
#: What the parts of a key are called in the index.
_FIELDS = {"worth": "_score", "id": "assignment"}


def body(wanted: WantedAssignments, order: Order, *, without: Iterable[int]) -> dict[str, Any]:
    """All hits in this order with their worth, and each facet counted as if nothing were chosen in it."""
    left_out = sorted(without)
    search = Search().query(
        Bool(
            must=[_answered(term) for term in wanted.plan.terms],
            filter=[Range(closing={"gte": wanted.today.toordinal()})],
            must_not=[Terms(assignment=left_out)] if left_out else [],
        )
    )
    chosen = {facet: Terms(facet, sorted(values)) for facet, values in wanted.chosen.items()}
    for facet in FACETS:
        others = [query for name, query in chosen.items() if name != facet]
        counted = search.aggs.bucket(facet, "filter", filter=Bool(filter=others))
        counted.bucket("values", "terms", field=facet, size=WIDEST)
    if chosen:
        search = search.post_filter(Bool(filter=list(chosen.values())))
    sort = [{_FIELDS.get(name, name): {"order": "desc" if sign < 0 else "asc"}} for name, sign in order]
    return (
        search.sort(*sort)
        .extra(size=WIDEST, track_scores=True, track_total_hits=True, _source=False, stored_fields="_none_")
        .to_dict()
    )


def _answered(term: Term) -> Query:
    """The best answer to a term. Any other name is worth less than the word itself at the least of its sections, or as
    much, so that the most is what the plan says."""
    answers: list[Query] = []
    for section, worth in SECTIONS.items():
        words = [
            Terms(f"{section}_{language}", sorted(term.tokens[language]))
            for language in LANGUAGES
            if term.tokens[language]
        ]
        if words:
            answers.append(ConstantScore(filter=Bool(should=words), boost=worth))
    if names := _names(term.other_names):
        answers.append(ConstantScore(filter=Bool(should=names), boost=OTHER_NAME))
    return DisMax(queries=answers) if answers else MatchNone()


def _names(names: Iterable[frozenset[Token]]) -> list[Query]:
    """Names of one token share a clause for each language; of a longer one all tokens must occur, anywhere."""
    single: dict[str, set[str]] = defaultdict(set)
    clauses: list[Query] = []
    for name in sorted(sorted(name) for name in names):
        if len(name) == 1:
            language, token = name[0]
            single[language].add(token)
        else:
            clauses.append(Bool(filter=[Terms(f"any_{language}", [token]) for language, token in name]))
    return clauses + [Terms(f"any_{language}", sorted(tokens)) for language, tokens in sorted(single.items())]
