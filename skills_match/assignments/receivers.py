"""News that assignments have to hear."""

from urllib.parse import urlsplit

from allauth.account.signals import user_logged_in
from django.contrib import messages
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

from casework.moves import Move
from diaspora.files.store import delete_from_disk
from diaspora.signals import institution_moved

from ..enums import AssignmentState, ChangeKind
from ..models import Assignment, Attachment
from ..search_server.changes import record_changes
from .interest import save_assignment


@receiver(institution_moved)
def read_its_assignments_again(sender, *, move: Move, **kwargs) -> None:
    """Suspended, they leave the public list and the matches; approved again, they come back."""
    published = move.row.assignments.filter(state=AssignmentState.PUBLISHED).values_list("pk", flat=True)
    record_changes(kind=ChangeKind.ASSIGNMENT, object_ids=published)


@receiver(user_logged_in)
def save_what_was_to_be_saved(sender, *, request: HttpRequest, user, response: HttpResponse | None = None, **kwargs):
    """A visitor who pressed “Save for later” was led through the sign-in: its last press saves, not the page after it,
    which anybody could link to."""
    path = urlsplit(getattr(response, "url", "")).path
    with override(get_language_from_path(path) or "en"):
        try:
            page = resolve(path)
        except Resolver404:
            return
    if page.view_name == "assignments:save" and (
        assignment := Assignment.objects.open().filter(reference=page.kwargs["reference"]).first()
    ):
        save_assignment(assignment=assignment, by=user)
        messages.success(request, _("Saved. You find it under “Saved assignments”."))


@receiver(post_delete, sender=Attachment)
def delete_document(sender, *, instance: Attachment, **kwargs) -> None:
    """However the row goes, removed by its author or with its assignment: no file stays behind."""
    delete_from_disk(instance)
