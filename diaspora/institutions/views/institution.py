"""An institution at home: registration, its state, details and names."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from casework.waiting import Recipient, lines_for

from ... import rules
from ...enums import MemberRole
from ...hourly_limits import HourIsFull
from ...models import Institution
from ...open_pages import institution_page
from ...who_may import anyone, member, signed_in, who_may
from .. import registration as domain
from ..asking_back import answer_office
from ..forms import DetailsForm, OfficeAnswerForm, RegistrationForm, RenameForm
from ..members import choose_institution
from ..official_address import confirm_address as confirm
from ..official_address import open_address_link, send_again
from ..renaming import NameTooEarly, rename_institution


def manager_of(request: HttpRequest) -> Institution:
    """The institution that the person manages. Raises PermissionDenied for other members."""
    institution = rules.membership_of(request.user).institution
    if not rules.is_member(request.user, institution, MemberRole.MANAGER):
        raise PermissionDenied
    return institution


@who_may(signed_in, way_in="account_signup")
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
    return _show_home(request)


def _show_home(request: HttpRequest, *, form: OfficeAnswerForm | None = None) -> HttpResponse:
    """The start page; with the answer to the office that was filled in wrongly."""
    membership = rules.membership_of(request.user)
    institution = membership.institution
    context = {
        "membership": membership,
        "institution": institution,
        "is_working": rules.is_working(institution),
        "waiting": lines_for(Recipient.INSTITUTION, user=request.user),
        "sections": institution_page.sections(request.user) if rules.is_working(institution) else [],
        "is_manager": rules.is_member(request.user, institution, MemberRole.MANAGER),
        "member_count": institution.memberships.count(),
        "form": form or OfficeAnswerForm(),
        "others": [m for m in rules.memberships_of(request.user) if m.pk != membership.pk],
    }
    return render(request, "institution/home.html", context)


@who_may(member)
def details(request: HttpRequest) -> HttpResponse:
    institution = manager_of(request)
    form = DetailsForm(request.POST if request.method == "POST" else None, instance=institution)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form, HourIsFull, field="official_email"):
            changed = domain.change_details(institution=institution, by=request.user, details=form.details)
            messages.success(request, _("The details are saved."))
            if "official_email" in form.changed_data:
                messages.info(request, _link_is_sent(changed))
            return redirect("institution:details")
    if form.errors:
        institution.refresh_from_db()  # The form has written what was typed into it.
    context = {"form": form, "institution": institution, "names": institution.names.all()}
    return render(request, "institution/details.html", context)


@who_may(member)
def rename(request: HttpRequest) -> HttpResponse:
    institution = manager_of(request)
    form = RenameForm(request.POST if request.method == "POST" else None, name=institution.names.first())
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["valid_from"]
        with may_be_refused(form), may_be_refused(form, NameTooEarly, field="valid_from"):
            name = rename_institution(institution=institution, by=request.user, names=form.names, valid_from=day)
            if name.confirmed_at:
                messages.success(request, _("The name is saved."))
            else:
                messages.success(request, _("The name waits for the programme office. Until then the old one stays."))
            return redirect("institution:details")
    return render(request, "institution/rename.html", {"form": form, "institution": institution})


@require_POST
@who_may(member)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Work for another of one's institutions."""
    choose_institution(membership=get_object_or_404(request.user.memberships, pk=pk))
    return redirect("institution:home")


@who_may(member)
def answer(request: HttpRequest) -> HttpResponse:
    """Answer what the programme office asked; an answer that cannot be sent stays on the page."""
    institution = manager_of(request)
    if request.method != "POST":
        return redirect("institution:home")
    form = OfficeAnswerForm(request.POST)
    if form.is_valid():
        with may_be_refused(form):
            answer_office(institution=institution, by=request.user, text=form.cleaned_data["text"])
            messages.success(request, _("Your answer is with the programme office."))
            return redirect("institution:home")
    return _show_home(request, form=form)


@require_POST
@who_may(member)
def send_address_link(request: HttpRequest) -> HttpResponse:
    with may_be_refused(request):
        institution = send_again(institution=manager_of(request), by=request.user)
        messages.success(request, _link_is_sent(institution))
    return redirect("institution:details")


@opened_by_link()
@who_may(anyone)
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link to the official address: whoever reads that mail says that the institution asks."""
    if request.method == "POST":
        return render(request, "institution/address_confirmed.html", {"institution": confirm(token=token)})
    institution = open_address_link(token=token)
    template = "institution/address_confirmed.html" if institution.is_address_confirmed else "institution/address.html"
    return render(request, template, {"institution": institution})


def _link_is_sent(institution: Institution) -> str:
    text = _("We sent a link to %(email)s. Somebody who reads this mail opens it to confirm the address.")
    return text % {"email": institution.official_email}
