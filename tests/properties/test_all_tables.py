"""Steps at random at the one door, over every table of moves in the portal: none is illegal, and each is logged.

The tables, their vetoes and what follows from a move are the real ones; only who comes is drawn by lot. An oracle that
reads nothing but the table says beforehand what must be refused. Every move that any row makes meanwhile, also as a
consequence elsewhere, is heard and held against its table and its history.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.urls import get_resolver
from django.utils import timezone
from wagtail.models import ModelLogEntry

from casework.moves import Moves
from casework.refusals import Refused
from home.models import TranslationJob
from safeguarding.models import CaseEntry
from skills_match.models import ConceptSuggestion
from tests.factories import contributions, events, matching, newsletters, payments, people, placements, reviews
from tests.factories.safeguarding import CaseFactory
from tests.ours import OURS

pytestmark = pytest.mark.django_db
#: Steps with one row, before the next one is drawn.
STEPS_WITH_A_ROW = 8
#: Ten for each table.
SOME = 230


def tables() -> dict[str, Moves]:
    """Every table of our apps, by the name of its model: whatever any address leads to is loaded with the addresses."""
    assert get_resolver().url_patterns
    ours = [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] in OURS]
    tables = [value for module in ours for value in vars(module).values() if isinstance(value, Moves)]
    return {table.model.__name__: table for table in tables}


def condition():
    application = matching.ApplicationFactory(state="accepted")
    return application.conditions.create(kind="visa", owner="person")


def counter_offer():
    offer = matching.ApplicationFactory(state="offered").offer
    return offer.counter_offers.create(until=offer.answer_by, reason="My employer has not decided.")


def suggestion():
    return ConceptSuggestion.objects.create(text="bee keeping", language="en", suggested_by=people.UserFactory())


def translation_job():
    record = matching.AssignmentFactory()
    words = {
        "from_language": "en",
        "to_language": "sw",
        "due_on": timezone.localdate(),
        "asked_by": people.UserFactory(),
    }
    kind = ContentType.objects.get_for_model(record)
    return TranslationJob.objects.create(content_type=kind, object_id=record.pk, **words)


MAKERS = {
    "Appeal": contributions.AppealFactory,
    "Application": matching.ApplicationFactory,
    "Assignment": matching.AssignmentFactory,
    "AssignmentInvitation": matching.AssignmentInvitationFactory,
    "Case": CaseFactory,
    "Claim": placements.ClaimFactory,
    "ConceptSuggestion": suggestion,
    "Condition": condition,
    "Dispute": payments.DisputeFactory,
    "Event": events.EventFactory,
    "Gift": contributions.GiftFactory,
    "Institution": people.InstitutionFactory,
    "Newsletter": newsletters.NewsletterFactory,
    "CounterOffer": counter_offer,
    "Payment": payments.PaymentFactory,
    "Payout": payments.PayoutFactory,
    "Placement": placements.PlacementFactory,
    "Proposal": events.ProposalFactory,
    "Refund": payments.RefundFactory,
    "Registration": events.RegistrationFactory,
    "Round": reviews.RoundFactory,
    "Sheet": reviews.SheetFactory,
    "Subscription": payments.SubscriptionFactory,
    "TranslationJob": translation_job,
}


class Ears:
    """Hears every move of every table, from its signal; and every state that is written in any other way."""

    def __init__(self, found: dict[str, Moves]) -> None:
        self.tables, self.heard, self.saved = found, [], []
        self.told: Counter = Counter()
        for table in found.values():
            table.after.connect(self._hear)
        post_save.connect(self._see)

    def close(self) -> None:
        for table in self.tables.values():
            table.after.disconnect(self._hear)
        post_save.disconnect(self._see)

    def _hear(self, sender, *, move, **kwargs) -> None:
        self.heard.append(move)

    def _see(self, sender, instance, update_fields, created, **kwargs) -> None:
        if not created and sender.__name__ in self.tables and "state" in (update_fields or {"state"}):
            self.saved.append((sender.__name__, instance.pk, str(instance.state)))

    def take(self) -> SimpleNamespace:
        taken = SimpleNamespace(heard=self.heard, saved=self.saved)
        self.heard, self.saved = [], []
        return taken


def at_random_state(row: Any, table: Moves, lot: random.Random) -> Any:
    """The row in any state of its table that the database takes for it."""
    state = lot.choice([str(before) for before, _to in sorted(table.allowed)])
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(state=state)
    except IntegrityError:
        pass
    row.refresh_from_db()
    return row


def history_of(move) -> int:
    """How many lines of its history tell this move."""
    if type(move.row).__name__ == "Case":
        return CaseEntry.objects.filter(case=move.row, moved_to=move.to).count()
    told = ModelLogEntry.objects.filter(object_id=str(move.row.pk), data__to=str(move.to))
    return told.filter(**{"data__from": str(move.before), "data__actor": str(move.actor)}).count()


def told_times(ears: Ears, move) -> int:
    """How often the very same move of the same row was heard so far."""
    return ears.told[type(move.row).__name__, move.row.pk, move.before, move.to, move.actor]


def walk(
    steps: int, seed: int, door: Callable[[Moves], Moves] = lambda table: table
) -> tuple[Counter, set, dict[str, Moves]]:
    """Take `steps` steps, evenly over all tables. Returns what came of them, and which cells they used."""
    found, lot = tables(), random.Random(seed)
    assert set(found) == set(MAKERS)
    person = people.UserFactory(is_superuser=True)
    came, cells, rows = Counter(), set(), {}
    ears = Ears(found)
    try:
        for step in range(steps):
            name = sorted(found)[step % len(found)]
            if (step // len(found)) % STEPS_WITH_A_ROW == 0:
                rows[name] = at_random_state(MAKERS[name](), found[name], lot)
                ears.take()
            try_a_step(found[name], door, rows[name], person, lot, ears, came, cells)
    finally:
        ears.close()
    return came, cells, found


def try_a_step(table, door, row, person, lot, ears, came, cells) -> None:
    name = type(row).__name__
    row.refresh_from_db()
    before = table.states(row.state)
    actors = [*sorted({str(actor) for allowed in table.allowed.values() for actor in allowed}), "stranger"]
    actor = lot.choice(actors)
    likely = [to for state, to in table.allowed if state == before]
    to = lot.choice(likely) if likely and lot.random() < 0.6 else lot.choice(list(table.states))
    reason = lot.choice(["", "Because."])
    shown = table.shown(row, actor)
    seen = lot.choice([None, shown, shown, "stale"])
    is_legal = actor in {str(each) for each in table.allowed.get((before, to), ())}
    is_whole = seen != "stale" and (bool(reason) or not table.needs_reason(before, to))
    came_by = None if actor == "clock" else person
    drawn = replace(door(table), actors_of=lambda _by, _row: {actor})
    try:
        with transaction.atomic():
            drawn.make(row, to=to, by=came_by, seen=seen, reason=reason)
    except (Refused, IntegrityError, ValidationError) as refusal:
        ears.take()
        row.refresh_from_db()
        assert row.state == before, f"{name}: refused, and moved"
        why = "refused by the table" if not is_legal else "refused as stale or without a reason"
        came[why if not (is_legal and is_whole) else f"vetoed: {type(refusal).__name__}"] += 1
        return
    assert is_legal, f"{name}: {before} → {to} by {actor} is in no cell of the table"
    assert is_whole, f"{name}: {before} → {to} went through stale or without its reason"
    came["moved"] += 1
    cells.add((name, str(before), str(to), actor))
    taken = ears.take()
    assert [move for move in taken.heard if move.row.pk == row.pk and move.to == to], f"{name}: nobody heard of it"
    for move in taken.heard:
        other = ears.tables[type(move.row).__name__]
        assert move.actor in {str(each) for each in other.allowed[move.before, move.to]}
        ears.told[type(move.row).__name__, move.row.pk, move.before, move.to, move.actor] += 1
        assert history_of(move) >= told_times(ears, move), (
            f"{type(move.row).__name__}: {move.before} → {move.to} is in no history"
        )
        came["moves heard and found in the history"] += 1
    written = {(type(move.row).__name__, move.row.pk, str(move.to)) for move in taken.heard}
    strays = {each for each in taken.saved if each not in written}
    assert not strays, f"a state was written past the door: {strays}"


def test_some_steps_over_all_tables_are_legal_and_logged():
    came, _cells, _found = walk(SOME, seed=14)
    assert came["moved"] > 10
    assert came["refused by the table"] > 50


@pytest.mark.whole
@pytest.mark.parametrize("seed", range(8))
def test_twenty_thousand_steps_over_all_tables_are_legal_and_logged(seed, capsys):
    """In eight walks of 2,500 steps, which may go at once."""
    came, cells, found = walk(2_500, seed=20_000 + seed)
    every = {
        (name, str(before), str(to), str(actor))
        for name, table in found.items()
        for (before, to), actors in table.allowed.items()
        for actor in actors
    }
    with capsys.disabled():
        print(f"\nWalk {seed}: 2,500 steps over {len(found)} tables: {dict(came.most_common())}")
        print(f"Walk {seed}: {len(cells)} of {len(every)} cells used: {sorted(cells)}")
    assert came["moved"] > 100
    assert cells <= every


def wide_open(table: Moves) -> Moves:
    """The same door without its table: everybody may do everything."""
    everybody = {actor for allowed in table.allowed.values() for actor in allowed} | {"stranger"}
    cells = {(before, to): everybody for before in table.states for to in table.states}
    return replace(table, allowed=cells)


def without_memory(table: Moves) -> Moves:
    """The same door, which writes nothing down."""
    return replace(table, logs=lambda _move: None)


@pytest.mark.parametrize(
    ("door", "said"), [(wide_open, "is in no cell of the table"), (without_memory, "is in no history")]
)
def test_the_oracle_sees_a_door_that_does_not_ask_or_forgets(door, said):
    """The control: the same walk through a broken door fails."""
    with pytest.raises(AssertionError, match=said):
        walk(SOME, seed=14, door=door)
