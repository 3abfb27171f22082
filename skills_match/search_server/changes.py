"""The outbox of the matching index."""

from ..enums import ChangeKind
from ..models import IndexChange


def record_change(*, kind: ChangeKind, object_id: int) -> IndexChange:
    """Tell every engine to read a row again. Call it in the transaction that changes the row."""
    return IndexChange.objects.create(kind=kind, object_id=object_id)
