"""A reviewer’s own pages: rounds, the files that wait, one file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.languages import reading_language
from casework.pages import page_of
from casework.refusals import Refused, may_be_refused
from diaspora.who_may import signed_in, who_may

from ...models import Round, Sheet
from ...rounds.readings import title_of, titles_of
from ...rounds.starting import number_of
from ..forms.scoring import ScoringForm
from ..giving import keep_sheet, takes_scores
from ..progress import own_counts
from ..reading import files_for, others_of, rounds_for, sheets_of

#: As many files on one page as can be compared at a look.
AT_ONCE = 6


@who_may(signed_in)
def list_rounds(request: HttpRequest) -> HttpResponse:
    listed = page_of(request, rounds_for(request.user))
    rounds = list(listed["page"].object_list)
    counts, titles = own_counts(request.user, rounds), titles_of(rounds, reading_language())
    rows = [(round, titles[round.pk], counts[round.pk]) for round in rounds]
    return render(request, "reviews/rounds.html", {"rows": rows, **listed})


@who_may(signed_in)
def round(request: HttpRequest, pk: int) -> HttpResponse:
    """The next files that wait, together, and those that are given. One button keeps everything on the page."""
    judged = get_object_or_404(rounds_for(request.user), pk=pk)
    sheets = list(sheets_of(request.user, judged))
    waiting = [sheet for sheet in sheets if not sheet.is_given][:AT_ONCE]
    takes = takes_scores(judged)
    typed = request.POST if request.method == "POST" else None
    # A file that was given in another tab meanwhile is still on the page that was sent.
    shown = [sheet for sheet in sheets if sheet in waiting or (typed and f"f{sheet.subject.number}-comment" in typed)]
    forms = [ScoringForm(typed, round=judged, sheet=sheet) for sheet in shown] if takes else []
    wrong = [form for form in forms if typed is not None and not form.is_valid()]
    if typed is not None and forms and not wrong:
        if _keep(request, forms):
            return redirect("reviews:round", pk)
    elif typed is not None and not takes:
        messages.error(request, _("Scores can no longer be given or changed here."))
    files = files_for(judged, shown, request.user) if judged.is_open else {}
    rows = [(form, files.get(form.sheet.subject_id)) for form in forms]
    values = {
        "rows": rows,
        "form": forms,
        "given": [sheet for sheet in sheets if sheet.is_given],
        "waits": sum(not sheet.is_given for sheet in sheets),
        "takes": takes,
        **_about(judged),
    }
    return render(request, "reviews/round.html", values)


def _keep(request: HttpRequest, forms: list[ScoringForm]) -> bool:
    """Keep each form into which something was typed; says what became of them. Whether all could be kept."""
    given = begun = 0
    for form in forms:
        if not form.is_touched:
            continue
        try:
            sheet = keep_sheet(sheet=form.sheet, by=request.user, answers=form.answers)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        given, begun = given + sheet.is_given, begun + (not sheet.is_given)
    if given:
        said = ngettext(
            "Your scores for %(number)s file are given.", "Your scores for %(number)s files are given.", given
        )
        messages.success(request, said % {"number": given})
    if begun:
        said = ngettext(
            "%(number)s file is kept and not given yet: a score is missing.",
            "%(number)s files are kept and not given yet: scores are missing.",
            begun,
        )
        messages.info(request, said % {"number": begun})
    return True


@who_may(signed_in)
def sheet(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One file with one’s own scores, and those of others once one’s own are given."""
    judged = get_object_or_404(rounds_for(request.user), pk=pk)
    own = get_object_or_404(sheets_of(request.user, judged), subject__number=number)
    if not judged.is_open:
        raise Http404
    takes = takes_scores(judged)
    form = ScoringForm(request.POST if request.method == "POST" else None, round=judged, sheet=own)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            kept = keep_sheet(sheet=own, by=request.user, answers=form.answers)
            messages.success(request, _said(kept))
            return redirect("reviews:sheet", pk, number)
    file = files_for(judged, [own], request.user).get(own.subject_id)
    values = {"own": own, "form": form, "file": file, "takes": takes, "others": others_of(own), **_about(judged)}
    return render(request, "reviews/sheet.html", {**values, "name": file.title if file else number_of(own.subject)})


def _said(kept: Sheet) -> str:
    return (
        _("Your scores are given.") if kept.is_given else _("Kept. Scores are still missing, so they do not count yet.")
    )


def _about(judged: Round) -> dict:
    return {"round": judged, "phase": judged.phase, "title": title_of(judged, reading_language())}
