"""The outbox of the matching index: one row for each change that an engine has to read again."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connections, models
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..enums import ChangeKind

#: Changes are kept this long. A reader that last looked longer ago than `TRUSTED` reads everything again, so that
#: it can never miss one that is gone.
KEPT, TRUSTED = datetime.timedelta(days=7), datetime.timedelta(days=3)

#: What is found by the words of the taxonomy: when these change, all of it is read again.
FOUND_BY_WORDS = {ChangeKind.ASSIGNMENT}

#: Either engine reads this many changed objects from their rows, again with each change. With more of them the arrays
#: of the process are built again while searches go on, and the search server leaves the answer to them.
CHANGED_AT_MOST = 500

#: A number that comes in later than this many others is found with the next change.
LOOKED_BACK = 1000


class WritingTransaction(models.Func):
    """The number of the transaction that writes the row. SQLite has one writer at a time and needs none."""

    template = "0"
    output_field = models.BigIntegerField()

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, template="txid_current()", **context)


class OldestOpenTransaction(models.Func):
    """Every transaction with a smaller number has ended, and this very statement sees what it left."""

    template = "0"
    output_field = models.BigIntegerField()

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, template="txid_snapshot_xmin(txid_current_snapshot())", **context)


@dataclass(frozen=True)
class ChangeMark:
    """How far a reader has read: sequence numbers on SQLite; on PostgreSQL ended transactions, and what was `seen`
    of those that were still open. `read_at` is when it last looked."""

    sequence: int = 0
    transaction: int = 0
    seen: frozenset[int] = frozenset()
    read_at: datetime.datetime = field(default_factory=timezone.now, compare=False)

    @property
    def is_too_old(self) -> bool:
        """Changes that it has not seen may be deleted already."""
        return self.read_at < timezone.now() - TRUSTED


#: By vendor: how to read on, and what of the mark to go by. Written by hand, because every search begins with it and
#: building the same statement again took longer than running it.
_READERS = {
    "sqlite": (
        'SELECT id, kind, object_id, "transaction", 0 AS horizon'
        " FROM skills_match_indexchange WHERE id > %s ORDER BY id",
        "sequence",
    ),
    "postgresql": (
        'SELECT id, kind, object_id, "transaction", txid_snapshot_xmin(txid_current_snapshot()) AS horizon'
        ' FROM skills_match_indexchange WHERE "transaction" >= %s ORDER BY id',
        "transaction",
    ),
}


class IndexChangeQuerySet(models.QuerySet):
    def mark(self) -> ChangeMark:
        """The place of a reader who reads everything else after this call."""
        found = self.aggregate(sequence=Coalesce(models.Max("id"), 0), horizon=models.Max(OldestOpenTransaction()))
        _changes, mark = self.since(ChangeMark(found["sequence"], found["horizon"] or 0))
        return mark

    def since(self, mark: ChangeMark) -> tuple[list["IndexChange"], ChangeMark]:
        """Changes that a reader at `mark` has not seen, and the mark to go on from. One query.

        On PostgreSQL sequence numbers become visible out of order: a lower one may still be uncommitted. So
        there the reader goes by transactions: it looks again at whatever was written by one that was still
        open when it last looked, leaves out what it has seen of it, and so never misses a change.
        """
        now = timezone.now()
        reader, bound = _READERS[connections[self.db].vendor]
        found: list[Any] = list(self.raw(reader, [getattr(mark, bound)]))
        if not found:
            return [], replace(mark, read_at=now)
        horizon = found[-1].horizon
        still_open = frozenset(change.pk for change in found if horizon and change.transaction >= horizon)
        unseen = [change for change in found if change.pk not in mark.seen]
        return unseen, ChangeMark(max(mark.sequence, found[-1].pk), horizon, still_open, now)

    def objects_since(self, mark: ChangeMark, *, kind: str, at_most: int) -> set[int] | None:
        """Objects of a kind that changed after `mark`; None when there are more than `at_most`, or when all of them may
        have changed with the taxonomy. One query, never a long one."""
        kinds = [kind, ChangeKind.TAXONOMY] if kind in FOUND_BY_WORDS else [kind]
        unseen = self._after(mark).filter(kind__in=kinds).exclude(pk__in=mark.seen).order_by()
        found = set(unseen.values_list("kind", "object_id").distinct()[: at_most + 1])
        if len(found) > at_most or any(changed == ChangeKind.TAXONOMY for changed, _pk in found):
            return None
        return {pk for _kind, pk in found}

    def position(self) -> tuple[int, int]:
        """Which data there is now: the newest sequence number, and how many shortly below it are not there.

        Two readers with the same position have read the same changes: one that comes in late, as PostgreSQL allows,
        leaves the newest as it is, but one less is missing. One query.
        """
        newest = models.Subquery(self.order_by("-id").values("id")[:1])
        recent = self.filter(id__gt=newest - LOOKED_BACK)
        found = recent.aggregate(newest=Coalesce(models.Max("id"), 0), there=models.Count("id"))
        return found["newest"], min(LOOKED_BACK, found["newest"]) - found["there"]

    def forgettable(self):
        """Older than they are kept. The newest of each kind stays: caches compare its number."""
        newest = self.order_by().values("kind").annotate(newest=models.Max("id")).values("newest")
        return self.filter(written_at__lt=timezone.now() - KEPT).exclude(pk__in=newest)

    def _after(self, mark: ChangeMark):
        if connections[self.db].vendor == "postgresql":
            return self.filter(transaction__gte=mark.transaction)
        return self.filter(id__gt=mark.sequence)


class IndexChange(models.Model):
    """Written in the transaction of its cause. `id` is the sequence number that engines remember."""

    kind = models.CharField(max_length=12, choices=ChangeKind)
    object_id = models.PositiveBigIntegerField()
    transaction = models.BigIntegerField(db_default=WritingTransaction(), editable=False, db_index=True)
    written_at = models.DateTimeField(auto_now_add=True)

    objects = IndexChangeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "-id"], name="newest_change_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
