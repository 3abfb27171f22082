"""The one door through which a row changes its state, whatever the row is.

A noun declares its table of moves as `Moves`; `Moves.make` carries one out. No other line writes a state.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from django.dispatch import Signal
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import ModelLogEntry

from .refusals import Refused

#: The field in which a model keeps since when a row is in its state.
SINCE = "in_state_since"


def as_now(by: Any) -> Any:
    """The account as it is stored now, without the rights and memberships that a request remembers from its beginning.

    Asked where a decision is made, under its lock: whose membership, role or account ended a moment ago decides
    nothing any more, nor does the member of an institution that was suspended. None, the clock, stays None; nobody
    is left of a deleted account.
    """
    if by is None:
        return None
    return get_user_model()._default_manager.filter(pk=by.pk).first() or AnonymousUser()


class MoveRefused(Refused):
    """The base of what keeps a move from being made. A receiver of `before` raises one, with a text, as its veto."""


class MoveNotAllowed(MoveRefused):
    """The table knows no such move from here, or not for this person."""

    text = _("This is not possible any more.")


class AlreadyDone(MoveNotAllowed):
    """The row is in the wanted state: a double click, a second tab, or somebody who was faster. `row` is as stored."""

    text = _("This was already done.")
    is_harmless = True

    def __init__(self, text: str | Promise = "", *, row: Any = None) -> None:
        super().__init__(text)
        self.row = row


class Stale(MoveNotAllowed):
    """The page showed another state than the row has by now: who decides must have seen what they decide on."""


class ReasonMissing(MoveRefused):
    """Such a move carries a reason, which somebody reads."""

    text = _("Give a reason.")


_FORBIDDEN = _("You are not allowed to do this.")
_STALE = _(
    "Somebody moved this on while you had the page open: it is now in the state “%(state)s”. Nothing was changed. "
    "Read it again, then decide."
)


@dataclass(frozen=True)
class Words:
    """What people read when a move is refused. `%(state)s` stands for the present state, as they may know it."""

    impossible: str | Promise = MoveNotAllowed.text
    forbidden: str | Promise = _FORBIDDEN
    already: str | Promise = AlreadyDone.text
    stale: str | Promise = _STALE
    reason: str | Promise = ReasonMissing.text


@dataclass(frozen=True)
class Move:
    """One move. `by` is None for the clock; `actor` is the capacity in which `by` makes it."""

    row: Any
    before: str
    to: str
    by: Any
    actor: str
    reason: str = ""
    action: str = ""


def _state_of(row: Any, _actor: str | None) -> str:
    return str(row.state)


def _label_of(row: Any, _actor: str | None) -> str:
    return str(row.get_state_display())


@dataclass(frozen=True)
class Moves:
    """The table of moves of one model, which keeps its state in the field `state`, and where it has a field
    `in_state_since`, in that the moment of its last move.

    `allowed` says who may make which move, `actors_of(by, row)` in which capacities somebody comes. `parents` are
    foreign keys whose rows are locked first, in this order: whoever decides on several rows of one parent decides one
    after the other. `needs_reason(before, to)` says which moves carry a reason. `forbids(move)` raises where the
    table would allow what this person must not do, such as deciding on themselves. `shown` and `label` are the
    state as an actor may know it, where that is not the state itself.

    `logs(move)` writes the history of what may not stand in the log of the portal, which the office reads; without it
    that log is written.

    `before` and `after` are signals, sent with `move`: a receiver of `before` may veto by raising MoveRefused, one
    of `after` adds what follows elsewhere. Both run in the transaction of the move.
    """

    model: type[Model]
    name: str
    states: Callable[[str], Any]
    allowed: Mapping[tuple[Any, Any], Collection[Any]]
    actors_of: Callable[[Any, Any], Collection[str]]
    before: Signal
    after: Signal
    parents: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    needs_reason: Callable[[str, str], bool] = lambda _before, _to: False
    forbids: Callable[[Move], None] | None = None
    words: Words = field(default_factory=Words)
    shown: Callable[[Any, str | None], str] = _state_of
    label: Callable[[Any, str | None], str] = _label_of
    title: Callable[[Any], str] | None = None
    logs: Callable[[Move], None] | None = None

    @transaction.atomic
    def make(
        self,
        row: Any,
        *,
        to: str,
        by: Any,
        actor: str | None = None,
        seen: str | None = None,
        reason: str = "",
        action: str = "",
        check: Callable[[Any], None] | None = None,
        changes: Mapping[str, Any] | None = None,
        then: Callable[[Any], None] | None = None,
    ) -> Move:
        """Move `row` to the state `to` for `by`, who comes as `actor` (without it: in whichever capacity may).

        In one transaction, in this order: lock the parents and the row; ask who comes, as they are now; refuse what is
        done already and a page that showed another state (`seen`; None where no page was shown); ask the table; ask
        for the reason; call `check(row)`; send `before`; write the state with `changes`; call `then(row)`; log it as
        `<name>.<action or to>`; send `after`.

        Returns the move with the row as stored. Raises AlreadyDone, Stale, MoveNotAllowed, ReasonMissing, or what
        `forbids`, `check` or a veto raises; then nothing has changed.
        """
        row = self.lock(row)
        before, to = self.states(row.state), self.states(to)
        actors = {each for each in self.actors_of(as_now(by), row) if actor in (None, each)}
        self._ask_table(row, before=before, to=to, actors=actors, seen=seen)
        actors &= set(self.allowed[before, to])
        move = Move(row, before, to, by, min(actors), reason.strip(), action or str(to))
        self._ask_move(move, check)
        self._write(row, {"state": to, **(changes or {})})
        if then:
            then(row)
        (self.logs or self._log)(move)
        self.after.send(sender=self.model, move=move, moves=[move])
        return move

    @transaction.atomic
    def make_many(
        self,
        rows: QuerySet,
        *,
        to: str,
        by: Any,
        actor: str,
        reason: str = "",
        changes: Mapping[str, Any] | None = None,
    ) -> list[Move]:
        """Move all `rows` to the state `to`, as `make` moves one, in a number of statements that does not grow.

        What a row needs to be asked for itself is not for many: no page was shown, and no `check`. Receivers of the
        signals hear of each row, and have all in `moves`, for what one statement can do. Raises what `make` raises,
        for the first row that may not be moved; then none was.
        """
        to, by_now = self.states(to), as_now(by)
        moves = []
        for row in self.lock_many(rows):
            actors = {actor} & set(self.actors_of(by_now, row))
            self._ask_table(row, before=self.states(row.state), to=to, actors=actors, seen=None)
            moves.append(Move(row, self.states(row.state), to, by, actor, reason.strip(), str(to)))
        for move in moves:
            self._ask_move(move)
        self._write_many([move.row for move in moves], {"state": to, **(changes or {})})
        if self.logs:
            for move in moves:
                self.logs(move)
        else:
            ModelLogEntry.objects.bulk_create(self._entry(move) for move in moves)
        for move in moves:
            self.after.send(sender=self.model, move=move, moves=moves)
        return moves

    def lock(self, row: Any) -> Any:
        """The row as it is now, after its parents, held until the end of the transaction.

        Not against rows that come to point to it: a new application does not wait for a decision on another one.
        """
        self._hold_parents([row])
        return self._held([row]).get()

    def lock_many(self, rows: QuerySet) -> list[Any]:
        listed = list(rows)
        self._hold_parents(listed)
        return list(self._held(listed).order_by("pk"))

    def _hold_parents(self, rows: list[Any]) -> None:
        for parent in self.parents:
            key: Any = self.model._meta.get_field(parent)
            held = key.related_model._base_manager.select_for_update(no_key=True)
            list(held.filter(pk__in={getattr(row, key.attname) for row in rows}).order_by("pk").values_list("pk"))

    def _held(self, rows: list[Any]) -> QuerySet:
        held = self.model._base_manager.select_for_update(of=("self",), no_key=True)
        return held.select_related(*self.related).filter(pk__in=[row.pk for row in rows])

    def ask_seen(self, row: Any, seen: str | None, *, actor: str | None = None) -> None:
        """Refuse a page that showed another state than the row, locked, has now. Raises Stale."""
        if seen is not None and seen != self.shown(row, actor):
            raise Stale(self._said(self.words.stale, row, actor))

    def impossible(self, row: Any, *, actor: str | None = None) -> MoveNotAllowed:
        """The refusal for what cannot be done from the present state of `row`."""
        return MoveNotAllowed(self._said(self.words.impossible, row, actor))

    def may(self, by: Any, row: Any, to: str) -> bool:
        """Whether the table lets `by` make this move now: decides which buttons a page shows."""
        return bool(set(self.allowed.get((row.state, to), ())) & set(self.actors_of(by, row)))

    def _ask_table(self, row: Any, *, before: str, to: str, actors: set[str], seen: str | None) -> None:
        actor = min(actors, default=None)
        if not actors:
            raise MoveNotAllowed(self._said(self.words.forbidden, row, actor))
        if before == to:
            raise AlreadyDone(self._said(self.words.already, row, actor), row=row)
        self.ask_seen(row, seen, actor=actor)
        if (before, to) not in self.allowed:
            raise self.impossible(row, actor=actor)
        if not actors & set(self.allowed[before, to]):
            raise MoveNotAllowed(self._said(self.words.forbidden, row, actor))

    def _ask_move(self, move: Move, check: Callable[[Any], None] | None = None) -> None:
        if self.forbids:
            self.forbids(move)
        if self.needs_reason(move.before, move.to) and not move.reason:
            raise ReasonMissing(self.words.reason)
        if check:
            check(move.row)
        self.before.send(sender=self.model, move=move)

    def _said(self, words: str | Promise, row: Any, actor: str | None) -> str:
        return str(words) % {"state": self.label(row, actor)}

    def _write(self, row: Any, values: dict[str, Any]) -> None:
        values |= self._since()
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=[*values, *self._stamps()])

    def _write_many(self, rows: list[Any], values: dict[str, Any]) -> None:
        values |= self._since() | dict.fromkeys(self._stamps(), timezone.now())
        for row in rows:
            for name, value in values.items():
                setattr(row, name, value)
        self.model._base_manager.filter(pk__in=[row.pk for row in rows]).update(**values)

    def _since(self) -> dict[str, Any]:
        names = {field.name for field in self.model._meta.concrete_fields}
        return {SINCE: timezone.now()} if SINCE in names else {}

    def _stamps(self) -> list[str]:
        return [each.name for each in self.model._meta.concrete_fields if getattr(each, "auto_now", False)]

    def _log(self, move: Move) -> None:
        log(
            instance=move.row,
            action=f"{self.name}.{move.action}",
            user=move.by,
            title=self.title(move.row) if self.title else None,
            data=self._told(move),
        )

    def _entry(self, move: Move) -> ModelLogEntry:
        """The same line of the log, to be written with others at once."""
        context = get_active_log_context()
        return ModelLogEntry(
            content_type=ContentType.objects.get_for_model(self.model),
            object_id=str(move.row.pk),
            label=self.title(move.row) if self.title else str(move.row),
            action=f"{self.name}.{move.action}",
            user=move.by or context.user,
            uuid=context.uuid,
            timestamp=timezone.now(),
            data=self._told(move),
        )

    def _told(self, move: Move) -> dict[str, str]:
        data = {"from": str(move.before), "to": str(move.to), "actor": str(move.actor)}
        return data | ({"reason": move.reason} if move.reason else {})
