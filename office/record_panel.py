"""What every record of the programme office carries: notes, the officer in charge, the history."""

from typing import Any

from django.db import models
from django.forms import BaseForm

from casework.typed.inner_forms import of_the_page

from .forms.records import AssignForm, NoteForm
from .history import history_of
from .notes import notes_on


def record_panel(
    record: models.Model,
    *,
    forms: list[BaseForm | None],
    note_form: NoteForm | None = None,
    assign_form: AssignForm | None = None,
) -> dict[str, Any]:
    """The context of the panel of `record`. A form that was filled in wrongly is given and shown again.

    `forms` are the other forms of the page: the error summary speaks for all of them.
    """
    note_form = note_form or NoteForm()
    if assign_form is None and hasattr(record, "officer_id"):
        assign_form = AssignForm(initial={"officer": record.officer_id})
    every = [form for form in [*forms, assign_form, note_form] if form is not None]
    for form in every:
        of_the_page(form)
    return {
        "record": record,
        "notes": notes_on(record),
        "events": history_of(record),
        "note_form": note_form,
        "assign_form": assign_form,
        "summary": every,
    }
