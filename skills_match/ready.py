"""What a web process remembers, loaded before its first page and kept fresh, so that no page waits for it."""

import logging
import threading
import time

from django.db import connections

from .matching.embedded.engine import engine
from .matching.openings import openings
from .search.published import published
from .vocabulary.background import begin_in_turn
from .vocabulary.index import kept_vocabulary
from .vocabulary.texts.index import text_index
from .vocabulary.titles.index import title_index

logger = logging.getLogger(__name__)

#: How often what matching remembers in this process is brought up to date, in seconds, when no page does it.
READY_EVERY = 60


def get_ready() -> None:
    """Each web process can match people by itself when the search server is away, and knows the words people type."""
    stay_ready()
    begin_in_turn(kept_vocabulary, text_index, title_index)


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
