"""A cache that is away, or hangs, takes nothing with it. With a real Redis, which is killed and stopped."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import caches

from casework.circuit import Circuit
from portal.caches import optional_redis as portal_cache
from portal.caches.optional_redis import OptionalRedisCache
from tests.servers.redis import Redis

pytestmark = pytest.mark.redis


@pytest.fixture
def server():
    with Redis() as redis:
        yield redis


@pytest.fixture
def clock():
    """The clock of the fuse, moved by hand: `clock[0] += 60`."""
    return [0.0]


@pytest.fixture
def cache(server, clock):
    made = OptionalRedisCache(server.url, {})
    portal_cache._known[server.url].circuit = Circuit(clock=lambda: clock[0])
    yield made
    del portal_cache._known[server.url]


def test_while_redis_answers_all_processes_share_it(cache, server):
    cache.set("a", 1)

    assert cache._redis.get("a") == 1
    assert cache._local.get("a") is None


def test_without_redis_everything_goes_on_in_the_process(cache, server):
    server.kill()

    assert cache.add("lock", True, timeout=10)
    assert not cache.add("lock", True, timeout=10)
    cache.set_many({"a": 1, "b": 2})
    cache.delete_many(["b"])
    assert cache.incr("a") == 2
    assert cache.get_many(["a", "b"]) == {"a": 2}
    assert cache.get_or_set("c", lambda: 3) == 3
    assert (cache.has_key("a"), cache.touch("a", 5), cache.delete("a"), cache.get("a", "gone")) == (
        True,
        True,
        True,
        "gone",
    )


def test_a_hanging_redis_costs_one_short_wait_and_not_one_a_page(cache, server):
    server.hang()
    started = time.monotonic()

    with ThreadPoolExecutor(8) as pages:
        list(pages.map(lambda n: cache.set(f"page-{n}", n), range(100)))

    # If each of them waited, that would be twelve waits one after the other for each of the eight.
    assert time.monotonic() - started < 8 * portal_cache.SECONDS
    assert cache.get("page-42") == 42


def test_its_return_is_noticed_after_a_pause(cache, server, clock):
    server.kill()
    cache.set("a", "of this process")
    server.start()

    cache.set("b", 1)
    assert cache._redis.get("b") is None
    clock[0] += 60
    cache.set("b", 2)

    assert cache._redis.get("b") == 2
    assert portal_cache.cache_trouble() == ""


def test_what_was_deleted_while_it_hung_does_not_come_back(cache, server, clock):
    """Menus that an editor changed meanwhile."""
    cache.set("menu", "old")
    cache.set("other", "kept")
    server.hang()
    cache.delete("menu")
    assert cache.get("menu") is None

    server.go_on()
    clock[0] += 60

    assert cache.get("menu") is None
    assert cache.get("other") == "kept"


def test_what_a_process_kept_in_an_earlier_absence_is_forgotten(cache, server, clock):
    server.hang()
    cache.set("menu", "of the first absence")
    server.go_on()
    clock[0] += 60
    cache.get("menu")

    server.kill()

    assert cache.get("menu") is None


def test_a_restart_between_two_pages_is_not_felt(cache, server):
    cache.set("a", 1)
    server.kill()
    server.start()

    cache.set("b", 2)

    assert cache._redis.get("b") == 2


@pytest.mark.django_db
def test_a_limit_of_attempts_still_counts(client, server, cache, monkeypatch):
    monkeypatch.setattr(caches._connections, "default", cache)
    server.kill()

    answers = [
        client.post("/en/accounts/password/reset/", {"email": f"nobody-{n}@people.example"}).status_code
        for n in range(25)
    ]

    assert answers == [302] * 20 + [429] * 5
