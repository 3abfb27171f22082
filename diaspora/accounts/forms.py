"""The forms of allauth in our own words (allauth has no Kiswahili), and what one tells about oneself at sign-up."""

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from casework.typed.versions import Versioned

from ..models import User
from ..models.user import ERASED_DOMAIN
from ..name_fields import NameField
from ..privacy.account_holdings import never_confirmed
from .addresses import give_up, is_taken

EMAIL = _("E-mail address")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
NEW_PASSWORD_AGAIN = _("New password, once more")
CODE = _("Code")
KEY_NAME = _("Name of the key")
GOOD_PASSWORD = _("At least 10 characters. Three or four words that belong to nobody but you are easy to remember.")
NAME_LENGTH = 150


class CodeField(forms.CharField):
    """Apps and mails show a code as “123 456”: copied, it comes with a blank of any kind."""

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
        super().__init__(label=CODE, widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value):
        return "".join(super().to_python(value).split())


def reword(form: forms.Form, labels: dict, hints: dict | None = None) -> None:
    """Give the fields of a form by allauth our labels and hints; a placeholder is no label."""
    for name, label in labels.items():
        if field := form.fields.get(name):
            field.label = label
            field.help_text = (hints or {}).get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {"login": EMAIL, "password": PASSWORD, "remember": _("Keep me signed in")}
        reword(self, labels, {"remember": _("Only on a device that nobody else uses.")})

    def clean_login(self) -> str:
        login = super().clean_login()
        get_adapter().refuse_demonstration(login)
        return login


class NewcomerForm(forms.Form):
    """What every sign-up asks, however one signs in later: before a form of allauth in the line of its parents.

    A known address gets the same answer after the same work as a new one.
    """

    first_name = NameField(
        label=_("Given names"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        help_text=_("As institutions and the programme office should address you."),
    )
    last_name = NameField(
        label=_("Family name"),
        max_length=NAME_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    preferred_language = forms.ChoiceField(
        label=_("Language of our e-mails"), choices=settings.FULL_LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["preferred_language"].initial = reading_language()

    def validate_unique_email(self, value: str) -> str:
        """An address that waits to be confirmed elsewhere is free; an unconfirmed account gives it up below."""
        self.account_already_exists = is_taken(value) or User.objects.filter(email__iexact=value).exists()
        return value

    def try_save(self, request):
        """A second press that comes before the first has ended gets the answer that a known address gets."""
        try:
            with transaction.atomic():
                user = self.save(request)
                if not self.account_already_exists:
                    return user, None
                raise IntegrityError
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)

    def save(self, request):
        """For a known address too, which `try_save` then undoes: or the clock would tell who has an account."""
        if not self.account_already_exists:
            return super().save(request)
        known = self.cleaned_data["email"]
        self.cleaned_data["email"] = f"{get_random_string(20)}@{ERASED_DOMAIN}".lower()
        self.account_already_exists = False
        try:
            return super().save(request)
        finally:
            self.cleaned_data["email"] = known
            self.account_already_exists = True


class SignUpForm(NewcomerForm, account.SignupForm):
    """Name, address, password, language."""

    field_order = ["first_name", "last_name", "email", "password1", "preferred_language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hints = {
            "email": _("You sign in with it, and we send you news of your applications."),
            "password1": GOOD_PASSWORD,
        }
        reword(self, {"email": EMAIL, "password1": PASSWORD}, hints)

    def try_save(self, request):
        """Whoever reads the mail of an address has it.

        An account that nobody ever confirmed gives it up, so that nobody can keep the owner out, or wait behind a
        password of their own for the owner to confirm it. Who signs up twice with the same password is the same
        person: the first link goes on working.
        """
        if self.account_already_exists:
            others = User.objects.select_for_update(of=("self",)).filter(email__iexact=self.cleaned_data["email"])
            other = never_confirmed(others).first()
            if other is not None and not other.check_password(self.cleaned_data["password1"]):
                give_up(other.email)
                self.account_already_exists = False
        return super().try_save(request)


class ResetPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reword(self, {"email": EMAIL})

    def clean_email(self) -> str:
        """The link goes to the address of the account alone: one that waits to be confirmed may be a stranger's."""
        email = super().clean_email()
        self.users = list(User.objects.filter(email__iexact=get_adapter().clean_email(email), is_active=True))
        return email


class NewPasswordForm(account.ResetPasswordKeyForm):
    """The page behind the link of a password reset."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reword(self, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD_AGAIN}, {"password1": GOOD_PASSWORD})


class SetPasswordForm(account.SetPasswordForm):
    """For an account that was made without a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reword(self, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD_AGAIN}, {"password1": GOOD_PASSWORD})


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Current password"),
            "password1": NEW_PASSWORD,
            "password2": NEW_PASSWORD_AGAIN,
        }
        reword(self, labels, {"password1": GOOD_PASSWORD})


class ChangeEmailForm(account.AddEmailForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hint = _("We send a link to this address. The change takes effect when you open it.")
        reword(self, {"email": _("New e-mail address")}, {"email": hint})


class ConfirmPasswordForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reword(self, {"password": PASSWORD})


class CodeForm(second_factor.AuthenticateForm):
    code = CodeField(help_text=_("From your authenticator app, or one of your recovery codes."))


class ConfirmCodeForm(second_factor.ReauthenticateForm):
    code = CodeField(help_text=_("From your authenticator app, or one of your recovery codes."))


class ActivateAppForm(totp.ActivateTOTPForm):
    code = CodeField(help_text=_("The six digits that the app shows now."))


class AddKeyForm(webauthn.AddWebAuthnForm):
    name = NameField(max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {"name": KEY_NAME, "passwordless": _("Sign in with this key alone, without a password")}
        hints = {
            "name": _("So that you recognise it later, for example “my phone”."),
            "passwordless": _("The device then asks for your fingerprint, your face or its PIN."),
        }
        reword(self, labels, hints)


class EditKeyForm(webauthn.EditWebAuthnForm):
    name = NameField(max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reword(self, {"name": KEY_NAME})


class AccountForm(Versioned, forms.ModelForm):
    """Name and language of an account."""

    first_name = NameField(label=_("Given names"), max_length=NAME_LENGTH)
    last_name = NameField(label=_("Family name"), max_length=NAME_LENGTH, required=False)

    class Meta:
        model = User
        fields = ["first_name", "last_name", "preferred_language"]
        widgets = {"preferred_language": forms.RadioSelect}
        labels = {"preferred_language": _("Language of our e-mails")}
