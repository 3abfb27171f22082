"""`python -m benchmarks.event_lists`: the lists of an event with 5,000 delegates, for those who work with them.

In process, on SQLite: whole pages, nothing kept; with names of pages behind it, those alone. Queries are counted with
50 delegates and with 5,000, and have to be the same. The time of the processor is told too: on a machine with other
work, only that says what a page costs.
"""

import os
import sys
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="portal-bench-"))
os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false", "VAR_DIR": str(FOLDER)}

import django

django.setup()


from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conferences.check_in.gate_links import token_of
from conferences.models import CheckIn, CheckInList, Delegate, Event, EventAnswer, Registration, Scan
from conferences.registrations.codes import new_code
from portal.catalogues import compile_catalogues
from tests.conftest import sign_in
from tests.databases import copy_of_sqlite
from tests.factories.events import (
    CategoryFactory,
    CheckInListFactory,
    DelegateChangeFactory,
    EventFactory,
    EventMessageFactory,
    GateLinkFactory,
    QuestionFactory,
    QuotaFactory,
    TeamMemberFactory,
    VisaLetterFactory,
)
from tests.factories.people import UserFactory

from .figures import percentile, report
from .page_visits import statements, times

FEW, MANY, VISITS, WARM_UP = 50, 5_000, 40, 5
#: How a registration stands, of each twenty.
STATES = ["confirmed"] * 15 + ["held", "held", "requested", "waiting", "cancelled"]


def main() -> None:
    copy_of_sqlite(Path(settings.DATABASES["default"]["NAME"]))
    compile_catalogues()
    few, many = an_event(FEW), an_event(MANY)
    print(f"# {Delegate.objects.filter(event=many).count()} delegates, load {os.getloadavg()[0]:.1f}", flush=True)
    for name, path_of, query in PAGES:
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        measure(name, *(path_of(event) + query for event in (few, many)), *(reader_of(event) for event in (few, many)))


def an_event(number: int) -> Event:
    event = EventFactory(state="running", starts_on=timezone.localdate())
    categories = CategoryFactory.create_batch(5, event=event, price_minor=0)
    QuotaFactory(event=event, size=number)
    gates = CheckInListFactory.create_batch(4, event=event)
    question = QuestionFactory(event=event)
    now = timezone.now()
    made = Registration.objects.bulk_create(
        Registration(
            event=event,
            name=f"{FIRST[place % len(FIRST)]} {LAST[place // 7 % len(LAST)]}",
            email=f"delegate{event.pk}.{place}@example.org",
            language="en",
            state=STATES[place % 20],
            waiting_since=now,
        )
        for place in range(number)
    )
    delegates = Delegate.objects.bulk_create(
        Delegate(registration=row, event=event, category=categories[place % 5], name=row.name, code=new_code())
        for place, row in enumerate(made)
    )
    EventAnswer.objects.bulk_create(EventAnswer(delegate=row, question=question, text="Fish") for row in delegates)
    inside = [row for row in delegates if row.registration.state == "confirmed"][::2]
    CheckIn.objects.bulk_create(CheckIn(list=gates[0], delegate=row, gate="2") for row in inside)
    link = GateLinkFactory(list=gates[0])
    Scan.objects.bulk_create(
        Scan(link=link, nonce=f"00000000-0000-4000-8000-{row.pk:012}", delegate=row, at=now, conflict="came_before")
        for row in inside[: number // 20]
    )
    for row in inside[: min(number // 10, 100)]:
        VisaLetterFactory(delegate=row)
        DelegateChangeFactory(delegate=row)
    EventMessageFactory(event=event)
    return event


FIRST = ("Asha", "Juma", "Neema", "Baraka", "Zainab", "George", "Happiness")
LAST = ("Mrema", "Said", "Kweka", "Lema", "Mushi", "Haji", "Chuwa", "Shayo", "Temu", "Mosha")


def reader_of(event: Event) -> Client:
    user = UserFactory()
    for role in ("organiser", "visas"):
        TeamMemberFactory(event=event, user=user, role=role)
    return sign_in(user)


def _desk(name: str, *more):
    return lambda event: reverse(f"event_desk:{name}", args=[event.slug, *(one(event) for one in more)])


def _first_list(event: Event) -> int:
    return CheckInList.objects.filter(event=event).order_by("pk")[0].pk


def _device(event: Event) -> str:
    link = CheckInList.objects.filter(event=event).order_by("pk")[0].gate_links.get()
    return reverse("events:gate_list", args=[event.slug, token_of(link)])


#: Name, address, and what is looked for.
PAGES = [
    ("event", _desk("event"), ""),
    ("registrations", _desk("registrations"), ""),
    ("registrations_far", _desk("registrations"), "?page=2"),
    ("registrations_found", _desk("registrations"), "?q=mrema"),
    ("registrations_waiting", _desk("registrations"), "?state=waiting"),
    ("changes", _desk("changes"), ""),
    ("visas", _desk("visas"), ""),
    ("message", _desk("message", lambda event: event.messages.get().pk), ""),
    ("gates", _desk("gates"), ""),
    ("gate", _desk("gate", _first_list), ""),
    ("gate_found", _desk("gate", _first_list), "?q=mrema"),
    ("conflicts", _desk("scan_conflicts"), ""),
    ("device_list", _device, ""),
]


def measure(name: str, few: str, many: str, reads_few: Client, reads_many: Client) -> None:
    for _visit in range(WARM_UP):
        reads_few.get(few)
        reads_many.get(many)
    numbers = {statements(reads_few, few), statements(reads_many, many)}
    assert len(numbers) == 1, f"{name}: queries grow with the number of delegates, {numbers}"
    wall, processor = times(reads_many, many, visits=VISITS)
    report(f"event_{name}_5k_queries", numbers.pop(), "queries")
    report(f"event_{name}_5k_p95_ms", percentile(wall, 95), "ms")
    report(f"event_{name}_5k_processor_p95_ms", percentile(processor, 95), "ms")


if __name__ == "__main__":
    main()
