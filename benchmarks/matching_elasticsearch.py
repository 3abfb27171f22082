"""`make bench`: matching on a search server, 100,000 people on one node and on three, 1,000,000 on three.

Starts its own servers (a JDK and Maven are needed) and makes a database of its own; people and questions are those of
`matching_population`. An answer is the whole of it: marks read from the database, the search, availability scored
here, the facts of the best 20 read from rows, and their parts. One argument leaves the million out: `small`.
"""

import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false"}
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="portal-bench-")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from diaspora.models import Profile
from skills_match.enums import IndexState
from skills_match.matching.elastic import engine as elastic
from skills_match.matching.elastic.documents import document
from skills_match.matching.embedded.engine import Audience, EmbeddedEngine
from skills_match.matching.embedded.tables import ANYWHERE, BLENDED, ON_SITE, ONLINE
from skills_match.matching.facts import AssignmentFacts, PersonFacts
from skills_match.matching.rows import assignment_facts, person_facts
from skills_match.matching.score import Score, score
from skills_match.matching.taxonomy import taxonomy_facts
from skills_match.models import Assignment, MatchIndex
from skills_match.search_server import indices
from skills_match.search_server.building import begin_build, build
from tests.servers.elasticsearch import Elasticsearch

from .figures import percentile, report
from .matching_population import Crowd, Words, draw_crowd, draw_questions, draw_words, facts_of
from .matching_rows import Ids, write_people, write_questions

PEOPLE, MILLION, TIMED, COMPARED, BEST = 100_000, 1_000_000, 300, 1_000, 20


@contextmanager
def search_server(nodes: int) -> Iterator[None]:
    with Elasticsearch(nodes=nodes, heap="512m", java_options="") as server:
        settings.ELASTICSEARCH_URL = server.url
        settings.ELASTICSEARCH_SHARDS = nodes
        yield


def answer(assignment: AssignmentFacts) -> list[Score]:
    """As a page has it: the best of the engine, read from rows and scored with all parts."""
    found = elastic.ElasticEngine().best(assignment, audience=Audience.OFFICE, limit=BEST)
    people = person_facts(Profile.objects.filter(pk__in=[pk for pk, _total in found]))
    return [score(people[pk], assignment) for pk, _total in found]


def milliseconds(asked: list[AssignmentFacts], work) -> list[float]:
    for assignment in asked[:50]:
        work(assignment)
    times = []
    for assignment in asked[:TIMED]:
        started = time.perf_counter()
        work(assignment)
        times.append((time.perf_counter() - started) * 1000)
    return times


def parity(asked: list[AssignmentFacts]) -> float:
    """Percent of the queries with the same ids and scores in the same order."""
    embedded, engine = EmbeddedEngine(), elastic.ElasticEngine()
    equal = sum(
        engine.best(assignment, audience=audience, limit=BEST)
        == embedded.best(assignment, audience=audience, limit=BEST)
        for assignment, audience in zip(asked, [Audience.OFFICE, Audience.HOSTS] * len(asked), strict=False)
    )
    return 100 * equal / len(asked)


def build_index() -> float:
    started = time.monotonic()
    build(index=begin_build())
    return time.monotonic() - started


def person_of(crowd: Crowd, row: int) -> PersonFacts:
    """One person as the score reads it; numbers begin with 1, as in `facts_of`."""
    wants = int(crowd.wants[row])
    windows = zip(crowd.starts[row].tolist(), crowd.ends[row].tolist(), strict=True)
    return PersonFacts(
        id=row + 1,
        skills=dict(zip((crowd.skills[row] + 1).tolist(), crowd.levels[row].tolist(), strict=True)),
        occupations=frozenset([Words.isco(int(crowd.occupations[row]))]),
        languages=dict(zip((crowd.languages[row] + 1).tolist(), crowd.steps[row].tolist(), strict=True)),
        windows=tuple((start, end) for start, end in windows if start),
        shortest_days=int(crowd.shortest[row]),
        longest_days=int(crowd.longest[row]),
        modes=frozenset(
            mode for mode, bit in (("on_site", ON_SITE), ("online", ONLINE), ("blended", BLENDED)) if wants & bit
        ),
        regions=frozenset([int(crowd.regions[row]) + 1]),
        is_anywhere=bool(wants & ANYWHERE),
    )


def index_without_rows(crowd: Crowd) -> None:
    """People are drawn into the index directly; the database knows only its name."""
    MatchIndex.objects.all().delete()
    index = begin_build()
    indices.create(index.name)
    for start in range(0, len(crowd), 2000):
        people = [person_of(crowd, row) for row in range(start, min(start + 2000, len(crowd)))]
        entries = {person.id: document(person, is_for_hosts=True) for person in people}
        indices.write(index.name, entries, version=1)
    indices.refresh(index.name)
    MatchIndex.objects.filter(pk=index.pk).update(state=IndexState.LIVE, live_at=timezone.now())


def written() -> list[AssignmentFacts]:
    """People and questions in rows, and the questions as they are read from them."""
    words = draw_words()
    with transaction.atomic():
        ids = Ids(words)
        write_people(draw_crowd(PEOPLE), ids)
        rows = write_questions(draw_questions(COMPARED), ids)
    taxonomy = taxonomy_facts()
    asked = Assignment.objects.filter(pk__in=[row.pk for row in rows]).for_matching().order_by("pk")
    return [assignment_facts(assignment, taxonomy) for assignment in asked]


def hundred_thousand() -> None:
    asked, equal = written(), []
    for nodes in (1, 3):
        with search_server(nodes):
            MatchIndex.objects.all().delete()
            seconds = build_index()
            times = milliseconds(asked, answer)
            where = "" if nodes == 1 else "_three_nodes"
            report(f"match_elasticsearch_100k{where}_p50_ms", percentile(times, 50), "ms")
            report(f"match_elasticsearch_100k{where}_p95_ms", percentile(times, 95), "ms")
            if nodes == 1:
                report("match_elasticsearch_100k_build_s", seconds, "s")
            equal.append(parity(asked))
            print(f"# parity on {nodes} node(s): {equal[-1]} %", flush=True)
    report("match_parity_percent", min(equal), "percent")


def million() -> None:
    words, crowd = draw_words(), draw_crowd(MILLION)
    asked = [facts_of(question, words) for question in draw_questions(TIMED)]

    def work(assignment: AssignmentFacts) -> None:
        found = elastic.ElasticEngine().best(assignment, audience=Audience.OFFICE, limit=BEST)
        for pk, _total in found:
            score(person_of(crowd, pk - 1), assignment)

    with search_server(3):
        index_without_rows(crowd)
        times = milliseconds(asked, work)
    report("match_elasticsearch_1m_three_nodes_p50_ms", percentile(times, 50), "ms")
    report("match_elasticsearch_1m_three_nodes_p95_ms", percentile(times, 95), "ms")


def main(arguments: list[str]) -> None:
    logging.disable(logging.WARNING)
    settings.ELASTICSEARCH_SECONDS = 30.0  # it is measured, not cut off
    with open(os.devnull, "w") as quiet:
        call_command("migrate", stdout=quiet)
    hundred_thousand()
    if "small" not in arguments:
        million()


if __name__ == "__main__":
    main(sys.argv[1:])
