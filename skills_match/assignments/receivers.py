"""News that assignments have to hear."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from casework.moves import Move
from diaspora.files.store import delete_from_disk
from diaspora.signals import institution_moved

from ..enums import AssignmentState, ChangeKind
from ..models import Attachment
from ..search_server.changes import record_changes


@receiver(institution_moved)
def read_its_assignments_again(sender, *, move: Move, **kwargs) -> None:
    """Suspended, they leave the public list and the matches; approved again, they come back."""
    published = move.row.assignments.filter(state=AssignmentState.PUBLISHED).values_list("pk", flat=True)
    record_changes(kind=ChangeKind.ASSIGNMENT, object_ids=published)


@receiver(post_delete, sender=Attachment)
def delete_document(sender, *, instance: Attachment, **kwargs) -> None:
    """However the row goes, removed by its author or with its assignment: no file stays behind."""
    delete_from_disk(instance)
