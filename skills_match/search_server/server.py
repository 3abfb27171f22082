"""Asking the search server when there is one and it is well; whoever asks has an answer of its own otherwise."""

import datetime
import logging
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.utils import timezone

from casework.circuit import Circuit

from ..enums import Trouble
from ..models import MatchIndex
from ..models.match_index import INDEXED

logger = logging.getLogger(__name__)

#: The search server works, but this one answer it could not give: no reason to leave it alone or to tell anybody.
OF_ONE_ANSWER = {Trouble.REFUSED, Trouble.BEHIND}

#: The worker brings the index up to date every few seconds.
LATE = datetime.timedelta(minutes=10)

circuit = Circuit()

Answered = TypeVar("Answered")


def ask_server(question: Callable[[], Answered]) -> Answered | None:
    """What the search server answers, or None: there is none, it failed lately, or it cannot answer this now."""
    if not settings.ELASTICSEARCH_URL or not circuit.may_try():
        return None
    # Here and not above: the client is large, and most installations need none.
    from ..search_server.client import EngineAway

    try:
        answered = question()
    except EngineAway as error:
        logger.warning("Answered in this process: %s", error)
        if error.trouble not in OF_ONE_ANSWER:
            circuit.failed(error.trouble)
        return None
    circuit.worked()
    return answered


def trouble_for_staff() -> str:
    """Why the search server does not answer, in a sentence; empty when all is well or none is used. One query."""
    if not settings.ELASTICSEARCH_URL:
        return ""
    answering = {index.kind: index for index in MatchIndex.objects.answering()}
    troubles = [circuit.trouble, *(_trouble_of(answering.get(kind)) for kind in INDEXED)]
    return next((str(Trouble(trouble).label) for trouble in troubles if trouble), "")


def _trouble_of(index: MatchIndex | None) -> str:
    if index is None:
        return Trouble.MISSING
    if index.is_outdated:
        return Trouble.OUTDATED
    return index.trouble or (Trouble.BEHIND if index.drained_at < timezone.now() - LATE else "")
