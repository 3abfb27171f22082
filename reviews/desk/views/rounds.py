"""Rounds at the office: the list, the start, the page of one."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.languages import reading_language, text_in
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from office.navigation import add_tab

from ...allocation.allocating import allocate
from ...allocation.conflicts import find_conflicts
from ...blind.copies import propose_copies
from ...enums import RoundPlan
from ...kinds import JudgedKind, kind_called
from ...models import Round
from ...rounds.phases import open_round
from ...rounds.readings import titles_of, with_parts
from ...rounds.starting import start_round
from ..forms.starting import StartForm
from ..showing import show_round

add_tab(gettext_lazy("Reviews"), "office_reviews:rounds", pages={"office_reviews:round"}, order=32)


@who_may(office)
def list_rounds(request: HttpRequest) -> HttpResponse:
    """Those that the reader may run: never one in which they are judged themselves, or judge without names."""
    judged_without_names = Round.objects.hiding().filter(reviewers__user=request.user)
    own = with_parts().exclude(subjects__person=request.user).exclude(pk__in=judged_without_names.values("pk"))
    listed = page_of(request, own.select_related("started_by"))
    rounds = list(listed["page"].object_list)
    titles = titles_of(rounds, reading_language())
    rows = [(round, titles[round.pk]) for round in rounds]
    return render(request, "office/reviews/rounds.html", {"rows": rows, **listed})


@who_may(office)
def start(request: HttpRequest, kind: str, group: int) -> HttpResponse:
    """One page from nothing to reviewers at work: a light round opens at once, a blind one waits for its copies."""
    judged = _kind(request, kind, group)
    underway = Round.objects.under_way().filter(kind=kind, group_id=group).first()
    if underway and request.method != "POST":
        return redirect("office_reviews:round", underway.pk)
    form = StartForm(request.POST if request.method == "POST" else None, kind=judged, group_id=group, by=request.user)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            round = _start(request, judged, group, form)
            return redirect("office_reviews:round", round.pk)
    language = reading_language()
    values = {
        "form": form,
        "title": text_in(language, judged.titles([group])[group]),
        "group_page": judged.page_of(group),
        "count": len(judged.entries(group)),
        "measures": [(text_in(language, each.text), each.weight) for each in judged.measures(group)],
    }
    return render(request, "office/reviews/start.html", values)


@transaction.atomic
def _start(request: HttpRequest, kind: JudgedKind, group: int, form: StartForm) -> Round:
    data = form.cleaned_data
    chosen = {name: data[name] for name in ("plan", "reviewers_each", "due_on")}
    round = start_round(kind=kind, group_id=group, by=request.user, reviewers=form.reviewers, **chosen)
    find_conflicts(round=round)
    allocate(round=round)
    if data["plan"] == RoundPlan.LIGHT:
        round = open_round(round=round, by=request.user)
        messages.success(request, _("The round is open. The reviewers have been told."))
    else:
        propose_copies(round=round)
        messages.success(request, _("The round is prepared. Look at its texts, then open it."))
    return round


@who_may(office)
def round(request: HttpRequest, pk: int) -> HttpResponse:
    return show_round(request, pk)


def _kind(request: HttpRequest, name: str, group: int) -> JudgedKind:
    kind = kind_called(name)
    if kind is None or not kind.may_organise(request.user, group):
        raise Http404
    return kind
