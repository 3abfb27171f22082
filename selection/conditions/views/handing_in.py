"""The page on which an owner hands something in: the same for a person and for a host."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.files.store import FileRejected

from ...models import Condition
from ..forms.seeing_to import HandInForm
from ..seeing_to import hand_in


def hand_in_page(request: HttpRequest, condition: Condition, *, back: str) -> HttpResponse:
    form = HandInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form), may_be_refused(form, FileRejected, field="upload"):
            hand_in(condition=condition, by=request.user, seen=seen_in(request), **form.cleaned_data)
            messages.success(request, _("Thank you. The programme office looks at it."))
            return redirect(back)
    values = {"condition": condition, "assignment": condition.application.assignment, "form": form, "back": back}
    return render(request, "assignments/condition.html", values)
