"""What administrators do with accounts: open one, give roles, propose an address, delete on request."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora import rules
from diaspora.accounts import staff
from diaspora.models import User
from diaspora.privacy import erasure
from diaspora.privacy.forms import DeleteAccountForm
from diaspora.who_may import administrator, who_may

from ..forms.accounts import AddressForm, NewAccountForm, RolesForm


@who_may(administrator)
def add(request: HttpRequest) -> HttpResponse:
    form = NewAccountForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form, field="email"):
            account = staff.open_account(by=request.user, **form.cleaned_data)
            messages.success(
                request, _("The account of %(person)s is open; a link is on its way.") % {"person": account}
            )
            return redirect("office_people:account", pk=account.pk)
    return render(request, "office/account_add.html", {"form": form})


@who_may(administrator)
def roles(request: HttpRequest, pk: int) -> HttpResponse:
    account = _account(request, pk)
    initial = {"groups": [group.pk for group in account.groups.all()]}
    form = RolesForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with may_be_refused(form):
            staff.change_groups(account=account, groups=form.cleaned_data["groups"], by=request.user)
            messages.success(request, _("The roles of %(person)s are saved.") % {"person": account})
            return redirect("office_people:account", pk=pk)
    return render(request, "office/account_roles.html", {"account": account, "form": form})


@who_may(administrator)
def address(request: HttpRequest, pk: int) -> HttpResponse:
    account = _account(request, pk)
    form = AddressForm(
        request.POST if request.method == "POST" else None, reader=_("The person reads it at the old address.")
    )
    if form.is_valid():
        with may_be_refused(form, field="email"):
            staff.propose_address(account=account, by=request.user, **form.cleaned_data)
            text = _("We send a link to %(email)s. The change takes effect when it is opened.")
            messages.success(request, text % {"email": form.cleaned_data["email"]})
            return redirect("office_people:account", pk=pk)
    return render(request, "office/account_address.html", {"account": account, "form": form})


@who_may(administrator)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    account = _account(request, pk)
    alone = erasure.institutions_left_alone(account)
    form = DeleteAccountForm(request.POST if request.method == "POST" else None)
    form.fields["understood"].label = _("The person asked for it, and I understand that nobody can undo it")
    if form.is_valid() and not alone:
        with may_be_refused(form):
            erasure.delete_account(user=account, by=request.user)
            messages.success(request, _("The account is deleted."))
            return redirect("office_people:accounts")
    return render(request, "office/account_delete.html", {"account": account, "form": form, "alone": alone})


def _account(request: HttpRequest, pk: int) -> User:
    account = get_object_or_404(User, pk=pk)
    if not rules.may_manage_account(request.user, account):
        raise PermissionDenied
    return account
