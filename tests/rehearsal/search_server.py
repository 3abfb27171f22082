"""Matching on a search server, when ELASTICSEARCH_URL names one: under a name of the rehearsal's own."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import Elasticsearch

from ..servers.portal import Portal
from ..servers.relay import Relay
from .load import Load
from .mail import MailServer
from .writing import Writing

URL = os.environ.get("ELASTICSEARCH_URL", "")
INDEX = f"rehearsal-{os.getpid()}"
#: Patience for a machine that does much else at the same time: it is rehearsed, not measured.
PATIENCE = 10
#: How long it is away.
SECONDS = 6


@contextmanager
def relayed() -> Iterator[Relay | None]:
    """A wire to the search server, if there is one, which is not ours to kill."""
    if not URL:
        yield None
        return
    with Relay(URL.split(",")[0]) as relay:
        yield relay


def settings(relay: Relay | None) -> dict[str, str]:
    if relay is None:
        return {}
    return {
        "ELASTICSEARCH_URL": relay.url,
        "ELASTICSEARCH_INDEX": INDEX,
        "ELASTICSEARCH_SECONDS": str(PATIENCE),
    }


def check_what_it_did(portal: Portal) -> None:
    """Every list of the journeys came from it, the worker has indexed all that changed, and nothing differs."""
    lists = "from skills_match.models import MatchRun; print(*MatchRun.objects.values_list('engine', flat=True))"
    engines = portal.manage("shell", "--no-imports", "-c", lists).split()
    assert set(engines) == {"elasticsearch"}, engines
    check_that_it_knows_all(portal)


def check_that_it_knows_all(portal: Portal) -> None:
    for _second in range(60):
        status = portal.manage("match_index", "status")
        if status.count("Changes: 0 wait, 0 were refused") == status.count("In use: ") > 0:
            break
        time.sleep(1)
    else:
        raise AssertionError(status)
    portal.manage("match_index", "drift")


def away(portal: Portal, mail: MailServer, host: str, relay: Relay) -> str:
    """The search server is away, then hangs: the web processes find the same, and the index catches up."""
    with Load(portal.url, host) as load, Writing(portal, mail, host) as writing:
        relay.refuse()
        time.sleep(SECONDS)
        relay.go_on()
        time.sleep(1)
        relay.hang()
        time.sleep(PATIENCE + 2)
        relay.go_on()
        time.sleep(1)
    assert load.failures + writing.failures == [], load.failures + writing.failures
    check_that_it_knows_all(portal)
    return f"{load}; {writing.check()}"


def remove_indexes() -> None:
    server = Elasticsearch(URL.split(","))
    for name in server.indices.get(index=f"{INDEX}-*"):
        server.indices.delete(index=name)
    server.indices.delete_index_template(name=f"{INDEX}-*")
