"""The one door to matching people: the search server where there is one and it is well, else this process.

Both give the same list, so nobody has to know which one answered; staff are told when the search server does not.
"""

import datetime
import logging
import threading
import time
from typing import NamedTuple

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from ..enums import Audience, MatchEngine, Trouble
from ..models import MatchIndex
from .circuit import Circuit
from .engine import engine
from .facts import AssignmentFacts

logger = logging.getLogger(__name__)

#: How often the engine of this process is kept ready, in seconds, while the search server does the work.
READY_EVERY = 60
#: The search server works, but this one answer it could not give: no reason to leave it alone or to tell anybody.
OF_ONE_ANSWER = {Trouble.REFUSED, Trouble.BEHIND}

#: The worker brings the index up to date every few seconds.
LATE = datetime.timedelta(minutes=10)

circuit = Circuit()


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
    if settings.ELASTICSEARCH_URL and circuit.may_try():
        # Here and not above: the client is large, and most installations need none.
        from .elastic.client import EngineAway
        from .elastic.engine import ElasticEngine

        try:
            found = ElasticEngine().best(assignment, audience=audience, limit=limit, among=among)
        except EngineAway as error:
            logger.warning("Matched in this process: %s", error)
            if error.trouble not in OF_ONE_ANSWER:
                circuit.failed(error.trouble)
        else:
            circuit.worked()
            return Answer(found, MatchEngine.ELASTICSEARCH)
    found = engine.best(assignment, audience=audience, limit=limit, among=among)
    return Answer(found, MatchEngine.EMBEDDED)


def trouble_for_staff() -> str:
    """Why the search server does not answer, in a sentence; empty when all is well or none is used. One query."""
    if not settings.ELASTICSEARCH_URL:
        return ""
    trouble = circuit.trouble or _trouble_of(MatchIndex.objects.live())
    return str(Trouble(trouble).label) if trouble else ""


def _trouble_of(index: MatchIndex | None) -> str:
    if index is None:
        return Trouble.MISSING
    if index.is_outdated:
        return Trouble.OUTDATED
    return index.trouble or (Trouble.BEHIND if index.drained_at < timezone.now() - LATE else "")


def stay_ready() -> None:
    """Keep the engine of this process loaded, in a thread of its own, so that it can take over within a page's time.

    Only where a search server is used; elsewhere the first search loads it.
    """
    if settings.ELASTICSEARCH_URL:
        threading.Thread(target=_stay_ready, name="matching stays ready", daemon=True).start()


def _stay_ready() -> None:
    while True:
        try:
            close_old_connections()
            engine.prepare()
        except Exception:
            logger.exception("The engine of this process could not be loaded; it is tried again")
        time.sleep(READY_EVERY)
