"""Applying together: one's own team."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from diaspora.who_may import signed_in, who_may

from ...models import Application, Team
from ...models.team import TEAM_AT_MOST
from ..forming import CHANGEABLE, join_team, leave_team, members_of, start_team
from ..forms.joining import JoinForm


def _own(request: HttpRequest, pk: int) -> Application:
    own = Application.objects.filter(profile__user=request.user).select_related("assignment__institution", "profile")
    return get_object_or_404(own, pk=pk)


@who_may(signed_in)
def team(request: HttpRequest, pk: int) -> HttpResponse:
    """The team with its code and members, or the way into one."""
    application = _own(request, pk)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            join_team(application=application, code=form.cleaned_data["code"], by=request.user)
            messages.success(request, _("You are in the team. All of you are decided on together."))
            return redirect("my:team", pk)
    mine = Team.objects.filter(places__application=application).first()
    values = {
        "application": application,
        "assignment": application.assignment,
        "team": mine,
        "members": members_of(mine).select_related("profile__user") if mine else [],
        "is_changeable": application.state in CHANGEABLE,
        "most": TEAM_AT_MOST,
        "form": form,
    }
    return render(request, "my/team.html", values)


@who_may(signed_in)
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    with may_be_refused(request):
        start_team(application=_own(request, pk), by=request.user)
        messages.success(request, _("This is your team code. Give it to those who apply with you."))
    return redirect("my:team", pk)


@who_may(signed_in)
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    with may_be_refused(request):
        leave_team(application=_own(request, pk), by=request.user)
        messages.success(request, _("You apply alone now."))
    return redirect("my:team", pk)
