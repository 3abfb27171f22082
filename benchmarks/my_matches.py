"""`make bench`: the page "assignments for me" with 500 open assignments, for the person whom most of them fit.

In process, on SQLite. The time of the processor is told too: on a machine that does other work as well, only that
says what the page costs.
"""

import os
import tempfile
import time

os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false"}
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="portal-bench-")

import django

django.setup()

from django.core.management import call_command
from django.db import connection

from diaspora.models import Profile
from portal.catalogues import compile_catalogues
from skills_match.matching.for_person import ranked_assignments
from skills_match.models import Assignment
from tests.conftest import sign_in

from .figures import percentile, report
from .population import populate

#: A fifth of the assignments that are drawn have closed.
PEOPLE, ASSIGNMENTS, OPEN, VISITS, WARM_UP = 300, 640, 500, 60, 10


def main() -> None:
    compile_catalogues()
    with open(os.devnull, "w") as quiet:
        call_command("prepare", stdout=quiet)
    populate(PEOPLE, ASSIGNMENTS)
    surplus = Assignment.objects.open().order_by("-pk").values("pk")[: Assignment.objects.open().count() - OPEN]
    Assignment.objects.filter(pk__in=list(surplus.values_list("pk", flat=True))).delete()
    people = list(Profile.objects.matchable().select_related("user"))
    person = max(people, key=lambda profile: len(ranked_assignments(profile=profile)))
    print(
        f"# {Assignment.objects.open().count()} open, {len(ranked_assignments(profile=person))} of them fit", flush=True
    )
    measure(sign_in(person.user))


def measure(client) -> None:
    wall, processor, queries = [], [], []
    for _visit in range(WARM_UP):
        assert client.get("/en/my/matches/").status_code == 200
    with connection.execute_wrapper(lambda execute, *call: (queries.append(call[0]), execute(*call))[1]):
        client.get("/en/my/matches/")
    for _visit in range(VISITS):
        on_wall, of_processor = time.perf_counter(), time.process_time()
        client.get("/en/my/matches/")
        processor.append((time.process_time() - of_processor) * 1000)
        wall.append((time.perf_counter() - on_wall) * 1000)
    report("my_matches_500_open_queries", len(queries), "queries")
    report("my_matches_500_open_p95_ms", percentile(wall, 95), "ms")
    report("my_matches_500_open_processor_p95_ms", percentile(processor, 95), "ms")


if __name__ == "__main__":
    main()
