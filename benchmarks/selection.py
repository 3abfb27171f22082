"""`python -m benchmarks.selection`: the board of an assignment with 300 applicants, and the office's list of 100,000.

On PostgreSQL, in process: whole pages, nothing kept. Queries are counted with few and with many: they are the same.
"""

import os
import sys
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="portal-bench-"))
os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false", "VAR_DIR": str(FOLDER)}

from tests.servers.postgresql import PostgreSQL

PEOPLE, ASSIGNMENTS, APPLICATIONS, ON_THE_BOARD, FEW = 10_000, 400, 100_000, 300, 3
VISITS, WARM_UP = 20, 2


def main() -> None:
    with PostgreSQL() as server:
        os.environ["DATABASE_URL"] = server.url
        import django

        django.setup()
        from django.core.management import call_command

        from portal.catalogues import compile_catalogues

        call_command("migrate", "-v", "0")
        compile_catalogues()
        visit_pages()


def visit_pages() -> None:
    from django.contrib.auth.models import Permission
    from django.db import connection
    from django.urls import reverse

    from tests.conftest import sign_in
    from tests.factories.matching import AssignmentFactory, AssignmentSkillFactory, SkillFactory
    from tests.factories.people import UserFactory

    officer = UserFactory()
    officer.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    client = sign_in(officer)
    skills = SkillFactory.create_batch(8)
    boards = AssignmentFactory.create_batch(2)
    for board in boards:
        for skill in skills:
            AssignmentSkillFactory(assignment=board, skill=skill)
    profiles = many_people()
    applied(boards[0], profiles[:FEW], skills)
    few_in_list = warm_statements(client, reverse("office:applications"))
    applied(boards[1], profiles[:ON_THE_BOARD], skills)
    numbers = {warm_statements(client, reverse("office:board", args=[board.reference])) for board in boards}
    assert len(numbers) == 1, f"queries of the board grow with its applicants, {numbers}"
    measure(client, "selection_board_300", reverse("office:board", args=[boards[1].reference]), numbers.pop())

    others = AssignmentFactory.create_batch(ASSIGNMENTS)
    each = APPLICATIONS // ASSIGNMENTS
    for place, assignment in enumerate(others):
        start = place * each % (PEOPLE - each)
        applied(assignment, profiles[start : start + each], skills)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    address = reverse("office:applications")
    for name, query in PAGES.items():
        queries = warm_statements(client, address + query)
        if not query:
            print(f"# {few_in_list} queries with {FEW} applications, {queries} with {APPLICATIONS}", flush=True)
        measure(client, f"selection_list_100k{name}", address + query, queries)


PAGES = {
    "": "",
    "_far": "?page=400",
    "_waiting": "?state=office",
    "_found": "?q=Mrema",
    "_longest": "?sort=waiting",
    "_by_assignment": "?sort=assignment",
    "_overdue": "?overdue=on",
}
FIRST = ("Asha", "Juma", "Neema", "Baraka", "Zainab", "George", "Happiness")
LAST = ("Mrema", "Said", "Kweka", "Lema", "Mushi", "Haji", "Chuwa", "Shayo", "Temu", "Mosha")
STATES = ("submitted", "screening", "shortlisted", "interview", "not_selected", "withdrawn", "reserve")


def many_people() -> list:
    from diaspora.models import Profile, User

    users = User.objects.bulk_create(
        (
            User(
                email=f"applicant{number}@bench.example",
                first_name=FIRST[number % 7],
                last_name=LAST[number // 7 % 10],
            )
            for number in range(PEOPLE)
        ),
        batch_size=2_000,
    )
    return Profile.objects.bulk_create(
        (Profile(user=user, country_of_residence="NO") for user in users), batch_size=2_000
    )


def applied(assignment, profiles: list, skills: list) -> None:
    from django.utils import timezone

    from skills_match.models import Application

    now = timezone.now()
    facts = {"skills": [[skill.pk, 3] for skill in skills[:5]], "languages": [], "regions": []}
    Application.objects.bulk_create(
        (
            Application(
                assignment=assignment,
                profile=profile,
                state=STATES[(profile.pk + assignment.pk) % len(STATES)],
                motivation="I have done this work.",
                snapshot={"name": str(profile.user), "headline": "Nurse", "facts": facts},
                submitted_at=now,
            )
            for profile in profiles
        ),
        batch_size=2_000,
    )


def warm_statements(client, path: str) -> int:
    """Without what a process asks for once."""
    from .page_visits import statements

    client.get(path)
    return statements(client, path)


def measure(client, name: str, path: str, queries: int) -> None:
    from .figures import percentile, report
    from .page_visits import times

    for _visit in range(WARM_UP):
        client.get(path)
    wall, processor = times(client, path, visits=VISITS)
    report(f"{name}_queries", queries, "queries")
    report(f"{name}_p50_ms", percentile(wall, 50), "ms")
    report(f"{name}_p95_ms", percentile(wall, 95), "ms")
    report(f"{name}_processor_p50_ms", percentile(processor, 50), "ms")


if __name__ == "__main__":
    sys.exit(main())
