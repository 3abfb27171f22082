"""The plan as a workbook: taken, changed elsewhere, looked at, taken over."""

from django.contrib import messages
from django.core import signing
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.typed.sent import sent_in
from diaspora.files.sheets import NotAsAsked
from diaspora.who_may import who_may
from office.spreadsheets import as_workbook

from ...enums import TeamRole
from ...events.team import event_of
from ...models import Event
from ...rules import event_team
from ..forms.sheets import PlanFileForm, read_plan
from ..sheets import COLUMNS, ReadPlan, as_table, print_of, stored, take_over

_SALT = "conferences.plan"


@who_may(event_team)
def workbook(request: HttpRequest, slug: str) -> FileResponse:
    event = event_of(request, slug, TeamRole.PROGRAMME)
    return as_workbook([as_table(event)], f"{slug}-plan.xlsx")


@who_may(event_team)
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """What a file would change, or all that is wrong with it. Nothing is stored."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    form = PlanFileForm(*sent_in(request))
    if form.is_valid():
        with may_be_refused(form, only=NotAsAsked, field="file"):
            read = read_plan(event, form.cleaned_data["file"].read())
            return render(request, "event_desk/plan_preview.html", {"event": event, **_preview(event, read)})
    return render(request, "event_desk/plan_upload.html", {"event": event, "form": form, "columns": COLUMNS})


def _preview(event: Event, read: ReadPlan) -> dict:
    known = stored(event)
    new = [row for row in read.rows if row["key"] not in known]
    changed = [row for row in read.rows if row["key"] in known and known[row["key"]] != row]
    values = {"faults": read.faults, "new": new, "changed": changed, "same": len(read.rows) - len(new) - len(changed)}
    if not read.faults:
        values["kept"] = signing.dumps([event.pk, print_of(event), [*new, *changed]], salt=_SALT, compress=True)
    return values


@require_POST
@who_may(event_team)
def store(request: HttpRequest, slug: str) -> HttpResponse:
    """What the page before showed, and nothing else."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    try:
        pk, seen, rows = signing.loads(request.POST.get("kept", ""), salt=_SALT, max_age=24 * 60 * 60)
    except signing.BadSignature:
        pk, seen, rows = None, "", []
    if pk != event.pk:
        messages.error(request, _("This page is too old. Choose the file once more."))
        return redirect("event_desk:upload_plan", slug)
    with may_be_refused(request):
        number = take_over(event=event, rows=rows, seen=seen)
        said = ngettext("%(number)s session is stored.", "%(number)s sessions are stored.", number)
        messages.success(request, said % {"number": number} + " " + _("Nothing is public before you release it."))
        return redirect("event_desk:plan", slug)
    return redirect("event_desk:upload_plan", slug)
