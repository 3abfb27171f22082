"""Three telephones at gates without network, with clocks that differ: what they tell later is one entry for each."""

import datetime
import json
import random
import time
import uuid
from collections import Counter

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences.check_in.device_list import hashed
from conferences.check_in.gate_links import token_of
from conferences.models import CheckIn, Delegate, GateLink, Registration, Scan
from conferences.registrations.cancelling import cancel_delegate
from conferences.registrations.codes import new_code
from tests.factories.events import (
    CategoryFactory,
    CheckInListFactory,
    DelegateFactory,
    EventFactory,
    GateLinkFactory,
    RegistrationFactory,
)

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)
#: What a telephone takes for now, next to what it is.
CLOCKS = (-7 * MINUTE, 3 * 60 * MINUTE, -400 * 24 * 60 * MINUTE)


class Telephone:
    """Its list, its queue and its clock; it decides as the screen of the gate does (templates/events/gate.html)."""

    def __init__(self, client, link: GateLink, slow: datetime.timedelta) -> None:
        self.client, self.link, self.slow = client, link, slow
        self.held = client.get(self._address("gate_list")).json()
        self.queue: list[dict] = []
        self.refused: Counter[str] = Counter()
        self.let_in: set[str] = set()

    def _address(self, name: str) -> str:
        return reverse(f"events:{name}", args=[self.link.list.event.slug, token_of(self.link)])

    def scan(self, code: str, at: datetime.datetime) -> bool:
        ticket = self.held["tickets"].get(hashed(self.held["salt"], code))
        if ticket is None:
            return self._no("unknown")
        _initials, _category, reason, since = ticket
        if reason or since:
            return self._no(reason or "inside")
        if code in self.let_in:
            return self._no("inside")
        self.let_in.add(code)
        self.queue.append({"nonce": str(uuid.uuid4()), "code": code, "at": (at + self.slow).isoformat()})
        return True

    def _no(self, reason: str) -> bool:
        self.refused[reason] += 1
        return False

    def tell(self, chance: random.Random) -> dict[str, str]:
        """Messages of some scans each, in any order, some of them twice: the answer was lost on its way."""
        taken: dict[str, str] = {}
        chance.shuffle(self.queue)
        parts = [self.queue[begin : begin + 40] for begin in range(0, len(self.queue), 40)]
        for part in [*parts, *parts[:2]]:
            message = {"now": (timezone.now() + self.slow).isoformat(), "happened": part}
            body = json.dumps(message)
            answer = self.client.post(self._address("gate_scans"), body, content_type="application/json")
            for row in answer.json()["taken"]:
                assert taken.setdefault(row["nonce"], row["conflict"]) == row["conflict"]
        return taken


def delegates(event, categories, number: int) -> list[Delegate]:
    """In turn of each category; every tenth without a place."""
    states = ["held", *["confirmed"] * 9]
    made = []
    for place in range(number):
        registration = RegistrationFactory(event=event, state=states[place % 10])
        category = categories[place % len(categories)]
        made.append(DelegateFactory(registration=registration, category=category, name=f"Person {place}"))
    return made


def prove(client, *, people: int, scans: int, seed: int) -> None:
    chance, event = random.Random(seed), EventFactory(state="running")
    categories = CategoryFactory.create_batch(3, event=event, price_minor=0)
    everybody = CheckInListFactory(event=event)
    dinner = CheckInListFactory(event=event)
    dinner.categories.set(categories[:1])
    for list_, gate in ((everybody, "A"), (everybody, "B"), (dinner, "C")):
        GateLinkFactory(list=list_, gate=gate)
    GateLink.objects.update(made_at=timezone.now() - 24 * 60 * MINUTE)
    known = delegates(event, categories, people)
    phones = [Telephone(client, link, slow) for link, slow in zip(GateLink.objects.order_by("pk"), CLOCKS, strict=True)]
    # What no telephone can know any more: places that are given back after it has its list.
    given_back = [each for each in known if each.registration.state == "confirmed"][:: people // 10]
    for delegate in given_back:
        cancel_delegate(delegate=delegate)

    happened: dict[tuple[int, int], list[datetime.datetime]] = {}
    for _scan in range(scans):
        at, phone = timezone.now() - chance.randrange(1, 600) * MINUTE, chance.choice(phones)
        delegate = chance.choice(known)
        code = new_code() if chance.random() < 0.03 else delegate.code
        if phone.scan(code, at):
            happened.setdefault((phone.link.list_id, delegate.pk), []).append(at)
    told = {nonce: conflict for phone in phones for nonce, conflict in phone.tell(chance).items()}

    let_in = sum(map(len, happened.values()))
    entries = {(row.list_id, row.delegate_id): row for row in CheckIn.objects.all()}
    gone = {each.pk for each in given_back}
    expected = {key for key in happened if key[1] not in gone}
    conflicts = Counter(Scan.objects.values_list("conflict", flat=True))
    assert len(told) == Scan.objects.count() == let_in
    assert entries.keys() == expected
    # Nobody came in whom the list of that telephone forbids.
    may = {everybody.pk: {each.pk for each in categories}, dinner.pk: {categories[0].pk}}
    came = Registration.objects.filter(delegates__check_ins__isnull=False)
    assert all(row.delegate.category_id in may[row.list_id] for row in CheckIn.objects.select_related("delegate"))
    assert set(came.values_list("state", flat=True)) == {"confirmed"}
    # Every conflict has its name, and there is one for each scan that made no entry.
    assert conflicts["no_place"] == sum(len(times) for key, times in happened.items() if key[1] in gone) > 0
    assert conflicts["came_before"] == sum(len(happened[key]) - 1 for key in expected) > 0
    assert conflicts[""] == len(entries)
    assert set(conflicts) == {"", "no_place", "came_before"}
    # Each entry has one of the hours at which it happened, whatever the clock of its telephone says.
    assert all(min(abs(entries[key].at - at) for at in happened[key]) < MINUTE for key in expected)
    assert all(phone.refused["unknown"] for phone in phones) or scans < 200
    forbidden = sum(phone.refused.total() for phone in phones)
    off = ", ".join(f"{slow / datetime.timedelta(hours=1):+.1f} h" for slow in CLOCKS)
    print(
        f"{scans} scans on 3 telephones, clocks off by {off}: {forbidden} refused by the "
        f"telephones, {let_in} let in; {len(entries)} entries, {conflicts['came_before']} came before, "
        f"{conflicts['no_place']} without a place by then; told twice, counted once"
    )


def test_what_three_telephones_tell_is_one_entry_for_each(client):
    prove(client, people=40, scans=80, seed=1)


@pytest.mark.whole
def test_five_hundred_scans_without_network_are_one_entry_for_each(client):
    begun = time.monotonic()

    prove(client, people=150, scans=500, seed=2)

    print(f"{time.monotonic() - begun:.0f} s")
