"""Matching on a search server, when ELASTICSEARCH_URL names one: under a name of the rehearsal's own."""

import os
import time

from elasticsearch import Elasticsearch

from ..servers.portal import Portal

URL = os.environ.get("ELASTICSEARCH_URL", "")
INDEX = f"rehearsal-{os.getpid()}"
#: Patience for a machine that does much else at the same time: it is rehearsed, not measured.
SETTINGS = {"ELASTICSEARCH_URL": URL, "ELASTICSEARCH_INDEX": INDEX, "ELASTICSEARCH_SECONDS": "10"} if URL else {}


def check_what_it_did(portal: Portal) -> None:
    """Every list of the journeys came from it, the worker has indexed all that changed, and nothing differs."""
    lists = "from skills_match.models import MatchRun; print(*MatchRun.objects.values_list('engine', flat=True))"
    engines = portal.manage("shell", "--no-imports", "-c", lists).split()
    assert set(engines) == {"elasticsearch"}, engines
    for _second in range(30):
        status = portal.manage("match_index", "status")
        if status.count("Changes: 0 wait, 0 were refused") == status.count("In use: ") > 0:
            break
        time.sleep(1)
    else:
        raise AssertionError(status)
    portal.manage("match_index", "drift")


def remove_indexes() -> None:
    server = Elasticsearch(URL.split(","))
    for name in server.indices.get(index=f"{INDEX}-*"):
        server.indices.delete(index=name)
    server.indices.delete_index_template(name=f"{INDEX}-*")
