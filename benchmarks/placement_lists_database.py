"""Lists of placements and claims, on the database that DATABASE_URL names: started by `benchmarks.placement_lists`.

Whole pages in process, nothing kept. Queries are counted with 60 placements and with 20,000, and have to be the same.
One in twenty placements is planned or at work, the others are over; a quarter of all is at one host. The time of the
processor is told too: on a machine with other work, only that says what a page costs.
"""

import datetime
import os
from itertools import count, islice

import django

django.setup()


from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diaspora.models import Profile, User
from placements.models import Claim, ClaimLine, Evaluation, LineShare, Placement, Report, TeachingSession, Visit
from portal.catalogues import compile_catalogues
from skills_match.enums import Right
from skills_match.models import Application, Assignment
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory
from tests.factories.people import MembershipFactory, RegionFactory, UserFactory
from tests.factories.placements import GrantFactory
from tests.factories.programmes import ProgrammeBudgetLineFactory, ProgrammeFactory, ProgrammeRightFactory

from .figures import percentile, report
from .page_visits import statements, times

FEW, MANY, VISITS, WARM_UP = 60, 20_000, 30, 4
PEOPLE, ASSIGNMENTS, PROGRAMMES = 5_000, 400, 3
#: Of each twenty.
STATES = ["evaluated"] * 15 + ["completed"] * 3 + ["ended_early", "deployed"]
DAY = datetime.timedelta(days=1)
FIRST = ("Asha", "Juma", "Neema", "Baraka", "Zainab", "George", "Happiness")
LAST = ("Mrema", "Said", "Kweka", "Lema", "Mushi", "Haji", "Chuwa", "Shayo", "Temu", "Mosha")


