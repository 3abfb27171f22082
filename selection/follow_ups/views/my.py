"""A person asks for feedback on a refusal, or complains."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora.who_may import signed_in, who_may
from skills_match.models import Application

from ...enums import FollowUpKind
from ..asking import REFUSED, ask_after_refusal
from ..forms.asking import AskForm


@who_may(signed_in)
def ask(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    if kind not in FollowUpKind.values:
        raise Http404
    refused = Application.objects.of_applicant(request.user).filter(state__in=REFUSED)
    mine = get_object_or_404(refused.for_lists(), pk=pk)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            ask_after_refusal(application=mine, by=request.user, kind=FollowUpKind(kind), **form.cleaned_data)
            messages.success(request, _("Thank you. You read the answer here, and we tell you by e-mail."))
            return redirect("my:application", pk)
    values = {"application": mine, "assignment": mine.assignment, "kind": FollowUpKind(kind), "form": form}
    return render(request, "my/after_refusal.html", values)
