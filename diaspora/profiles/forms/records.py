"""The forms of what a person can show besides work, and of who can speak for them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import Education, ProfessionalLicence, ProfessionalMembership, Referee, WorkLink
from .phones import begins_with_country_code


class YearForm(Versioned, forms.ModelForm):
    """A year is none of the future."""

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        for name in {"year", "since_year"} & set(cleaned):
            if (cleaned[name] or 0) > timezone.localdate().year:
                self.add_error(name, _("This year is still to come."))
        return cleaned


class EducationForm(YearForm):
    class Meta:
        model = Education
        fields = ["level", "title", "school", "country", "year"]
        labels = {
            "level": _("Level"),
            "title": _("Qualification"),
            "school": _("School or university"),
            "country": _("Country"),
            "year": _("Year in which you finished"),
        }
        help_texts = {"title": _("For example: Diploma in nursing.")}
        widgets = {"year": forms.NumberInput(attrs={"inputmode": "numeric"})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [("", _("Choose a level")), *Education._meta.get_field("level").choices]


class LicenceForm(Versioned, forms.ModelForm):
    class Meta:
        model = ProfessionalLicence
        fields = ["title", "body", "number", "country", "valid_until"]
        labels = {
            "title": _("What it allows"),
            "body": _("Issued by"),
            "number": _("Number"),
            "country": _("Country"),
            "valid_until": _("Valid until"),
        }
        help_texts = {
            "title": _("For example: Registered nurse, children."),
            "body": _("For example: Nursing and Midwifery Council."),
            "valid_until": _("Leave it empty when it has no last day."),
        }
        widgets = {"valid_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class MembershipForm(YearForm):
    class Meta:
        model = ProfessionalMembership
        fields = ["body", "role", "since_year"]
        labels = {
            "body": _("Body or association"),
            "role": _("Your role there"),
            "since_year": _("Since (year)"),
        }
        help_texts = {"role": _("For example: Member, or Treasurer.")}
        widgets = {"since_year": forms.NumberInput(attrs={"inputmode": "numeric"})}


class LinkForm(Versioned, forms.ModelForm):
    address = forms.URLField(label=_("Address"), max_length=300, assume_scheme="https")

    class Meta:
        model = WorkLink
        fields = ["title", "address"]
        labels = {"title": _("What it shows")}
        help_texts = {"title": _("For example: My publications.")}

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        if not address.startswith(("https://", "http://")):
            raise ValidationError(_("Begin with https:// or http://."))
        return address


class RefereeForm(Versioned, forms.ModelForm):
    class Meta:
        model = Referee
        fields = ["name", "position", "organisation", "email", "phone", "relation"]
        labels = {
            "name": _("Name"),
            "position": _("Position"),
            "organisation": _("Organisation"),
            "email": _("E-mail address"),
            "phone": _("Telephone"),
            "relation": _("How this person knows your work"),
        }
        help_texts = {
            "email": _("An e-mail address or a telephone number is enough."),
            "phone": _("With the country code, for example +44 20 7946 0000."),
            "relation": _("For example: My head of ward from 2018 to 2022."),
        }
        widgets = {"phone": forms.TextInput(attrs={"type": "tel"})}

    def clean_phone(self) -> str:
        return begins_with_country_code(self.cleaned_data["phone"])
