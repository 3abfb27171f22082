"""My privacy: what is held and why, consents, who looked, download, delete."""

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused

from ..enums import ConsentPurpose
from ..who_may import signed_in, who_may
from .consents import ASKED, CONSENT_TEXTS, withdraw_consent
from .erasure import delete_account as erase_account
from .erasure import institutions_left_alone
from .forms import DeleteAccountForm
from .my_data import export_data
from .registry import holdings


@who_may(signed_in)
def overview(request: HttpRequest) -> HttpResponse:
    consents = {consent.purpose: consent for consent in request.user.consents.filter(withdrawn_at=None)}
    context = {
        "consents": [
            {"purpose": purpose, "text": CONSENT_TEXTS[purpose].text, "given": consents.get(purpose.value)}
            for purpose in ConsentPurpose
            if purpose in ASKED or purpose in consents
        ],
        "looks": page_of(request, request.user.file_accesses.all())["page"],
        "holdings": [
            {"holding": holding, "fields": _fields(holding)}
            for holding in holdings()
            if holding.owner and holding.rows_shown_to(request.user).exists()
        ],
    }
    return render(request, "my/privacy.html", context)


def _fields(holding) -> list[dict]:
    """Each reason with the names of its fields, as the person knows them from the forms."""
    model = holding.model
    return [
        {"kept": kept, "names": ", ".join(str(model._meta.get_field(name).verbose_name) for name in kept.fields)}
        for kept in holding.kept
    ]


@who_may(signed_in)
@require_POST
def withdraw(request: HttpRequest, purpose: str) -> HttpResponse:
    if purpose not in ConsentPurpose.values:
        raise Http404
    if withdraw_consent(user=request.user, purpose=ConsentPurpose(purpose)):
        messages.success(request, _("Your consent is withdrawn from this moment on."))
    else:
        messages.info(request, _("This consent was withdrawn already."))
    return redirect("diaspora:privacy")


@who_may(signed_in)
@require_POST
@reauthentication_required
def export(request: HttpRequest) -> HttpResponse:
    response = FileResponse(
        export_data(user=request.user),
        as_attachment=True,
        filename=f"my-data-{timezone.localdate():%Y-%m-%d}.zip",
        content_type="application/zip",
    )
    response["Cache-Control"] = "no-store, private"
    return response


@who_may(signed_in)
@reauthentication_required
def delete_account(request: HttpRequest) -> HttpResponse:
    """Asked again who one is (password, passkey or second factor), then deleted for good."""
    form = DeleteAccountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            erase_account(user=request.user)
            logout(request)
            messages.success(request, _("Your account is deleted. Thank you for your time with us."))
            return redirect(get_adapter(request).get_logout_redirect_url(request))
    context = {"form": form, "alone": institutions_left_alone(request.user)}
    return render(request, "my/delete_account.html", context)
