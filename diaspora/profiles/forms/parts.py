"""The forms of the profile. Saving half a page is fine: what has to be there is asked when it is published."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...enums import ConsentPurpose, Visibility
from ...models import AvailabilityWindow, Experience, Profile, ProfileLanguage, Region
from ...name_fields import NameField
from ...privacy.consents import ASKED, CONSENT_TEXTS
from ..publishing import CONSENTS_NEEDED
from .phones import begins_with_country_code


class PartForm(Versioned, forms.ModelForm):
    """A page of the profile. While rows are added nothing is required, and with "Save and come back later" neither,
    unless others read the profile: what is published keeps what it needs."""

    needed: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed:
            self.fields[name].required = "add" not in self.data and ("later" not in self.data or self._is_read)

    @property
    def _is_read(self) -> bool:
        return isinstance(self.instance, Profile) and self.instance.is_published


class AboutForm(PartForm):
    first_name = NameField(label=_("Given names"), max_length=150)
    last_name = NameField(
        label=_("Family name"),
        max_length=150,
        required=False,
        help_text=_("Leave it empty when you have one name only."),
    )
    needed = ("first_name", "country_of_residence", "tanzania_link")

    class Meta:
        model = Profile
        fields = [
            "country_of_residence",
            "city",
            "tanzania_link",
            "phone",
            "headline",
            "about",
            "experience_years",
        ]
        labels = {
            "country_of_residence": _("Country where you live"),
            "city": _("City or town"),
            "tanzania_link": _("Your link to Tanzania"),
            "phone": _("Telephone"),
            "headline": _("What you do, in one line"),
            "about": _("About your work"),
            "experience_years": _("Years of professional experience"),
        }
        help_texts = {
            "tanzania_link": _("Only the programme office sees it. It never counts in a match."),
            "phone": _("With the country code, for example +44 20 7946 0000. Only the programme office sees it."),
            "headline": _("For example: Paediatric nurse who trains teams."),
            "about": _("What you are good at and what you would like to pass on. At most 2,000 characters."),
        }
        widgets = {
            "tanzania_link": forms.RadioSelect,
            "about": forms.Textarea(attrs={"rows": 6}),
            "city": forms.TextInput(attrs={"autocomplete": "address-level2"}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "experience_years": forms.NumberInput(attrs={"inputmode": "numeric", "max": 70}),
        }

    field_order = ["first_name", "last_name"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        user = self.instance.user
        self.initial |= {"first_name": user.first_name, "last_name": user.last_name}
        self.fields["tanzania_link"].choices = [choice for choice in self.fields["tanzania_link"].choices if choice[0]]
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"

    def clean_phone(self) -> str:
        return begins_with_country_code(self.cleaned_data["phone"])

    def clean_experience_years(self) -> int | None:
        years = self.cleaned_data["experience_years"]
        if years is not None and years > 70:
            raise ValidationError(_("Enter the number of years, 70 at most."))
        return years


class ProfileLanguageForm(forms.ModelForm):
    """Add a language, or change the level of one that is there."""

    class Meta:
        model = ProfileLanguage
        fields = ["language", "level"]
        labels = {"language": _("Language"), "level": _("How well do you use it at work?")}
        widgets = {"level": forms.RadioSelect}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].empty_label = _("Choose a language")
        self.fields["level"].choices = [choice for choice in self.fields["level"].choices if choice[0]]


class AvailabilityForm(PartForm):
    modes = forms.MultipleChoiceField(
        label=_("How you can work"),
        choices=[
            ("on_site", _("On site in Tanzania")),
            ("online", _("Online")),
            ("blended", _("Partly online, partly on site")),
        ],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose all that are possible."),
        error_messages={"required": _("Choose at least one way of working.")},
    )
    needed = ("modes",)
    stays = ("shortest_stay_days", "longest_stay_days")

    class Meta:
        model = Profile
        fields = ["shortest_stay_days", "longest_stay_days"]
        labels = {
            "shortest_stay_days": _("Shortest stay in Tanzania, in days"),
            "longest_stay_days": _("Longest stay in Tanzania, in days"),
        }
        help_texts = {
            "shortest_stay_days": _(
                "Most assignments last from one week (7 days) to six months (180 days). "
                "For work that is online only nobody asks how long you stay: leave both empty if you want nothing else."
            ),
        }
        widgets = {
            "shortest_stay_days": forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
            "longest_stay_days": forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
        }

    field_order = ["modes"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["modes"] = self.instance.modes
        if self.fields["modes"].required and self["modes"].data != ["online"]:
            for name in self.stays:
                self.fields[name].required = True

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        for name in self.stays:
            if (cleaned.get(name) or 0) > 1000:
                self.add_error(name, _("Enter 1,000 days at most."))
        shortest, longest = cleaned.get("shortest_stay_days"), cleaned.get("longest_stay_days")
        if shortest and longest and longest < shortest:
            self.add_error("longest_stay_days", _("The longest stay cannot be shorter than the shortest one."))
        return cleaned

    def values(self) -> dict:
        """What is stored: the stays, and a yes or no for each mode."""
        chosen = self.cleaned_data["modes"]
        stays = {name: self.cleaned_data[name] for name in self.stays}
        return stays | {mode: mode in chosen for mode in ("on_site", "online", "blended")}


class WindowForm(forms.ModelForm):
    class Meta:
        model = AvailabilityWindow
        fields = ["starts_on", "ends_on"]
        labels = {"starts_on": _("First day"), "ends_on": _("Last day")}
        widgets = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        today = timezone.localdate()
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day cannot be before the first day."))
        elif ends_on and ends_on < today:
            self.add_error("ends_on", _("The last day has passed already."))
        elif ends_on and ends_on > today + datetime.timedelta(days=10 * 366):
            self.add_error("ends_on", _("Choose a day within the next ten years."))
        return cleaned


class RegionsForm(Versioned, forms.Form):
    needed_sometimes = ("regions",)

    where = forms.ChoiceField(
        label=_("Where in Tanzania can you work?"),
        choices=[("anywhere", _("In any region")), ("chosen", _("Only in the regions that I choose"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    regions = forms.MultipleChoiceField(
        label=_("Regions"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "options--columns"})
    )

    def __init__(self, *args, profile: Profile, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        chosen = [str(pk) for pk in profile.regions.values_list("pk", flat=True)]
        self.initial = {"where": "anywhere" if profile.anywhere else "chosen" if chosen else None, "regions": chosen}
        by_zone: dict[str, list] = {}
        for region in Region.objects.all():
            by_zone.setdefault(region.get_zone_display(), []).append((str(region.pk), region.name))
        self.fields["regions"].choices = list(by_zone.items())
        self._is_whole = "later" not in self.data or profile.is_published
        self.fields["where"].required = self._is_whole

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        if self._is_whole and cleaned.get("where") == "chosen" and not cleaned.get("regions"):
            self.add_error("regions", _("Choose at least one region."))
        return cleaned

    def values(self) -> dict:
        return {
            "anywhere": self.cleaned_data["where"] == "anywhere",
            "regions": Region.objects.filter(pk__in=self.cleaned_data["regions"]),
        }


class ExperienceForm(Versioned, forms.ModelForm):
    class Meta:
        model = Experience
        fields = ["title", "organisation", "country", "from_year", "until_year", "summary"]
        labels = {
            "title": _("Position"),
            "organisation": _("Organisation"),
            "country": _("Country"),
            "from_year": _("From (year)"),
            "until_year": _("Until (year)"),
            "summary": _("What you did"),
        }
        help_texts = {"until_year": _("Leave it empty when you still work there.")}
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 4}),
            "from_year": forms.NumberInput(attrs={"inputmode": "numeric"}),
            "until_year": forms.NumberInput(attrs={"inputmode": "numeric"}),
        }

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        this_year = timezone.localdate().year
        for name in ("from_year", "until_year"):
            if (cleaned.get(name) or 0) > this_year:
                self.add_error(name, _("This year is still to come."))
        return cleaned


class SupportForm(PartForm):
    class Meta:
        model = Profile
        fields = ["support_needed"]
        labels = {"support_needed": _("What would you need to do well?")}
        help_texts = {
            "support_needed": _(
                "For example a desk that a wheelchair can reach, or care for a child. It never counts in a match or "
                "a selection. The programme office reads it when a place is offered to you, the institution once you "
                "have accepted."
            )
        }
        widgets = {"support_needed": forms.Textarea(attrs={"rows": 4})}


class CVForm(forms.Form):
    cv = forms.FileField(
        label=_("Your CV"),
        help_text=_("PDF or Word (DOCX), 5 MB at most, without a password."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty.")},
    )


class VisibilityForm(Versioned, forms.Form):
    visibility = forms.ChoiceField(
        label=_("Who may see your profile?"),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        help_text=_("Any choice will do, and nobody sees anything before you publish."),
        error_messages={"required": _("Choose who may see your profile. Nobody is a choice too.")},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"].required = "later" not in self.data
        for purpose in ASKED:
            self.fields[f"agree_{purpose.value}"] = forms.BooleanField(
                label=purpose.label, help_text=CONSENT_TEXTS[purpose].text, required=False
            )

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        agreed = self.agreed()
        for purpose in sorted(CONSENTS_NEEDED.get(cleaned.get("visibility"), set()) - agreed):
            self.add_error(
                f"agree_{purpose}",
                _("Your choice above needs this: tick the box, or choose that fewer people see you."),
            )
        return cleaned

    def agreed(self) -> set[ConsentPurpose]:
        return {purpose for purpose in ASKED if self.cleaned_data.get(f"agree_{purpose.value}")}
