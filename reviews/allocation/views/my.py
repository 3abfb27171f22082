"""A reviewer declares a conflict of interest."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.languages import reading_language
from casework.refusals import may_be_refused
from diaspora.who_may import signed_in, who_may

from ...rounds.readings import title_of
from ...rounds.starting import number_of
from ...sheets.reading import rounds_for, sheets_of
from ..conflicts import declare_conflict
from ..forms.declaring import ConflictForm


@who_may(signed_in)
def declare(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """After it the file is gone for this reader: no page shows it again."""
    round = get_object_or_404(rounds_for(request.user), pk=pk)
    own = get_object_or_404(sheets_of(request.user, round), subject__number=number)
    form = ConflictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            declare_conflict(sheet=own, by=request.user, text=form.cleaned_data["text"])
            messages.success(request, _("Thank you. The file is no longer yours; somebody else judges it."))
            return redirect("reviews:round", pk)
    values = {"form": form, "own": own, "round": round, "title": title_of(round, reading_language())}
    return render(request, "reviews/conflict.html", {**values, "name": number_of(own.subject)})
