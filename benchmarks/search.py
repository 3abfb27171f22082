"""`make bench`: the search for assignments in this process and on a search server, with 500 and 5,000 open assignments.

An assignment has six words in its title and 150 in its other texts, in each language, from 20,000 words that occur by
Zipf's law, and asks for eight skills of the vocabulary that comes with the portal. A search is the whole of it: what
changed is looked for, slips are mended, a plan is made and carried out, facets are counted, everything found is sorted.
It has one to three words, every fifth one with a slip, and every third search chooses in a facet.
"""

import logging
import os
import random
import tempfile
import time

os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false"}
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="portal-bench-")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command

from diaspora.models import Region, Sector
from skills_match.enums import ChangeKind, ConceptKind, MatchEngine, Mode
from skills_match.models import Assignment, AssignmentSkill, Concept, default_programme
from skills_match.search.finding import find_assignments
from skills_match.search_server.building import begin_build, build
from skills_match.search_server.changes import record_change
from tests.factories.matching import AssignmentFactory
from tests.factories.people import InstitutionFactory
from tests.servers.elasticsearch import Elasticsearch

from .figures import percentile, report
from .texts import Texts

SIZES, TIMED = {"500": 500, "5k": 5000}, 200
SORTS = ("words", "closing", "newest")


def add(count: int, texts: Texts, draw: random.Random) -> None:
    """Publish this many more assignments."""
    skills = list(Concept.objects.filter(kind=ConceptKind.SKILL).values_list("pk", flat=True))
    regions, sectors = list(Region.objects.all()), list(Sector.objects.all())
    before = Assignment.objects.count()
    fields = {"background": 60, "objective": 20, "tasks": 50, "deliverables": 20}
    institution, programme = InstitutionFactory(), default_programme()
    made = Assignment.objects.bulk_create(
        [
            AssignmentFactory.build(
                institution=institution,
                programme_id=programme,
                reference=f"B-{before + number}",
                title_en=texts.text(6),
                title_sw=texts.text(6),
                sector=draw.choice(sectors),
                region=draw.choice(regions),
                occupation=None,
                mode=draw.choice(Mode.values),
                length_days=draw.randint(5, 200),
                **{f"{name}_{code}": texts.text(size) for name, size in fields.items() for code in ("en", "sw")},
            )
            for number in range(count)
        ],
        batch_size=200,
    )
    asked = [AssignmentSkill(assignment=row, skill_id=skill) for row in made for skill in draw.sample(skills, 8)]
    AssignmentSkill.objects.bulk_create(asked, batch_size=2000)
    record_change(kind=ChangeKind.TAXONOMY, object_id=0)


def milliseconds(searches: list[dict], engine: MatchEngine) -> list[float]:
    times = []
    for search in searches:
        started = time.perf_counter()
        found = find_assignments(**search)
        times.append((time.perf_counter() - started) * 1000)
        assert found.engine == engine
    return times[20:]


def main() -> None:
    logging.disable(logging.WARNING)
    draw = random.Random(20_000)
    texts = Texts(draw)
    with open(os.devnull, "w") as quiet:
        call_command("prepare", stdout=quiet)
    searches: list[dict] = [
        {
            "text": texts.typed(),
            "chosen": {"mode": [draw.choice(Mode.values)]} if number % 3 == 0 else {},
            "sort": draw.choice(SORTS),
        }
        for number in range(TIMED + 20)
    ]
    with Elasticsearch(nodes=1, heap="512m") as server:
        settings.ELASTICSEARCH_SECONDS = 30.0  # it is measured, not cut off
        for name, size in SIZES.items():
            add(size - Assignment.objects.published().count(), texts, draw)
            for engine in MatchEngine:
                settings.ELASTICSEARCH_URL = server.url if engine == MatchEngine.ELASTICSEARCH else ""
                if settings.ELASTICSEARCH_URL:
                    build(index=begin_build(kind=ChangeKind.ASSIGNMENT))
                times = milliseconds(searches, engine)
                for percent in (50, 95):
                    report(f"search_{engine}_{name}_p{percent}_ms", percentile(times, percent), "ms")
                times = milliseconds([{}] * 40, engine)
                report(f"search_{engine}_{name}_whole_list_p50_ms", percentile(times, 50), "ms")


if __name__ == "__main__":
    main()
