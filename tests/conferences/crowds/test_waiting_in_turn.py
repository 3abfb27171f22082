"""A waiting list over many steps by chance: all are asked in the order of the line, nobody is lost, nobody twice."""

import datetime
import random
import time
from collections import Counter

import pytest
from django.utils import timezone

from conferences.models import Event, Quota, Registration
from conferences.registrations import cancelling, waiting
from conferences.registrations.paying import end_due_holds
from conferences.registrations.registering import NewDelegate, Payer, register
from tests.conferences.miscounted import miscounted
from tests.factories.events import CategoryFactory, EventFactory, QuotaFactory

pytestmark = pytest.mark.django_db


class Line:
    """What should become of everybody, kept next to the portal by the rules as one would explain them at a desk."""

    def __init__(self, event: Event, size: int) -> None:
        self.event, self.size = event, size
        self.category = CategoryFactory(event=event, price_minor=0)
        QuotaFactory(event=event, size=size)
        self.inside: list[int] = []
        self.offered: list[int] = []
        self.line: list[int] = []
        self.gone: list[int] = []
        self.asked: list[int] = []
        self.number = 0

    def come(self) -> None:
        self.number += 1
        payer = Payer(f"Person {self.number}", f"person{self.number}@example.org", "en")
        waits = len(self.inside) + len(self.offered) >= self.size
        made = register(event=self.event, payer=payer, delegates=[NewDelegate(self.category)], waits=waits)
        (self.line if waits else self.inside).append(made.pk)

    def free(self) -> None:
        while self.line and len(self.inside) + len(self.offered) < self.size:
            self.offered.append(first := self.line.pop(0))
            self.asked.append(first)

    def leave(self, rows: list[int], chance: random.Random) -> None:
        pk = rows.pop(chance.randrange(len(rows)))
        cancelling.cancel(registration=Registration.objects.get(pk=pk))
        self.gone.append(pk)
        self.free()

    def take(self, chance: random.Random) -> None:
        pk = self.offered.pop(chance.randrange(len(self.offered)))
        waiting.accept(registration=Registration.objects.get(pk=pk))
        self.inside.append(pk)

    def say_nothing(self, chance: random.Random) -> None:
        """Until the time of the offer is over."""
        pk = self.offered.pop(chance.randrange(len(self.offered)))
        over = timezone.now() - datetime.timedelta(seconds=1)
        Registration.objects.filter(pk=pk).update(hold_until=over)
        end_due_holds()
        waiting.offer_due_places()
        self.gone.append(pk)
        self.free()

    def step(self, chance: random.Random) -> str:
        steps = {"come": 4, "leave": 3 * bool(self.inside), "give up": bool(self.line)}
        steps |= {"take": 2 * bool(self.offered), "decline": bool(self.offered), "no answer": bool(self.offered)}
        [kind] = chance.choices(list(steps), list(steps.values()))
        match kind:
            case "come":
                self.come()
            case "leave":
                self.leave(self.inside, chance)
            case "give up":
                self.leave(self.line, chance)
            case "take":
                self.take(chance)
            case "decline":
                self.leave(self.offered, chance)
            case _:
                self.say_nothing(chance)
        return kind

    def is_as_explained(self) -> bool:
        """Compared with the rows: who is where, and in which order the line stands."""
        states = dict(self.event.registrations.values_list("pk", "state"))
        said = dict.fromkeys(self.inside, "confirmed") | dict.fromkeys(self.offered, "offered")
        said |= dict.fromkeys(self.line, "waiting")
        alive = {pk: state for pk, state in states.items() if state not in ("cancelled", "expired")}
        stands = [row.pk for row in waiting.line_of(self.event)]
        return alive == said and stands == self.line and set(states) - set(alive) == set(self.gone)


def prove(*, steps: int, size: int, seed: int) -> Counter[str]:
    chance, line = random.Random(seed), Line(EventFactory(state="open"), size)
    done: Counter[str] = Counter()
    for number in range(steps):
        done[line.step(chance)] += 1
        assert line.is_as_explained(), f"step {number} of seed {seed}"
    assert len(line.asked) == len(set(line.asked)) > 0
    assert line.asked == sorted(line.asked), "somebody was asked before somebody who stood in front of them"
    assert Quota.objects.get().taken == len(line.inside) + len(line.offered)
    assert miscounted([line.event]) == {}
    told = ", ".join(f"{number} {kind}" for kind, number in done.most_common())
    print(f"{steps} steps: {told}; {len(line.asked)} offers, each to the first of the line; {line.number} people")
    return done


def test_a_line_is_asked_in_its_order():
    prove(steps=60, size=3, seed=16)


def test_an_order_that_is_turned_round_is_noticed(monkeypatch):
    """The control: whoever came last is asked first."""
    turned = waiting.line_of
    monkeypatch.setattr(waiting, "line_of", lambda event: turned(event).order_by("-waiting_since", "-pk"))

    with pytest.raises(AssertionError):
        prove(steps=60, size=3, seed=16)


@pytest.mark.whole
def test_a_thousand_steps_lose_nobody_and_ask_nobody_twice():
    begun = time.monotonic()

    done = prove(steps=1000, size=20, seed=2027)

    assert len(done) == 6
    print(f"{time.monotonic() - begun:.0f} s")
