"""The office takes over lists from before the portal: looks at a file first, then stores what it was shown."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from casework.exported import Table
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.typed.sent import sent_in
from diaspora.files.sheets import NotAsAsked
from diaspora.who_may import office, who_may
from office.spreadsheets import as_workbook

from ...enums import ListKind
from ...models import EarlierAssignment, EarlierExpert, EarlierList
from ..forms.lists import ListFileForm, choices_of, read_list
from ..lines import COLUMNS, ReadList
from ..taking import take_over

_SALT = "placements.earlier.lists"
_DAY = 24 * 60 * 60
_LETTERS_LEFT = Count("experts", filter=Q(experts__asked_at=None))


@who_may(office)
@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    """What was taken over, and the three kinds of lists in their order."""
    unasked = EarlierExpert.objects.filter(asked_at=None)
    taken = EarlierList.objects.select_related("taken_by").annotate(letters_left=_LETTERS_LEFT)
    values = {
        "kinds": ListKind.choices,
        "waiting": EarlierExpert.objects.exclude(asked_at=None).count(),
        "is_at_work": EarlierList.objects.exclude(left=[]).exists() or unasked.exists(),
        "assignments": EarlierAssignment.objects.count(),
        **page_of(request, taken.order_by("-taken_at", "-pk")),
    }
    return render(request, "office/earlier_lists.html", values)


def _kind(name: str) -> ListKind:
    if name not in ListKind.values:
        raise Http404
    return ListKind(name)


@who_may(office)
@require_GET
def empty(request: HttpRequest, kind: str) -> FileResponse:
    """A workbook with the columns, and a second sheet that says what may stand in them."""
    of = _kind(kind)
    words = Table(_("Columns"), [_("Column"), _("What may stand there")], iter([list(pair) for pair in choices_of(of)]))
    return as_workbook([Table(str(of.label), list(COLUMNS[of]), iter([])), words], f"{of}.xlsx")


@who_may(office)
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """What is new in a file, or all that is wrong with it. Nothing is stored."""
    of = _kind(kind)
    form = ListFileForm(*sent_in(request))
    if form.is_valid():
        with may_be_refused(form, only=NotAsAsked, field="file"):
            read = read_list(of, form.cleaned_data["file"].read())
            return render(request, "office/earlier_preview.html", _preview(of, read, form.cleaned_data["source"]))
    values = {"form": form, "kind": of, "columns": COLUMNS[of], "words": list(choices_of(of))}
    return render(request, "office/earlier_upload.html", values)


def _preview(kind: ListKind, read: ReadList, source: str) -> dict[str, Any]:
    values = {"kind": kind, "faults": read.faults, "new": len(read.new), "known": read.known, "source": source}
    values["lines"] = [_told(kind, line) for line in read.new]
    if read.new and not read.faults:
        values["kept"] = signing.dumps([str(kind), source, read.new], salt=_SALT, compress=True)
    return values


def _told(kind: ListKind, line: dict[str, Any]) -> str:
    """A line as one reads it over."""
    told = {
        ListKind.INSTITUTIONS: ("name_en", "name_sw", "official_email"),
        ListKind.EXPERTS: ("first_name", "last_name", "email"),
        ListKind.ASSIGNMENTS: ("title", "began_on", "ended_on", "email"),
    }
    between = " " if kind == ListKind.EXPERTS else " · "
    return between.join(str(line[name]) for name in told[kind] if line[name])


@require_POST
@who_may(office)
def store(request: HttpRequest, kind: str) -> HttpResponse:
    """What the page before showed, and nothing else."""
    of = _kind(kind)
    try:
        shown, source, lines = signing.loads(request.POST.get("kept", ""), salt=_SALT, max_age=_DAY)
    except signing.BadSignature:
        shown, source, lines = "", "", []
    if shown != of:
        messages.error(request, _("This page is too old. Choose the file once more."))
        return redirect("office:upload_list", of)
    with may_be_refused(request):
        taken = take_over(kind=of, lines=lines, source=source, by=request.user)
        said = ngettext("%(number)s line is taken over.", "%(number)s lines are taken over.", taken.number)
        messages.success(request, said % {"number": taken.number})
    return redirect("office:earlier_lists")
