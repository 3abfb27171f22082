"""What the portal knows of its indexes on the search server: which answer, how far they have read, what was refused."""

import datetime
from typing import cast

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import ChangeKind, IndexState, Trouble
from .change import TRUSTED, ChangeMark, IndexChange, OldestOpenTransaction

#: Raised with every change of mapping or document: an index of another layout is built again.
LAYOUT = 1
#: What there is an index of.
INDEXED = (ChangeKind.PROFILE, ChangeKind.ASSIGNMENT)


class MatchIndexQuerySet(models.QuerySet):
    def answering(self):
        """The indexes that answer, one of each kind."""
        return self.filter(state=IndexState.LIVE).annotate(horizon=OldestOpenTransaction())

    def live(self, kind: str = ChangeKind.PROFILE) -> "MatchIndex | None":
        """The index of this kind that answers."""
        return cast("MatchIndex | None", self.answering().filter(kind=kind).first())

    def building(self, kind: str = ChangeKind.PROFILE) -> "MatchIndex | None":
        return cast("MatchIndex | None", self.filter(kind=kind, state=IndexState.BUILDING).first())

    def removable(self):
        """Replaced so long ago that no request can still be reading them."""
        return self.filter(state=IndexState.RETIRED, retired_at__lt=timezone.now() - datetime.timedelta(minutes=5))


class MatchIndex(models.Model):
    """One index on the search server: of profiles or of assignments.

    Its mark says which changes are in it, so that a reader adds the others itself. `writes` is the version of the
    newest write: whoever writes takes a higher one first, and only who still has the highest may move the mark.
    """

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=12, choices=ChangeKind, default=ChangeKind.PROFILE)
    state = models.CharField(max_length=10, choices=IndexState, default=IndexState.BUILDING)
    layout = models.PositiveSmallIntegerField(default=LAYOUT)
    sequence = models.BigIntegerField(default=0)
    transaction = models.BigIntegerField(default=0)
    seen = models.JSONField(default=list)
    drained_at = models.DateTimeField()
    writes = models.BigIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    reached = models.PositiveBigIntegerField(default=0)
    entries = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=12, choices=Trouble, blank=True)
    checked_up_to = models.PositiveBigIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)
    differences = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    live_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    objects = MatchIndexQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(state="live"), name="only_one_index_of_a_kind_is_live"
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(state="building"), name="only_one_index_of_a_kind_is_built"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def mark(self) -> ChangeMark:
        return ChangeMark(self.sequence, self.transaction, frozenset(self.seen), self.drained_at)

    def not_indexed(self, *, at_most: int) -> set[int] | None:
        """What the index does not hold as it is now; None when that is too much. Two queries."""
        changed = IndexChange.objects.objects_since(self.mark, kind=self.kind, at_most=at_most)
        if changed is None:
            return None
        changed |= set(self.failures.values_list("object_id", flat=True)[: at_most + 1])
        return changed if len(changed) <= at_most else None

    @property
    def is_outdated(self) -> bool:
        """Of another layout, not drained for days, or of a database with another history (restored elsewhere)."""
        horizon = getattr(self, "horizon", 0)
        is_foreign = 0 < horizon < self.transaction
        return self.layout != LAYOUT or self.drained_at < timezone.now() - TRUSTED or is_foreign


class IndexFailure(models.Model):
    """An entry that the search server refused for good: tried again later, read from rows meanwhile."""

    index = models.ForeignKey(MatchIndex, on_delete=models.CASCADE, related_name="failures", verbose_name=_("index"))
    object_id = models.PositiveBigIntegerField(_("number of the entry"))
    error = models.TextField(_("what the search server said"))
    attempts = models.PositiveIntegerField(_("attempts"), default=1)
    failed_at = models.DateTimeField(_("last attempt"))
    retry_at = models.DateTimeField(_("next attempt"))

    class Meta:
        ordering = ["-failed_at", "id"]
        verbose_name = _("entry refused by the search server")
        verbose_name_plural = _("entries refused by the search server")
        constraints = [
            models.UniqueConstraint(fields=["index", "object_id"], name="only_one_failure_per_index_and_profile")
        ]

    def __str__(self) -> str:
        return str(self.object_id)
