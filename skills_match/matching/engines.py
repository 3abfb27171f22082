"""The one door to matching people: the search server where there is one and it is well, else this process.

Both give the same list, so nobody has to know which one answered; staff are told when the search server does not.
The search for assignments asks the server through the same fuse.
"""

import datetime
import logging
import threading
import time
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.db import connections
from django.utils import timezone

from ..enums import Audience, MatchEngine, Trouble
from ..models import MatchIndex
from ..models.match_index import INDEXED
from ..search.published import published
from ..search_server.circuit import Circuit
from .embedded.engine import engine
from .facts import AssignmentFacts
from .openings import openings

logger = logging.getLogger(__name__)

#: How often what matching remembers in this process is brought up to date, in seconds, when no page does it.
READY_EVERY = 60
#: The search server works, but this one answer it could not give: no reason to leave it alone or to tell anybody.
OF_ONE_ANSWER = {Trouble.REFUSED, Trouble.BEHIND}

#: The worker brings the index up to date every few seconds.
LATE = datetime.timedelta(minutes=10)

circuit = Circuit()

Answered = TypeVar("Answered")


class Answer(NamedTuple):
    """(profile id, total) of the best matches, best first, and which engine found them."""

    found: list[tuple[int, int]]
    engine: MatchEngine


def best(
    assignment: AssignmentFacts, *, audience: Audience, limit: int, among: set[int] | None = None
) -> list[tuple[int, int]]:
    """(profile id, total) of the `limit` best matches, best first; the same from either engine. Never fails because
    of the search server, and waits for it a second at most."""
    return answer(assignment, audience=audience, limit=limit, among=among).found


def answer(assignment: AssignmentFacts, *, audience: Audience, limit: int, among: set[int] | None = None) -> Answer:
    """The same, with the name of the engine: the log of matching keeps it."""

    def on_server() -> list[tuple[int, int]]:
        from .elastic.engine import ElasticEngine

        return ElasticEngine().best(assignment, audience=audience, limit=limit, among=among)

    found = ask_server(on_server)
    if found is not None:
        return Answer(found, MatchEngine.ELASTICSEARCH)
    found = engine.best(assignment, audience=audience, limit=limit, among=among)
    return Answer(found, MatchEngine.EMBEDDED)


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


def stay_ready() -> None:
    """Keep loaded what matching remembers in this process, in a thread of its own, so that no page waits for it: not
    the first one after a start, and not the first one after the search server has gone away."""
    threading.Thread(target=_stay_ready, name="matching stays ready", daemon=True).start()


def _stay_ready() -> None:
    while True:
        try:
            engine.prepare()
            openings.prepare()
            published.prepare()
        except Exception:
            logger.exception("What matching remembers in this process could not be loaded; it is tried again")
        finally:
            connections.close_all()
        time.sleep(READY_EVERY)
