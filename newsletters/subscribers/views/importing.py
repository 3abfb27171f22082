"""Importing readers: the list is shown with its faults first, and only the second press keeps it."""

import dataclasses
import datetime

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.refusals import may_be_refused
from diaspora.who_may import who_may

from ...rules import sender
from ..forms import ListForm
from ..importing import ReaderRow, import_list, read_list

_SALT = "newsletters.import"
#: How long the preview may wait for the second press.
_LIFETIME = datetime.timedelta(hours=2)


@who_may(sender)
def import_readers(request: HttpRequest) -> HttpResponse:
    """Two presses: the first shows what the list holds, the second keeps it. What was seen is carried, signed."""
    if request.method == "POST" and (looked_at := request.POST.get("list")):
        return _keep(request, looked_at)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form, field="file"):
            rows = read_list(form.cleaned_data["file"].name, form.cleaned_data["file"].read())
            return render(request, "newsletters/import_preview.html", _preview(rows, form.cleaned_data))
    return render(request, "newsletters/import.html", {"form": form})


def _preview(rows: list[ReaderRow], stated: dict) -> dict:
    sound = [row for row in rows if not row.fault]
    carried = {
        "rows": [dataclasses.asdict(row) for row in sound],
        "source_note": stated["source_note"],
        "stated_text": stated["stated_text"],
        "stated_on": stated["stated_on"].isoformat() if stated["stated_on"] else "",
    }
    return {
        "sound": sound,
        "faulty": [row for row in rows if row.fault],
        "is_stated": bool(stated["stated_text"]),
        "list": signing.dumps(carried, salt=_SALT, compress=True),
        "source_note": stated["source_note"],
    }


def _keep(request: HttpRequest, looked_at: str) -> HttpResponse:
    try:
        carried = signing.loads(looked_at, salt=_SALT, max_age=_LIFETIME)
    except signing.BadSignature:
        messages.error(request, _("The preview was open for too long. Choose the list once more."))
        return redirect("newsletter_import")
    made = import_list(
        rows=[ReaderRow(**row) for row in carried["rows"]],
        source_note=carried["source_note"],
        stated_text=carried["stated_text"],
        stated_on=datetime.date.fromisoformat(carried["stated_on"]) if carried["stated_on"] else None,
        by=request.user,
    )
    said = ngettext("%(count)s reader is imported.", "%(count)s readers are imported.", len(made))
    messages.success(request, said % {"count": len(made)})
    return redirect("newsletter_import")
