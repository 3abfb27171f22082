"""Education, licences, memberships, links and referees: two pages that list them, and one form for each row."""

from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...models import Education, ProfessionalLicence, ProfessionalMembership, Profile, Referee, WorkLink
from ...who_may import signed_in, who_may
from .. import publishing
from ..forms.parts import SupportForm
from ..forms.records import EducationForm, LicenceForm, LinkForm, MembershipForm, RefereeForm
from ..records import KINDS, MORE, QUALIFICATIONS, RecordKind, kinds_on
from ..way_on import onwards, same_page
from ..ways_back import came_from

FORMS: dict[type[Model], type[ModelForm]] = {
    Education: EducationForm,
    ProfessionalLicence: LicenceForm,
    ProfessionalMembership: MembershipForm,
    WorkLink: LinkForm,
    Referee: RefereeForm,
}


@who_may(signed_in)
def qualifications(request: HttpRequest) -> HttpResponse:
    profile = publishing.profile_of(user=request.user)
    if request.method == "POST":
        return onwards(request, "qualifications")
    return render(request, "my/qualifications.html", {"lists": _lists(request, profile, QUALIFICATIONS)})


@who_may(signed_in)
def more(request: HttpRequest) -> HttpResponse:
    """Links and referees, and in one text what somebody needs to do well."""
    profile = publishing.profile_of(user=request.user)
    form = SupportForm(request.POST if request.method == "POST" else None, instance=profile)
    if request.method == "POST" and form.is_valid():
        publishing.save_profile(profile=profile, **form.cleaned_data)
        return onwards(request, "more")
    return render(request, "my/more.html", {"form": form, "lists": _lists(request, profile, MORE)})


@who_may(signed_in)
def record(request: HttpRequest, kind: str, pk: int | None = None) -> HttpResponse:
    """Add a row of a list, or change one."""
    profile, of_kind = publishing.profile_of(user=request.user), _kind(kind)
    row = get_object_or_404(of_kind.of(profile), pk=pk) if pk is not None else of_kind.model(profile=profile)
    form = FORMS[of_kind.model](request.POST if request.method == "POST" else None, instance=row)
    if request.method == "POST" and form.is_valid():
        publishing.save_record(row=form.instance, profile=profile)
        messages.success(request, _("Saved."))
        return same_page(request, of_kind.page)
    back = reverse(of_kind.page) + came_from(request)
    title = of_kind.add if pk is None else of_kind.change
    return render(request, "my/record.html", {"form": form, "kind": of_kind, "title": title, "back": back})


@who_may(signed_in)
@require_POST
def remove_record(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    of_kind = _kind(kind)
    row = get_object_or_404(of_kind.model, pk=pk, profile__user=request.user)
    publishing.remove_row(profile=row.profile, row=row)
    messages.success(request, _("Removed."))
    return same_page(request, of_kind.page)


def _kind(name: str) -> RecordKind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _lists(request: HttpRequest, profile: Profile, page: str) -> list[dict[str, Any]]:
    query = came_from(request)
    return [
        {
            "kind": kind,
            "add_url": reverse("diaspora:add_record", args=[kind.name]) + query,
            "items": [
                {
                    "text": kind.line(row),
                    "change_url": reverse("diaspora:record", args=[kind.name, row.pk]) + query,
                    "remove_url": reverse("diaspora:remove_record", args=[kind.name, row.pk]) + query,
                }
                for row in kind.of(profile)
            ],
        }
        for kind in kinds_on(page)
    ]
