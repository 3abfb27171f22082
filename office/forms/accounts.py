"""What an administrator types about accounts: a new one, roles, another address."""

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from casework.typed.versions import Versioned
from diaspora.accounts.forms import NAME_LENGTH
from diaspora.accounts.staff import role_name
from diaspora.address_fields import AddressField
from diaspora.name_fields import NameField

from .reasons import ReasonForm


def _choices() -> list[tuple[str, str]]:
    return [(str(group.pk), role_name(group)) for group in Group.objects.order_by("name")]


class RolesField(forms.MultipleChoiceField):
    """Groups of the portal's own staff."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=_choices,
            label=_("Roles"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_(
                "Editors write pages, moderators also publish them; the programme office selects and places; "
                "administrators do all of this and manage accounts."
            ),
            error_messages={"invalid_choice": _("Choose from the list.")},
            **kwargs,
        )

    def clean(self, value) -> list[Group]:
        return list(Group.objects.filter(pk__in=super().clean(value)))


class RolesForm(Versioned, forms.Form):
    groups = RolesField()


class NewAccountForm(forms.Form):
    email = AddressField(
        label=_("E-mail address"), max_length=254, help_text=_("The person signs in with it and gets a link to begin.")
    )
    first_name = NameField(label=_("Given names"), max_length=NAME_LENGTH)
    last_name = NameField(label=_("Family name"), max_length=NAME_LENGTH, required=False)
    language = forms.ChoiceField(
        label=_("Language of our e-mails"), choices=settings.FULL_LANGUAGES, widget=forms.RadioSelect
    )
    groups = RolesField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = reading_language()


class AddressForm(ReasonForm):
    email = AddressField(label=_("New e-mail address"), max_length=254)
    field_order = ["email", "reason"]
