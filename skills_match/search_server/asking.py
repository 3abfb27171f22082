"""What every question to the search server goes through: which index answers, what it lacks, one request in time."""

from functools import partial
from typing import Any

from django.conf import settings

from ..enums import ChangeKind, Trouble
from ..models import MatchIndex
from ..models.change import CHANGED_AT_MOST
from .client import EngineAway, client, understood, within


def index_in_use(kind: str = ChangeKind.PROFILE) -> tuple[MatchIndex, set[int]]:
    """The index of this kind that answers, and whatever it does not hold as it is now: the caller reads that from rows.

    Raises EngineAway when there is none that could be right.
    """
    index = MatchIndex.objects.live(kind)
    if index is None:
        raise EngineAway(Trouble.MISSING)
    if index.is_outdated:
        raise EngineAway(Trouble.OUTDATED, index.name)
    changed = index.not_indexed(at_most=CHANGED_AT_MOST)
    if changed is None:
        raise EngineAway(Trouble.BEHIND, index.name)
    return index, changed


def ask(index: str, body: dict[str, Any], *, parts: str) -> dict[str, Any]:
    """These `parts` of the answer, whole or not at all: EngineAway, also when a part of the index is missing."""
    with understood():
        seconds = settings.ELASTICSEARCH_SECONDS
        search = partial(
            client(seconds=seconds).search,
            index=index,
            body=body,
            allow_partial_search_results=False,
            filter_path=f"timed_out,{parts}",
        )
        answer = within(seconds, search).body
        if answer["timed_out"]:
            raise EngineAway(Trouble.UNREACHABLE, "the search took too long")
        return answer
