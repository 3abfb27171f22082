"""A cache in Redis that is a help and no condition: while Redis is away or hangs, pages are slower and never away."""

import logging
from collections import defaultdict
from threading import Lock

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError, RedisError
from redis.retry import Retry

from casework.circuit import Circuit

logger = logging.getLogger(__name__)

#: How long one page waits for Redis, in seconds; those after it do not, until somebody has found it well again.
SECONDS = 0.25
#: Entries, and deletions, that a process keeps while Redis is away. With more deletions Redis is emptied at its return.
KEPT = 10_000


class Meanwhile:
    """What all threads of a process know of one Redis: whether it is well, and what to delete once it is back."""

    def __init__(self) -> None:
        self.circuit = Circuit()
        self.lock = Lock()
        self.undeleted: set[str] = set()


_known: defaultdict[str, Meanwhile] = defaultdict(Meanwhile)


class OptionalRedisCache(BaseCache):
    """Redis; while it does not answer, a cache of this process, which starts empty.

    Limits of attempts go on being counted, by each process for itself. What is deleted meanwhile is deleted in Redis
    once it answers again, before anything is read there: no menu comes back that an editor has changed.
    """

    def __init__(self, server: str, params: dict) -> None:
        super().__init__(params)
        options = {
            "socket_timeout": SECONDS,
            "socket_connect_timeout": SECONDS,
            # A connection from before a restart of Redis is no sign that it is away: once more, over a new one.
            "retry": Retry(NoBackoff(), 1, supported_errors=(ConnectionError,)),
        }
        self._redis = RedisCache(server, {**params, "OPTIONS": {**options, **params.get("OPTIONS", {})}})
        self._local = LocMemCache(server, {**params, "OPTIONS": {"MAX_ENTRIES": KEPT}})
        self._meanwhile = _known[server]

    def _ask(self, verb: str, *arguments, **options):
        circuit = self._meanwhile.circuit
        if circuit.may_try():
            try:
                if circuit.trouble:
                    self._catch_up()
                answer = getattr(self._redis, verb)(*arguments, **options)
            except (RedisError, OSError) as error:
                logger.warning("The cache is away, each process keeps its own: %s", type(error).__name__)
                circuit.failed(type(error).__name__)
            else:
                circuit.worked()
                return answer
        return getattr(self._local, verb)(*arguments, **options)

    def _catch_up(self) -> None:
        with self._meanwhile.lock:
            if len(self._meanwhile.undeleted) > KEPT:
                self._redis.clear()
            elif self._meanwhile.undeleted:
                self._redis._cache.delete_many(list(self._meanwhile.undeleted))
            self._meanwhile.undeleted.clear()
        self._local.clear()

    def _note_deleted(self, keys, version: int | None) -> None:
        if self._meanwhile.circuit.trouble:
            with self._meanwhile.lock:
                self._meanwhile.undeleted |= {self.make_key(key, version=version) for key in keys}

    def add(self, *arguments, **options):
        return self._ask("add", *arguments, **options)

    def get(self, *arguments, **options):
        return self._ask("get", *arguments, **options)

    def set(self, *arguments, **options):
        return self._ask("set", *arguments, **options)

    def touch(self, *arguments, **options):
        return self._ask("touch", *arguments, **options)

    def delete(self, key, version=None):
        answer = self._ask("delete", key, version=version)
        self._note_deleted([key], version)
        return answer

    def get_many(self, *arguments, **options):
        return self._ask("get_many", *arguments, **options)

    def set_many(self, *arguments, **options):
        return self._ask("set_many", *arguments, **options)

    def delete_many(self, keys, version=None):
        keys = list(keys)
        answer = self._ask("delete_many", keys, version=version)
        self._note_deleted(keys, version)
        return answer

    def has_key(self, *arguments, **options):
        return self._ask("has_key", *arguments, **options)

    def incr(self, *arguments, **options):
        return self._ask("incr", *arguments, **options)

    def clear(self):
        return self._ask("clear")


def cache_trouble() -> str:
    """Why the cache of this process does not answer; empty while it does, or has not been asked."""
    return next((kept.circuit.trouble for kept in _known.values() if kept.circuit.trouble), "")