class Crowd:
    """Placements in any number, each with what is read of it."""

    def __init__(self) -> None:
        self.programmes = [ProgrammeFactory() for _n in range(PROGRAMMES)]
        self.budgets = [ProgrammeBudgetLineFactory(programme=each) for each in self.programmes]
        self.grants = [GrantFactory(programme=each) for each in self.programmes]
        self.regions = [RegionFactory() for _n in range(20)]
        self.host = MembershipFactory(role="manager")
        others = [MembershipFactory(role="manager").institution for _n in range(30)]
        self.assignments: list[Assignment] = [
            AssignmentFactory(
                programme=self.programmes[number % PROGRAMMES],
                region=self.regions[number % 20],
                institution=self.host.institution if number % 4 == 0 else others[number % 30],
                author=self.host.user,
                state="filled",
            )
            for number in range(ASSIGNMENTS)
        ]
        self.people = self._people()
        self.numbers = count()

    def _people(self) -> list[Profile]:
        users = User.objects.bulk_create(
            User(
                email=f"expert{n}@example.org",
                first_name=FIRST[n % 7],
                last_name=LAST[n // 7 % 10],
            )
            for n in range(PEOPLE)
        )
        like = {"country_of_residence": "GB", "city": "Leeds", "headline": "Paediatric nurse", "experience_years": 8}
        return Profile.objects.bulk_create(Profile(user=user, **like) for user in users)

    def grow(self, number: int) -> None:
        """By `number` placements."""
        today, now = timezone.localdate(), timezone.now()
        numbers = list(islice(self.numbers, number))
        applications = Application.objects.bulk_create(
            Application(
                assignment=self.assignments[(n % PEOPLE + n // PEOPLE * 97) % ASSIGNMENTS],
                profile=self.people[n % PEOPLE],
                state="confirmed",
                submitted_at=now,
                snapshot={"country": "GB"},
            )
            for n in numbers
        )
        placements = Placement.objects.bulk_create(
            self._placement(n, row, today) for n, row in zip(numbers, applications, strict=True)
        )
        Visit.objects.bulk_create(
            Visit(placement=row, kind="on_site", starts_on=row.starts_on, ends_on=row.ends_on, came_on=row.starts_on)
            for row in placements
        )
        Report.objects.bulk_create(
            Report(placement=row, side=side, stage="start", due_on=row.starts_on + 7 * DAY, how="well", text="Well.")
            for row in placements
            for side in ("expert", "host")
        )
        Report.objects.exclude(placement__state="deployed").update(sent_at=now)
        TeachingSession.objects.bulk_create(
            TeachingSession(placement=row, held_on=row.starts_on, topic="Oxygen", minutes=90, learners=8)
            for row in placements
        )
        Evaluation.objects.bulk_create(
            Evaluation(placement=row, asked="expert", wave="after", due_on=row.ends_on) for row in placements
        )
        self._claims(placements, now)

    def _placement(self, number: int, application: Application, today: datetime.date) -> Placement:
        state = STATES[number % 20]
        first = today - (10 if state == "deployed" else 60 + number % 700) * DAY
        last = first + 29 * DAY
        ended = None if state == "deployed" else last
        why = {"ending_side": "host", "ending_reason": "no_work"} if state == "ended_early" else {}
        days = {"starts_on": first, "ends_on": last, "began_on": first, "ended_on": ended}
        return Placement(application=application, state=state, mode="on_site", **days, **why)

    def _claims(self, placements: list[Placement], now: datetime.datetime) -> None:
        claims = Claim.objects.bulk_create(
            Claim(
                placement=row,
                expert=row.application.profile.user,
                currency="USD",
                state="submitted" if number % 20 == 0 else "paid",
                checked_at=None if number % 20 == 0 else now,
                approved_at=None if number % 20 == 0 else now,
                owed_minor=None if number % 20 == 0 else 45_000,
                paid_minor=0 if number % 20 == 0 else 45_000,
            )
            for number, row in enumerate(placements)
        )
        paid = {"pay_minor": 45_000, "rate": 1, "exchange_source": "Same currency", "exchange_day": now.date()}
        lines = ClaimLine.objects.bulk_create(
            ClaimLine(
                claim=row,
                kind="subsistence",
                unit="day",
                quantity=10,
                first_on=row.placement.starts_on,
                last_on=row.placement.starts_on + 9 * DAY,
                amount_minor=45_000,
                currency="USD",
                accepted_minor=None if row.state == "submitted" else 45_000,
                **({} if row.state == "submitted" else paid),
            )
            for row in claims
        )
        LineShare.objects.bulk_create(
            LineShare(
                line=line,
                budget_line=self.budgets[self._programme_of(line)],
                grant=self.grants[self._programme_of(line)],
                amount_minor=45_000,
                pay_minor=45_000,
            )
            for line in lines
            if line.accepted_minor
        )

    def _programme_of(self, line: ClaimLine) -> int:
        return self.programmes.index(line.claim.placement.application.assignment.programme)


def readers(crowd: Crowd) -> dict[str, Client]:
    officer, finance = UserFactory(), UserFactory()
    for user in (officer, finance):
        user.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    for programme in crowd.programmes:
        ProgrammeRightFactory(programme=programme, user=finance, right=Right.FINANCE_PREPARER)
    return {"office": sign_in(officer), "finance": sign_in(finance), "host": sign_in(crowd.host.user)}


def pages(crowd: Crowd) -> list[tuple[str, str, str]]:
    year = f"?programme={crowd.programmes[0].pk}&first_on={timezone.localdate() - 700 * DAY}"
    year += f"&last_on={timezone.localdate()}"
    one = Placement.objects.filter(state="deployed").order_by("pk")[0].pk
    return [
        ("list", "office", reverse("office:placements")),
        ("list_far", "office", reverse("office:placements") + "?page=2"),
        ("list_found", "office", reverse("office:placements") + "?q=mrema"),
        ("list_region", "office", reverse("office:placements") + f"?region={crowd.regions[3].pk}&sort=name"),
        ("list_unconfirmed", "office", reverse("office:placements") + "?unconfirmed=on"),
        ("morning", "office", reverse("office:placements_morning")),
        ("late_reports", "office", reverse("office:placement_reports")),
        ("placement", "office", reverse("office:placement", args=[one])),
        ("report", "office", reverse("office:programme_report") + year),
        ("report_rows", "office", reverse("office:programme_report_rows") + year + "&figure=measure.days"),
        ("host_list", "host", reverse("institution_assignments:placements")),
        ("claims", "finance", reverse("office:claims")),
        ("claims_found", "finance", reverse("office:claims") + "?q=mrema"),
        ("claim_sums", "finance", reverse("office:claim_totals")),
        ("desk", "office", reverse("office:home")),
    ]


def measure(name: str, client: Client, path: str, few: int) -> None:
    for _visit in range(WARM_UP):
        client.get(path)
    many = statements(client, path)
    if many != few:
        print(f"# {name}: {few} queries with {FEW} placements, {many} with {MANY}", flush=True)
    wall, processor = times(client, path, visits=VISITS)
    report(f"placements_{name}_20k_queries", many, "queries")
    report(f"placements_{name}_20k_p95_ms", percentile(wall, 95), "ms")
    report(f"placements_{name}_20k_processor_p95_ms", percentile(processor, 95), "ms")


def main() -> None:
    compile_catalogues()
    crowd = Crowd()
    crowd.grow(FEW)
    clients, asked = readers(crowd), pages(crowd)
    for _name, who, path in asked:
        clients[who].get(path)
    few = {name: statements(clients[who], path) for name, who, path in asked}
    crowd.grow(MANY - FEW)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"# {Placement.objects.count()} placements, load {os.getloadavg()[0]:.1f}", flush=True)
    for name, who, path in asked:
        measure(name, clients[who], path, few[name])


if __name__ == "__main__":
    main()
