"""The office answers feedback requests and complaints."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from skills_match.models import Application

from ...enums import FollowUpKind
from ...models import FollowUp
from ..asking import answer_follow_up, deciders_of
from ..forms.asking import AnswerForm


@who_may(office)
def list_follow_ups(request: HttpRequest) -> HttpResponse:
    """Those without an answer, the oldest first."""
    return render(request, "office/follow_ups.html", page_of(request, _seen(request).filter(answered_at=None)))


@who_may(office)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(_seen(request), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            answer_follow_up(follow_up=asked, by=request.user, **form.cleaned_data)
            messages.success(request, _("The answer is sent."))
            return redirect("office:follow_ups")
    decided = asked.kind == FollowUpKind.COMPLAINT and request.user.pk in deciders_of(asked.application)
    values = {"asked": asked, "application": asked.application, "form": form, "must_be_another": decided}
    return render(request, "office/follow_up.html", values)


def _seen(request: HttpRequest) -> QuerySet[FollowUp]:
    seen = FollowUp.objects.filter(application__in=Application.objects.for_office(request.user))
    return seen.select_related("application__assignment__institution", "application__profile__user", "answered_by")
