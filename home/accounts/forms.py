"""Accounts of staff in Wagtail's settings: by e-mail address, without a password that somebody else knows."""

from django.contrib.auth import get_user_model
from wagtail.users.forms import UserCreationForm, UserEditForm

_FIELDS = ["email", "first_name", "last_name", "preferred_language", "is_superuser", "groups"]


class _OneAccountPerAddress:
    """Addresses that differ in case only are one address; nobody becomes a superuser through a form."""

    password_enabled = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "is_superuser" in self.fields:
            self.fields["is_superuser"].disabled = True

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        others = get_user_model().objects.exclude(pk=self.instance.pk)
        if others.filter(email__iexact=email).exclude(email=email).exists():
            self.add_error("email", self.error_messages["duplicate_username"])
        return email


class AccountCreationForm(_OneAccountPerAddress, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = _FIELDS

    def save(self, commit=True):
        """The person sets the first password by the link of "forgotten password"."""
        self.instance.set_unusable_password()
        return super().save(commit)


class AccountEditForm(_OneAccountPerAddress, UserEditForm):
    def __init__(self, *args, **kwargs):
        editing_self = kwargs.get("editing_self", False)
        super().__init__(*args, **kwargs)
        self.fields["groups"].disabled = editing_self

    class Meta(UserEditForm.Meta):
        fields = [*_FIELDS, "is_active"]
