"""The office asks referees, and reads what they say."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.privacy.access_log import record_access
from diaspora.who_may import office, who_may
from skills_match.applications.told_later import may_ask_referees, may_read_referees
from skills_match.models import Application

from ...models import Reference
from ..asking import ask_referee, replace_reference, state_of
from ..forms.asking import AskRefereeForm
from ..standing import RefereeLine, lines_of


@who_may(office)
def references(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom the person named, what was asked and said; one of those who can be asked is asked from here."""
    sent = get_object_or_404(Application.objects.for_office(request.user).for_lists(), pk=pk)
    record_access(subject=sent.profile.user, viewer=request.user, what="application")
    seen = state_of(sent)  # before what is shown: nothing is decided on what came in between
    lines = lines_of(sent) if may_read_referees(sent) else []
    form = AskRefereeForm(request.POST if request.method == "POST" else None, referees=_can_be_asked(request, lines))
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            referee = form.referees[form.cleaned_data["referee"]]
            told = {"language": form.cleaned_data["language"], "seen": seen_in(request)}
            ask_referee(application=sent, referee=referee, by=request.user, **told)
            messages.success(request, _("The letter is on its way. You are told when the referee has answered."))
            return redirect("office:references", pk)
    values = {"application": sent, "assignment": sent.assignment, "lines": lines, "form": form}
    values |= {"may_read": may_read_referees(sent), "may_ask": may_ask_referees(sent), "seen": seen}
    return render(request, "office/references.html", values)


def _can_be_asked(request: HttpRequest, lines: list[RefereeLine]) -> list:
    """Who has an address and has not answered; also whom the page still offered, so that the verb says why not."""
    asked = request.POST.get("referee", "")
    open_ones = [line for line in lines if line.referee and line.referee.email]
    return [
        line.referee
        for line in open_ones
        if line.reference is None or not line.reference.says or str(line.referee.pk) == asked
    ]


@require_POST
@who_may(office)
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    readable = Reference.objects.filter(application__in=Application.objects.for_office(request.user))
    reference = get_object_or_404(readable.select_related("application__profile"), pk=pk)
    with may_be_refused(request):
        replace_reference(reference=reference, by=request.user, seen=seen_in(request))
        messages.success(request, _("It counts no more, and the link of this referee has ended."))
    return redirect("office:references", reference.application_id)
