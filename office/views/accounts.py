"""The programme office finds, suspends and reinstates accounts, and resets a lost second factor."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from casework.confirming.once_more import ask_once_more, decided
from casework.letters.stops import bounce_of
from casework.noted import carries_notes
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.accounts.closing import check_suspension, reinstate_account, state_of, suspend_account
from diaspora.accounts.look_alikes import look_alikes
from diaspora.accounts.second_factor import check_reset, reset_second_factor
from diaspora.accounts.staff import role_name
from diaspora.models import User
from diaspora.notices.coming_back import write_again
from diaspora.notices.letters import letters
from diaspora.rules import may_manage_account, may_manage_accounts, may_reset_second_factor, may_suspend
from diaspora.who_may import office, who_may

from ..forms.filters import AccountFilter
from ..forms.reasons import ReasonForm
from ..navigation import add_tab
from ..record_panel import record_panel

add_tab(gettext_lazy("Accounts"), "office_people:accounts", pages={"office_people:account"}, order=90)


@who_may(office)
def accounts(request: HttpRequest) -> HttpResponse:
    form = AccountFilter(request.GET)
    found = form.narrow(User.objects.all()).for_lists()
    context = {
        "form": form,
        "may_manage": may_manage_accounts(request.user),
        **page_of(request, found),
    }
    return render(request, "office/accounts.html", context)


@who_may(office)
def account(request: HttpRequest, pk: int) -> HttpResponse:
    return show_account(request, pk)


@who_may(office)
def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    found = _account(pk)
    if request.method != "POST":
        return redirect("office_people:account", pk=pk)
    form = ReasonForm(request.POST)
    answer = decided(
        request,
        form,
        first=lambda: _ask_once_more(request, found, **form.cleaned_data),
        decide=lambda: suspend_account(account=found, by=request.user, seen=seen_in(request), **form.cleaned_data),
        done=_("The account of %(person)s is suspended.") % {"person": found},
        way_on=reverse("office_people:account", args=[pk]),
    )
    return answer or show_account(request, pk, form=form)


def _ask_once_more(request: HttpRequest, found: User, reason: str) -> HttpResponse:
    check_suspension(account=found, by=request.user, seen=seen_in(request))
    return ask_once_more(
        request,
        "office/confirm.html",
        letters=letters(kind="account_suspended", values={"reason": reason}, readers=[found], to=found),
        about=found,
        title=_("Suspend the account"),
        button=_("Send this and suspend the account"),
    )


@who_may(office)
@require_POST
def reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    found = _account(pk)
    with may_be_refused(request):
        reinstate_account(account=found, by=request.user, seen=seen_in(request))
        messages.success(request, _("The account of %(person)s is open again.") % {"person": found})
    return redirect("office_people:account", pk=pk)


@who_may(office)
@require_POST
def works_again(request: HttpRequest, pk: int) -> HttpResponse:
    """The person said by telephone that the mailbox works."""
    write_again(person=_account(pk), by=request.user)
    messages.success(request, _("We write to this address again."))
    return redirect("office_people:account", pk=pk)


@who_may(office)
def second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of its own that says what happens, and asks why."""
    found = _account(pk)
    form = ReasonForm(request.POST if request.method == "POST" else None, reader=_("The person reads it."))
    typed = request.method == "POST"
    with may_be_refused(form if typed else request):
        check_reset(account=found, by=request.user)
        if not form.is_valid():
            return render(request, "office/second_factor.html", {"account": found, "form": form})
        reset_second_factor(account=found, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("The second factor of %(person)s is removed.") % {"person": found})
        return redirect("office_people:account", pk=pk)
    if typed:
        return render(request, "office/second_factor.html", {"account": found, "form": form})
    return redirect("office_people:account", pk=pk)


def _account(pk: int) -> User:
    return get_object_or_404(User.objects.for_lists(), pk=pk)


@carries_notes(User, seen_by=lambda _officer: User.objects.all(), address="office_people:account")
def show_account(request: HttpRequest, pk: int, *, form: ReasonForm | None = None, **typed) -> HttpResponse:
    """The page of one account. `form` and `typed` are forms that were filled in wrongly."""
    found = _account(pk)
    form = form or ReasonForm()
    factors = list(Authenticator.objects.filter(user=found).exclude(type=Authenticator.Type.RECOVERY_CODES))
    context = {
        "account": found,
        "state": state_of(found),
        "details": _details(found, factors),
        "look_alikes": look_alikes(found),
        "comes_back": bounce_of(found.email) is not None,
        "may_reset_second_factor": bool(factors) and may_reset_second_factor(request.user, found),
        "form": form,
        "may_suspend": may_suspend(request.user, found),
        "may_manage": may_manage_account(request.user, found),
        **record_panel(found, forms=[form], **typed),
    }
    return render(request, "office/account.html", context)


def _details(found: User, factors: list[Authenticator]) -> list[dict]:
    confirmed = any(address.verified and address.email == found.email for address in found.emailaddress_set.all())
    return [
        {"key": _("E-mail address"), "value": found.email},
        {"key": _("E-mail address confirmed"), "value": _("Yes") if confirmed else _("No")},
        {"key": _("E-mails"), "value": _how_emails_go(found)},
        {"key": _("Second factor"), "value": _("Set up") if factors else _("None")},
        {"key": _("Roles"), "value": _roles_of(found) or _("None")},
        {"key": _("Language"), "value": _(found.get_preferred_language_display())},
        {"key": _("Joined"), "value": date_format(timezone.localtime(found.date_joined))},
        {
            "key": _("Last sign-in"),
            "value": date_format(timezone.localtime(found.last_login)) if found.last_login else _("Not yet"),
        },
    ]


def _how_emails_go(found: User) -> str:
    if not (bounce := bounce_of(found.email)):
        return _("None came back")
    return _("Came back, stopped since %(day)s") % {"day": date_format(timezone.localtime(bounce.since))}


def _roles_of(found: User) -> str:
    names = sorted(role_name(group) for group in found.groups.all())
    return ", ".join([_("Superuser"), *names] if found.is_superuser else names)
