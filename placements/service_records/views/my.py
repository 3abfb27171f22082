"""Somebody asks for their service record and takes it; whoever is shown one may check it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.documents.made_later import ATTEMPTS
from casework.documents.pdf import paper_response
from casework.languages import reading_language
from casework.refusals import may_be_refused
from diaspora.who_may import anyone, signed_in, who_may

from ..asking import ask_for_record, served_by
from ..forms.asking import ServiceRecordForm
from ..reading import genuine, no_longer_holds, served_in


@who_may(signed_in)
def service_record(request: HttpRequest) -> HttpResponse:
    """What it would list, those that were asked for, and the button."""
    form = ServiceRecordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            record = ask_for_record(by=request.user, is_named=form.cleaned_data["is_named"])
            is_there = record.made_at is not None
            being_made = _("Your service record is being made. It is ready within a minute or two.")
            messages.success(request, _("Saved.") if is_there else being_made)
            return redirect("my:service_record")
    values = {
        "form": form,
        "served": served_by(request.user).for_lists(),
        "records": request.user.service_records.defer("content", "stated"),
        "attempts": ATTEMPTS,
    }
    return render(request, "placements/service_record.html", values)


@who_may(signed_in)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Not found before the worker has made it; without Pango a page to print."""
    found = get_object_or_404(request.user.service_records.exclude(made_at=None), pk=pk)
    return paper_response(bytes(found.content), name=found.number)


@who_may(anyone)
def check(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Everything that the paper states; the name only with its owner’s consent."""
    found = genuine(number, code)
    values = {
        "record": found,
        "holds": found is not None and not no_longer_holds(found),
        "served": served_in(found, reading_language()) if found else [],
    }
    response = render(request, "placements/check_service_record.html", values, status=200 if found else 404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store, private"
    return response
