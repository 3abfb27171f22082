"""The search in this process: the plan carried out on documents, one by one."""

import datetime
from collections import Counter
from collections.abc import Iterable

from .documents import FACETS, LANGUAGES, AssignmentDocument
from .hits import Hit, Hits, Order, WantedAssignments
from .plan import OTHER_NAME, Plan


def find_in(documents: Iterable[AssignmentDocument], wanted: WantedAssignments, order: Order) -> Hits:
    """Those that are open, answer every term of the plan and have one of the chosen values in each facet."""
    today = wanted.today.toordinal()
    found = []
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for document in documents:
        if document.closing < today:
            continue
        worth = worth_of(document, wanted.plan)
        if worth is None:
            continue
        missed = [facet for facet, values in wanted.chosen.items() if not values & document.facets[facet]]
        for facet in FACETS:
            if not missed or missed == [facet]:
                counts[facet].update(document.facets[facet])
        if not missed:
            parts = {
                "worth": worth,
                "closing": document.closing,
                "published": document.published,
                "id": document.id,
            }
            found.append(Hit(tuple(sign * parts[name] for name, sign in order), document.id, worth))
    return Hits(found, counts)


def is_answered(documents: Iterable[AssignmentDocument], plan: Plan, today: datetime.date) -> bool:
    """Whether one of them that is open answers every term of the plan."""
    day = today.toordinal()
    return any(document.closing >= day and worth_of(document, plan) is not None for document in documents)


def worth_of(document: AssignmentDocument, plan: Plan) -> int | None:
    """Sum over the terms of their best answer; None when one of them has none."""
    total = 0
    for term in plan.terms:
        worth = max(
            (document.worth(language, token) for language in LANGUAGES for token in term.tokens[language]), default=0
        )
        if not worth and any(all(document.worth(*token) for token in name) for name in term.other_names):
            worth = OTHER_NAME
        if not worth:
            return None
        total += worth
    return total
