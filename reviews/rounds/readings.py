"""A round with all that its pages read, and who may open it."""

from collections.abc import Collection
from typing import Any

from django.http import Http404

from casework.languages import text_in

from ..models import Round


def with_parts():
    return Round.objects.prefetch_related("phases", "criteria__words")


def organised(user: Any, pk: int) -> Round:
    """The round, for whoever may run it; for everybody else it does not exist."""
    round = with_parts().filter(pk=pk).first()
    if round is None or not round.is_run_by(user):
        raise Http404
    return round


def title_of(round: Round, language: str) -> str:
    """What is judged, in `language` if it is written in it."""
    return titles_of([round], language)[round.pk]


def titles_of(rounds: Collection[Round], language: str) -> dict[int, str]:
    """The same for many, by their keys, in one query for each kind."""
    kinds = {round.kind: round.judged for round in rounds}
    titles = {
        name: kind.titles([round.group_id for round in rounds if round.kind == name]) for name, kind in kinds.items()
    }
    return {round.pk: text_in(language, titles[round.kind].get(round.group_id, {})) or str(round) for round in rounds}
