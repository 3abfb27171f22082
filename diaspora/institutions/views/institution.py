"""An institution at home: registration, where it stands, details and names."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.waiting import Recipient, lines_for

from ... import rules
from ...enums import MemberRole
from ...models import Institution
from ...who_may import member, signed_in, who_may
from .. import registration as domain
from ..forms import DetailsForm, RegistrationForm, RenameForm
from ..members import choose_institution


def manager_of(request: HttpRequest) -> Institution:
    """The institution that the person manages. Raises PermissionDenied for other members."""
    institution = rules.membership_of(request.user).institution
    if not rules.is_member(request.user, institution, MemberRole.MANAGER):
        raise PermissionDenied
    return institution


@who_may(signed_in)
def register(request: HttpRequest) -> HttpResponse:
    form = RegistrationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            domain.register_institution(by=request.user, details=form.details, names=form.names)
            messages.success(request, _("Your request is with the programme office. You hear from us by e-mail."))
            return redirect("institution:home")
    return render(request, "institution/register.html", {"form": form})


@who_may(member)
def home(request: HttpRequest) -> HttpResponse:
    membership = rules.membership_of(request.user)
    institution = membership.institution
    context = {
        "membership": membership,
        "institution": institution,
        "is_working": rules.is_working(institution),
        "waiting": lines_for(Recipient.INSTITUTION, user=request.user),
        "is_manager": rules.is_member(request.user, institution, MemberRole.MANAGER),
        "member_count": institution.memberships.count(),
        "others": [m for m in rules.memberships_of(request.user) if m.pk != membership.pk],
    }
    return render(request, "institution/home.html", context)


@who_may(member)
def details(request: HttpRequest) -> HttpResponse:
    institution = manager_of(request)
    form = DetailsForm(request.POST if request.method == "POST" else None, instance=institution)
    if request.method == "POST" and form.is_valid():
        domain.change_details(institution=institution, by=request.user, details=form.details)
        messages.success(request, _("The details are saved."))
        return redirect("institution:details")
    context = {"form": form, "institution": institution, "names": institution.names.all()}
    return render(request, "institution/details.html", context)


@who_may(member)
def rename(request: HttpRequest) -> HttpResponse:
    institution = manager_of(request)
    form = RenameForm(request.POST if request.method == "POST" else None, name=institution.names.first())
    if request.method == "POST" and form.is_valid():
        domain.rename_institution(
            institution=institution,
            by=request.user,
            names=form.names,
            valid_from=form.cleaned_data["valid_from"],
        )
        messages.success(request, _("The name is saved."))
        return redirect("institution:details")
    return render(request, "institution/rename.html", {"form": form, "institution": institution})


@require_POST
@who_may(member)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Work for another of one's institutions."""
    choose_institution(membership=get_object_or_404(request.user.memberships, pk=pk))
    return redirect("institution:home")
