"""Where allauth asks the portal: texts, languages, links, and where to go."""

import time
from urllib.parse import urlencode, urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.utils import get_request_param
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from casework.typed.addresses import is_own_page

from .. import rules
from ..address_fields import clean_address
from ..models import User
from ..notices.notify import path_in_language
from ..notices.written_emails import write_email
from .second_factor import owns_factor
from .workplaces import workplaces_of


class AccountAdapter(DefaultAccountAdapter):
    """Accounts in the words of the portal; e-mails in the language of the reader."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "demonstration_only": _(
            "This address belongs to the demonstration, and this is no demonstration: use an address of your own."
        ),
        "account_inactive": _("This account is closed. Please ask the programme office."),
        "duplicate_email": _("This is already the e-mail address of your account."),
        "email_password_mismatch": _("The e-mail address and the password do not belong together. Try again."),
        "email_taken": _("Another account uses this e-mail address."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is not right. Wait for the next one and try again."),
        "incorrect_password": _("This is not your password. Try again."),
        "invalid_login": _("The e-mail address and the password do not belong together. Try again."),
        "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then try again."),
        "unverified_primary_email": _("First confirm your e-mail address: open the link that we sent you."),
        "same_as_current": _("This is already the e-mail address of your account."),
        "rate_limited": _("Too many attempts. Wait five minutes, then try again."),
    }

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The first page in the language that was read: alone, the address of the portal goes by the browser."""
        return f"{resolve_url(settings.ACCOUNT_LOGOUT_REDIRECT_URL)}{reading_language()}/"

    def clean_email(self, email: str) -> str:
        """One spelling; what the column cannot hold is refused: allauth would cut it and write to somebody else."""
        email = clean_address(email)
        self.refuse_demonstration(email)
        User._meta.get_field("email").run_validators(email)
        return email

    def refuse_demonstration(self, email: str) -> None:
        """Say it in words, whether such an account exists or not. Raises ValidationError."""
        if rules.is_demonstration_only(email):
            raise self.validation_error("demonstration_only")

    def save_user(self, request, user, form, commit=True):
        user.preferred_language = form.cleaned_data["preferred_language"]
        return super().save_user(request, user, form, commit=commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Each to their workplace: the office, the institution, the editor, or their own page."""
        return reverse(next((each.address for each in workplaces_of(request.user)), "my:home"))

    def respond_user_inactive(self, request: HttpRequest, user) -> HttpResponse:
        """Say why. Only somebody who gave the right password comes here."""
        return render(request, "account/account_inactive.html", {"suspended": user}, status=403)

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """A sign-in of the last minutes counts as one: nobody types the password twice in a row.

        Whoever owns a second factor shows it: the password is what a thief has.
        """
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(self.request, self.request.user)
        if owns_factor(self.request.user):
            records = [record for record in records if record["method"] == "mfa"]
            # allauth itself would take a password that was typed again.
            self.request.session[AUTHENTICATION_METHODS_SESSION_KEY] = records
        return not any(time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records)

    def get_reauthentication_methods(self, user) -> list[dict]:
        """The second factor where there is one, else the password."""
        names = {
            "reauthenticate": _("Use your password"),
            "mfa_reauthenticate": _("Use a code of your authenticator app"),
            "mfa_reauthenticate:webauthn": _("Use a passkey or security key"),
        }
        methods = super().get_reauthentication_methods(user)
        if user.is_authenticated and owns_factor(user):
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        return [{**method, "description": names[method["id"]]} for method in methods]

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation) -> str:
        """With the page to go on with: whoever reads the mail on another device gets there too."""
        address = super().get_email_confirmation_url(request, emailconfirmation)
        after = get_request_param(request, REDIRECT_FIELD_NAME) or ""
        return f"{address}?{urlencode({REDIRECT_FIELD_NAME: after})}" if is_own_page(after) else address

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Write it as a row; the worker sends it. No page fails or waits when the mail server does.

        In the language of the account; links lead to the public address of the portal, whatever host was asked.
        """
        user = User.objects.filter(email__iexact=email).first()
        language = user.preferred_language if user else translation.get_language()
        links = {key: _in_public(value, language) for key, value in context.items() if key.endswith("_url") and value}
        with translation.override(language):
            portal = {"site_name": settings.SITE_NAME, "portal_url": f"{settings.PORTAL_URL}/{language}/"}
            message = self.render_mail(template_prefix, email, {"email": email, **context, **links, **portal})
        write_email(to=email, subject=str(message.subject), body=str(message.body))


def _in_public(address: str, language: str) -> str:
    """An address of the portal as it stands in an e-mail: the host that was asked may be anybody's."""
    parts = urlsplit(address)
    return f"{settings.PORTAL_URL}{path_in_language(parts.path, language)}{'?' if parts.query else ''}{parts.query}"


class MFAAdapter(DefaultMFAAdapter):
    """The second factor in the words of the portal."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a passkey first."),
        "incorrect_code": _("This code is not right. Wait for the next one and try again."),
        "unverified_email": _("First confirm your e-mail address: open the link that we sent you."),
    }

    def generate_authenticator_name(self, user, type) -> str:
        number = user.authenticator_set.filter(type=type).count() + 1
        return translation.gettext("My key %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": str(settings.SITE_NAME)}
