"""The outbox of the matching index."""

from collections.abc import Iterable

from ..enums import ChangeKind
from ..models import IndexChange


def record_change(*, kind: ChangeKind, object_id: int) -> IndexChange:
    """Tell every engine to read a row again. Call it in the transaction that changes the row."""
    return IndexChange.objects.create(kind=kind, object_id=object_id)


def record_changes(*, kind: ChangeKind, object_ids: Iterable[int]) -> None:
    """As `record_change`, for many rows of a kind."""
    IndexChange.objects.bulk_create([IndexChange(kind=kind, object_id=pk) for pk in object_ids], batch_size=500)
