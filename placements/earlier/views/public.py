"""The page behind the letter to somebody of a list: what is known, from where, and two buttons."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.privacy.controller import run_by
from diaspora.who_may import anyone, who_may

from ..answering import say_no, say_yes
from ..asking import last_day, read_link

YES, NO = "yes", "no"


@opened_by_link()
@who_may(anyone)
def earlier(request: HttpRequest, token: str) -> HttpResponse:
    expert = read_link(token)
    answer = request.POST.get("answer", "")
    if answer in (YES, NO):
        with may_be_refused(request):
            (say_yes if answer == YES else say_no)(expert=expert)
            return redirect("placements:earlier_answered", answer)
        return redirect("placements:earlier", token)
    work = expert.assignments.select_related("institution").prefetch_related("institution__names")
    values = {"expert": expert, "work": list(work), "last_day": last_day(expert), "controller": run_by().controller}
    return render(request, "placements/earlier.html", values)


@who_may(anyone)
@require_GET
def answered(request: HttpRequest, answer: str) -> HttpResponse:
    """What comes next; it names nobody."""
    if answer not in (YES, NO):
        raise Http404
    return render(request, "placements/earlier_answered.html", {"is_yes": answer == YES})
