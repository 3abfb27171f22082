"""The programme office keeps programmes: the list, one programme, the rows that it is made of."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from office.history import history_of
from office.navigation import add_tab

from ...models import Programme
from ..changing import begin_programme, change_programme
from ..finding import programme_called
from ..forms.programme import NewProgrammeForm, ProgrammeForm
from ..parts import PARTS, ProgrammePart, form_of, keep_row, lines_of, remove_row

_PAGES = ("programme", "new_programme", "edit_programme", "programme_part", "add_to_programme", "change_in_programme")
_PAGES += ("programme_rights", "propose_right", "end_right")
add_tab(gettext_lazy("Programmes"), "office:programmes", pages={f"office:{name}" for name in _PAGES}, order=25)


@who_may(office)
def programmes(request: HttpRequest) -> HttpResponse:
    found = Programme.objects.annotate(number=Count("assignments"))
    return render(request, "office/programmes/list.html", page_of(request, found))


@who_may(office)
def new_programme(request: HttpRequest) -> HttpResponse:
    form = NewProgrammeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        begun = begin_programme(programme=form.save(commit=False), by=request.user)
        messages.success(request, _("The programme is begun. Only the office sees it until you show it to everybody."))
        return redirect("office:programme", begun.code)
    return render(request, "office/programmes/new.html", {"form": form})


@who_may(office)
def programme(request: HttpRequest, code: str) -> HttpResponse:
    found = programme_called(code)
    lists = [{"part": part, "rows": lines_of(part, found, part.rows(found))} for part in PARTS.values()]
    values = {"programme": found, "lists": lists, "events": history_of(found), "number": found.assignments.count()}
    return render(request, "office/programmes/programme.html", values)


@who_may(office)
def edit_programme(request: HttpRequest, code: str) -> HttpResponse:
    found = programme_called(code)
    form = ProgrammeForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        change_programme(programme=form.save(commit=False), fields=list(form._meta.fields), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("office:programme", code)
    return render(request, "office/programmes/edit.html", {"form": form, "programme": programme_called(code)})


def _part_of(code: str, name: str) -> tuple[Programme, ProgrammePart]:
    if name not in PARTS:
        raise Http404
    return programme_called(code), PARTS[name]


@who_may(office)
def programme_part(request: HttpRequest, code: str, name: str) -> HttpResponse:
    found, part = _part_of(code, name)
    listed = page_of(request, part.rows(found))
    values = {"programme": found, "part": part, "lines": lines_of(part, found, listed["page"]), **listed}
    return render(request, "office/programmes/part.html", values)


@who_may(office)
def add_to_programme(request: HttpRequest, code: str, name: str) -> HttpResponse:
    return _row(request, code, name)


@who_may(office)
def change_in_programme(request: HttpRequest, code: str, name: str, pk: int) -> HttpResponse:
    return _row(request, code, name, pk)


def _row(request: HttpRequest, code: str, name: str, pk: int | None = None) -> HttpResponse:
    found, part = _part_of(code, name)
    row = get_object_or_404(part.rows(found), pk=pk) if pk is not None else None
    title = part.title(row) if row else ""
    form = form_of(part)(request.POST if request.method == "POST" else None, instance=row, programme=found)
    if form.is_valid():
        with may_be_refused(form):
            keep_row(form=form, by=request.user)
            messages.success(request, _("Saved."))
            return redirect("office:programme_part", code, name)
    values = {"programme": found, "part": part, "form": form, "pk": pk, "title": title}
    return render(request, "office/programmes/row.html", values)


@require_POST
@who_may(office)
def remove_from_programme(request: HttpRequest, code: str, name: str, pk: int) -> HttpResponse:
    found, part = _part_of(code, name)
    row = get_object_or_404(part.rows(found), pk=pk)
    with may_be_refused(request):
        remove_row(row=row, by=request.user)
        messages.success(request, _("Removed."))
    return redirect("office:programme_part", code, name)
