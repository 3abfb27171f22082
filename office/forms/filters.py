"""The forms above the lists of the office, and its one search box."""

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from diaspora.accounts.staff import role_name
from diaspora.enums import InstitutionKind, InstitutionState
from diaspora.free_mail import FREE_MAIL
from diaspora.models import Region


class SearchForm(Filter):
    """The one search box of the office."""

    q = forms.CharField(label=_("Name, reference or e-mail"), max_length=100)


class InstitutionFilter(Filter):
    ADDRESSES = [("", _("All")), ("unconfirmed", _("Address not confirmed")), ("free", _("Free-mail address"))]

    q = forms.CharField(label=_("Name or e-mail"), max_length=100)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *InstitutionState.choices])
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *InstitutionKind.choices])
    region = forms.ModelChoiceField(Region.objects.all(), label=_("Region"), empty_label=_("All"))
    address = forms.ChoiceField(label=_("Official address"), choices=ADDRESSES)

    def narrow(self, institutions):
        values = self.values
        if "q" in values:
            institutions = institutions.called(values.pop("q"))
        match values.pop("address", None):
            case "unconfirmed":
                institutions = institutions.filter(official_email_verified_at=None)
            case "free":
                institutions = institutions.filter(official_email__iregex=FREE_MAIL)
        return institutions.filter(**values)


class AccountFilter(Filter):
    STATES = [("", _("All")), ("active", _("Active")), ("suspended", _("Suspended")), ("closed", _("Not active"))]

    q = forms.CharField(label=_("Name or e-mail"), max_length=100)
    state = forms.ChoiceField(label=_("State"), choices=STATES)
    role = forms.ModelChoiceField(Group.objects.order_by("name"), label=_("Role"), empty_label=_("All"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].label_from_instance = role_name

    def narrow(self, accounts):
        values = self.values
        if "role" in values:
            accounts = accounts.filter(groups=values["role"])
        if "q" in values:
            accounts = accounts.called(values["q"])
        match values.get("state"):
            case "active":
                return accounts.filter(is_active=True)
            case "suspended":
                return accounts.exclude(suspended_at=None)
            case "closed":
                return accounts.filter(is_active=False, suspended_at=None)
        return accounts
