"""Sites and plans of an institution: one page that lists both, and one form for each row."""

from typing import Any

from django.contrib import messages
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused

from ...who_may import member, who_may
from ..forms import PlanForm, SiteForm
from ..plans import remove_institution_row, save_row
from .institution import manager_of

_FORMS: dict[str, type[ModelForm]] = {"sites": SiteForm, "plans": PlanForm}


@who_may(member)
def sites_and_plans(request: HttpRequest) -> HttpResponse:
    institution = manager_of(request)
    values = {
        "institution": institution,
        "sites": [_item("sites", site, site.where) for site in institution.sites.select_related("region")],
        "plans": [_item("plans", plan, plan.indicator) for plan in institution.plans.all()],
    }
    return render(request, "institution/sites_and_plans.html", values)


def _item(kind: str, row: Any, hint: str) -> dict[str, str]:
    return {
        "text": str(row),
        "hint": hint,
        "change_url": reverse("institution:change_row", args=[kind, row.pk]),
        "remove_url": reverse("institution:remove_row", args=[kind, row.pk]),
    }


@who_may(member)
def row(request: HttpRequest, kind: str, pk: int | None = None) -> HttpResponse:
    """Add a site or a plan, or change one."""
    institution, form_class = manager_of(request), _form_of(kind)
    rows = getattr(institution, kind)
    instance = get_object_or_404(rows, pk=pk) if pk is not None else rows.model(institution=institution)
    form = form_class(request.POST if request.method == "POST" else None, instance=instance)
    if request.method == "POST" and form.is_valid():
        save_row(row=form.instance, institution=institution, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("institution:sites_and_plans")
    return render(request, "institution/row.html", {"form": form, "kind": kind, "is_new": pk is None})


@who_may(member)
@require_POST
def remove_row(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    institution = manager_of(request)
    _form_of(kind)
    found = get_object_or_404(getattr(institution, kind), pk=pk)
    with may_be_refused(request):
        remove_institution_row(row=found, institution=institution, by=request.user)
        messages.success(request, _("Removed."))
    return redirect("institution:sites_and_plans")


def _form_of(kind: str) -> type[ModelForm]:
    if kind not in _FORMS:
        raise Http404
    return _FORMS[kind]
