"""The page "people for this assignment" of the programme office, over HTTP: gunicorn, production settings.

The first look at an assignment ranks people and keeps the list; a later one, while nothing has changed, reads the
kept list. Started by `benchmarks.matching` with the settings of the portal that runs next to it, on the rows that
`benchmarks.matching_database` has written.
"""

import http.client
import os
import time
from urllib.parse import urlsplit

import django

django.setup()

from django.conf import settings
from django.contrib.auth.models import Permission

from skills_match.models import Assignment
from tests.conftest import sign_in
from tests.factories.people import UserFactory

from .figures import percentile, report

VISITS, WARM_UP = 200, 20


def main() -> None:
    officer = UserFactory(email="officer@bench.example")
    officer.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    session = sign_in(officer).cookies[settings.SESSION_COOKIE_NAME].value
    headers = {
        "Host": urlsplit(settings.PORTAL_URL).netloc,
        "X-Forwarded-Proto": "https",
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}",
        "Accept-Encoding": "gzip",
    }
    references = list(
        Assignment.objects.public().order_by("pk").values_list("reference", flat=True)[: VISITS + WARM_UP]
    )
    connection = http.client.HTTPConnection(urlsplit(os.environ["PORTAL_AT"]).netloc)
    first = look(connection, headers, references)
    again = look(connection, headers, references)
    report("page_people_for_assignment_100k_p50_ms", percentile(first, 50), "ms")
    report("page_people_for_assignment_100k_p95_ms", percentile(first, 95), "ms")
    report("page_people_for_assignment_100k_again_p50_ms", percentile(again, 50), "ms")
    report("page_people_for_assignment_100k_again_p95_ms", percentile(again, 95), "ms")


def look(connection: http.client.HTTPConnection, headers: dict[str, str], references: list[str]) -> list[float]:
    """Open the page of each assignment, one after the other: milliseconds of those after the warm-up."""
    times = []
    for reference in references:
        started = time.perf_counter()
        connection.request("GET", f"/en/office/assignments/{reference}/people/", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        times.append((time.perf_counter() - started) * 1000)
        assert answer.status == 200, (answer.status, answer.getheaders(), body[:500])
    return times[WARM_UP:]


if __name__ == "__main__":
    main()
