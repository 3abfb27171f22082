"""A round with all that its pages read, and who may open it."""

from typing import Any

from django.http import Http404

from ..models import Round


def with_parts():
    return Round.objects.prefetch_related("phases", "criteria__words")


def organised(user: Any, pk: int) -> Round:
    """The round, for whoever may run it; for everybody else it does not exist."""
    round = with_parts().filter(pk=pk).first()
    if round is None or not round.judged.may_organise(user, round.group_id):
        raise Http404
    return round


def title_of(round: Round, language: str) -> str:
    """What is judged, in `language` if it is written in it."""
    titles = round.judged.titles(round.group_id) or {}
    return titles.get(language) or next((text for text in titles.values() if text), str(round))
