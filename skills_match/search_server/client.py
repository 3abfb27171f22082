"""The connection to the search server, and what its errors mean for the portal."""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.conf import settings
from elasticsearch import (
    ApiError,
    Elasticsearch,
    SerializationError,
    TransportError,
    UnsupportedProductError,
)

from ..enums import Trouble

#: Seconds for work that no page waits for.
PATIENT = 30
#: Seconds for a sign of life.
SHORT = 2


class EngineAway(Exception):
    """The search server cannot do it now. `trouble` is for staff, the text for the log."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble.value}: {detail}")
        self.trouble = trouble


def client(*, seconds: float) -> Elasticsearch:
    """A client of this process that gives up after `seconds` of silence."""
    return _connection(settings.ELASTICSEARCH_URL).options(request_timeout=seconds)


def within(seconds: float, call: Callable[[], Any]) -> Any:
    """What `call` returns or raises, or EngineAway when that takes longer.

    The time-out of a connection is for one silence: a name server that hangs, or an answer that trickles, would hold
    a page for minutes. The abandoned call ends by itself in a thread that nobody waits for.
    """
    outcome: queue.SimpleQueue[tuple[Any, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            outcome.put((call(), None))
        except BaseException as error:
            outcome.put((None, error))

    threading.Thread(target=run, daemon=True).start()
    try:
        answer, error = outcome.get(timeout=seconds)
    except queue.Empty:
        raise EngineAway(Trouble.UNREACHABLE, f"no answer within {seconds} s") from None
    if error is not None:
        raise error
    return answer


@lru_cache(maxsize=4)
def _connection(urls: str) -> Elasticsearch:
    nodes = [url.strip() for url in urls.split(",") if url.strip()]
    # A node that refuses is left for the next one at once; one that hangs has used up the time already.
    return Elasticsearch(nodes, max_retries=len(nodes) - 1, retry_on_timeout=False, retry_on_status=())


@contextmanager
def understood() -> Iterator[None]:
    """Turns every way in which a search server can fail into `EngineAway`; what it says may be anything at all."""
    try:
        yield
    except (UnsupportedProductError, SerializationError) as error:
        raise EngineAway(Trouble.BROKEN, str(error)) from error
    except ApiError as error:
        raise EngineAway(trouble_of(error.meta.status, str(error.body)), str(error)) from error
    except TransportError as error:
        raise EngineAway(Trouble.UNREACHABLE, str(error)) from error
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise EngineAway(Trouble.BROKEN, repr(error)) from error


def trouble_of(status: int, detail: str) -> Trouble:
    """What an HTTP status of the search server means, for a request or for one document of many."""
    if status == 404 or "index_not_found" in detail or "index_closed" in detail:
        return Trouble.MISSING
    if "cluster_block" in detail or status in (403, 429):
        return Trouble.BLOCKED
    if status >= 500:
        return Trouble.INCOMPLETE
    return Trouble.REFUSED
