"""What an institution tells about itself, and whom it invites."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from casework.typed.versions import Versioned

from ..address_fields import AddressField
from ..enums import MemberRole
from ..models import Institution, InstitutionName, InstitutionPlan, Region, Site
from ..name_fields import NameField

NAME_LENGTH = 200
_NAMES = ("name_en", "name_sw")
DETAILS = ["kind", "official_email", "region", "website", "about"]


class NamesForm(forms.Form):
    """The name in each language of the portal. One suffices: a village clinic has no English name."""

    name_en = NameField(
        label=_("Name in English"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("Write the name in one language or in both, as it stands on your letters."),
        widget=forms.TextInput(attrs={"lang": "en", "autocomplete": "organization"}),
    )
    name_sw = NameField(
        label=_("Name in Kiswahili"),
        max_length=NAME_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"lang": "sw"}),
    )

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        if not any(cleaned.get(field) for field in _NAMES) and not self.errors.keys() & set(_NAMES):
            self.add_error("name_sw", _("Write the name in English or in Kiswahili."))
        return cleaned

    @property
    def names(self) -> dict[str, str]:
        return {field: self.cleaned_data[field] for field in _NAMES}


class DetailsForm(Versioned, forms.ModelForm):
    """How to reach the institution, and what it does."""

    official_email = AddressField(
        label=_("Official e-mail address"),
        max_length=254,
        help_text=_(
            "Of the institution, not of a person. We send a link to it that somebody there opens to confirm it. An "
            "address of a free service such as Gmail is no proof: the programme office will ask for more."
        ),
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https", max_length=200)

    class Meta:
        model = Institution
        fields = DETAILS
        labels = {
            "kind": _("Kind"),
            "region": _("Region of the head office"),
            "about": _("What the institution does"),
        }
        help_texts = {
            "about": _("Two or three sentences, for people who do not know you yet."),
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Region.objects.all()

    @property
    def details(self) -> dict:
        return {field: self.cleaned_data[field] for field in DETAILS}


class RegistrationForm(NamesForm, DetailsForm):
    """Everything that the office needs to decide."""

    field_order = ["name_en", "name_sw", *DETAILS]


class RenameForm(Versioned, NamesForm):
    """A new name from a day on."""

    valid_from = forms.DateField(
        label=_("Valid from"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day of the decree or decision. The earlier name stays in the history."),
    )

    def __init__(self, *args, name: InstitutionName | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if name:
            self.initial |= {"name_en": name.name_en, "name_sw": name.name_sw}


class NameAnswerForm(forms.Form):
    """What the office says to a new name. `seen` tells which one it looked at."""

    answer = forms.ChoiceField(
        label=_("Is this its name?"),
        choices=[("confirm", _("Yes: readers may meet it")), ("refuse", _("No: the old name stays"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why not?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only where you say no. The managers of the institution read it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class InviteMemberForm(forms.Form):
    email = AddressField(
        label=_("E-mail address"), max_length=254, help_text=_("We send a link to it. The link works for seven days.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=MemberRole.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Language of the e-mail"), choices=settings.FULL_LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].initial = MemberRole.AUTHOR
        self.fields["language"].initial = reading_language()


class RoleForm(Versioned, forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=MemberRole.choices, widget=forms.RadioSelect)


class OfficeAnswerForm(forms.Form):
    """What the institution answers to the programme office."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the answer first.")},
    )


class SiteForm(Versioned, forms.ModelForm):
    class Meta:
        model = Site
        fields = ["name_en", "name_sw", "region", "place"]
        labels = {
            "name_en": _("Name in English"),
            "name_sw": _("Name in Kiswahili"),
            "place": _("Town or village"),
        }


class PlanForm(Versioned, forms.ModelForm):
    class Meta:
        model = InstitutionPlan
        fields = [
            "aim_en",
            "aim_sw",
            "indicator_en",
            "indicator_sw",
            "assessed_on",
            "assessed_by",
            "needs_en",
            "needs_sw",
        ]
        labels = {
            "aim_en": _("Aim in English"),
            "aim_sw": _("Aim in Kiswahili"),
            "indicator_en": _("How you will see that it is reached, in English"),
            "indicator_sw": _("How you will see that it is reached, in Kiswahili"),
            "assessed_on": _("Day of the assessment of needs"),
            "assessed_by": _("Who assessed them"),
            "needs_en": _("Needs that were found, in English"),
            "needs_sw": _("Needs that were found, in Kiswahili"),
        }
        help_texts = {
            "aim_en": _("For instance: by 2029 every ward has two nurses who treat newborns."),
            "assessed_by": _("The unit or the people, by their position."),
        }
        widgets = {
            "assessed_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "needs_en": forms.Textarea(attrs={"rows": 4}),
            "needs_sw": forms.Textarea(attrs={"rows": 4}),
        }

    def clean_assessed_on(self):
        day = self.cleaned_data["assessed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class ParentForm(Versioned, forms.Form):
    """Which institution stands above one; set by the office."""

    parent = forms.ModelChoiceField(
        Institution.objects.none(),
        label=_("Institution above"),
        help_text=_(
            "It endorses requests where the programme asks for that, and sees the requests and results of those "
            "below it, never people."
        ),
        required=False,
        empty_label=_("None"),
    )

    def __init__(self, *args, institution: Institution, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Institution.objects.approved().exclude(pk=institution.pk).with_names()
        self.initial["parent"] = institution.parent_id
