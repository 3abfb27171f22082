"""Internal notes, which the programme office keeps on any record."""

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from casework.refusals import Refused
from diaspora.models import OfficeNote, User


class NoteEmpty(Refused):
    """A note without a word says nothing."""

    def __init__(self) -> None:
        super().__init__(_("Write the note first."))


@transaction.atomic
def write_note(*, about: models.Model, text: str, by: User) -> OfficeNote:
    """Add an internal note to a record. Sent twice in a row by the same officer, it is kept once.

    Raises NoteEmpty for a text without words.
    """
    text = text.strip()
    if not text:
        raise NoteEmpty
    # Two presses one after the other, not side by side.
    type(about)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=about.pk)
    newest = notes_on(about).first()
    if newest is not None and (newest.author_id, newest.text) == (by.pk, text):
        return newest
    note = OfficeNote.objects.create(about=about, text=text, author=by)
    log(instance=about, action="office.note", user=by)
    return note


def notes_on(record: models.Model) -> models.QuerySet[OfficeNote]:
    """The notes on one record, newest first."""
    return (
        OfficeNote.objects.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)
        .select_related("author")
        .order_by("-written_at", "-pk")
    )
