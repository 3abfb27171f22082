"""The list of translations: what was asked for, and what lacks a language."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from casework.filters import one_of
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from casework.translated.registry import kinds
from diaspora.who_may import who_may

from ...enums import JobState
from ...models.translation.jobs import TranslationJob
from ...page_translation.rules import translator
from ..forms.ask import JobForm
from ..jobs import ask_for_translation, finish, give_back, no_longer_needed, take
from ..kinds import begun_pages, name_of, original_language_or_404, place_of, record_or_404, title_of
from ..moves import moves_of

#: How many records of a kind that lack a language are looked at.
NAMED = 25
_VERBS = {
    JobState.IN_WORK: take,
    JobState.WAITING: give_back,
    JobState.DONE: finish,
    JobState.WITHDRAWN: no_longer_needed,
}


@who_may(translator)
def translations(request: HttpRequest) -> HttpResponse:
    jobs = TranslationJob.objects.select_related("asked_by", "translator").prefetch_related("record")
    lists = {
        "mine": jobs.open().filter(translator=request.user),
        "anybody": jobs.open().filter(translator=None),
        "overdue": jobs.overdue(),
        "done": jobs.exclude(pk__in=jobs.open()).order_by("-pk"),
    }
    show = one_of(request.GET, "show", lists)
    listed = page_of(request, lists[show] if show else jobs.open())
    begun = begun_pages(listed["page"])
    rows = [_row(request, job, begun) for job in listed["page"]]
    lacking = [] if show else list(_lacking())
    return render(request, "home/translations/list.html", {"rows": rows, "lacking": lacking, "show": show, **listed})


def _row(request: HttpRequest, job: TranslationJob, begun: dict) -> dict:
    moves = moves_of(request.user, job)
    place = place_of(job, begun)
    original = job.record if not place and isinstance(job.record, Page) else None
    return {"job": job, "title": title_of(job), "place": place, "original": original, "moves": moves}


def _lacking():
    """What anybody may read and lacks a language, by kind and language. One query for each kind."""
    for kind in kinds():
        found = list(kind.lacking().order_by("pk")[: NAMED + 1])
        for language, _name in settings.FULL_LANGUAGES:
            records = [record for record in found[:NAMED] if kind.lacks(record, language)]
            if records:
                yield {
                    "kind": kind,
                    "language": language,
                    "records": [{"pk": record.pk, "title": kind.title(record)} for record in records],
                    "are_more": len(found) > NAMED,
                }


@require_POST
@who_may(translator)
def move(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Take it, give it back, be done with it, or say that it is not needed."""
    job = get_object_or_404(TranslationJob, pk=pk)
    verb = _VERBS.get(to)  # type: ignore[call-overload]
    with may_be_refused(request):
        if verb:
            verb(job=job, by=request.user, seen=seen_in(request))
            messages.success(request, _("Saved."))
    return redirect(get_valid_next_url_from_request(request) or "home:translations")


@require_http_methods(["GET", "HEAD", "POST"])
@who_may(translator)
def ask(request: HttpRequest, kind: str, pk: int, language: str) -> HttpResponse:
    """Ask the translators for a text in `language`."""
    record = record_or_404(kind, pk)
    source = original_language_or_404(record, language)
    form = JobForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            ask_for_translation(
                record=record.specific if isinstance(record, Page) else record,
                from_language=source,
                to_language=language,
                by=request.user,
                **form.cleaned_data,
            )
            messages.success(request, _("It is on the list. The translators are told."))
            return redirect("home:translations")
    return render(request, "home/translations/ask.html", {"form": form, "title": name_of(record), "language": language})
