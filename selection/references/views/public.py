"""A referee answers by link, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ..answering import give_reference, is_asked
from ..asking import read_link
from ..forms.answering import ReferenceForm


@opened_by_link()
@who_may(anyone)
def give(request: HttpRequest, token: str) -> HttpResponse:
    """Who asks, about whom, and what becomes of the answer. Looking changes nothing; an answer is not shown again."""
    reference = read_link(token)
    form = ReferenceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            give_reference(reference=reference, **form.cleaned_data)
            return redirect("references:give", token)
    values = {
        "reference": reference,
        "assignment": reference.application.assignment,
        "person": reference.application.shown_name,
        "form": form,
        "may_answer": not reference.says and is_asked(reference),
    }
    return render(request, "selection/reference.html", values)
