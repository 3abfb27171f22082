"""What an officer types for somebody: who it is, and the very questions that the person would have answered."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from casework.languages import reading_language
from diaspora.address_fields import AddressField
from diaspora.name_fields import NameField
from diaspora.profiles.forms.phones import begins_with_country_code

from ...applications.forms.applying import ApplicationForm
from ...enums import EnteredFrom
from ...models import EnteredApplication

_PERSON = ("came", "first_name", "last_name", "email", "language", "phone", "country")


class EnterApplicationForm(ApplicationForm):
    came = forms.ChoiceField(label=_("How did it come?"), choices=EnteredFrom, widget=forms.RadioSelect)
    first_name = NameField(label=_("Given names"), max_length=150)
    last_name = NameField(label=_("Family name"), max_length=150)
    email = AddressField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The link to confirm goes there, and everything that is written about the application."),
    )
    language = forms.ChoiceField(
        label=_("Language of the letters"), choices=settings.FULL_LANGUAGES, widget=forms.RadioSelect
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        help_text=_("With the country code, for example +44 20 7946 0000."),
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    country = forms.ChoiceField(label=_("Country where the person lives"), choices=lambda: [("", "–"), *countries])
    field_order = (*_PERSON, "motivation", "available_from", "available_until")

    def __init__(self, *args: Any, entered: EnteredApplication | None = None, **kwargs: Any) -> None:
        super().__init__(*args, application=None, is_complete=True, on_paper=True, **kwargs)
        words = {"motivation": _("Why the person applies"), "available_from": _("From which day could they serve?")}
        words["available_until"] = _("Until which day could they serve?")
        for name, label in words.items():
            self.fields[name].label, self.fields[name].help_text = label, ""
        self.initial |= _written(entered) if entered else {"language": reading_language()}
        self.order_fields(self.field_order)

    def clean_phone(self) -> str:
        return begins_with_country_code(self.cleaned_data["phone"])

    @property
    def entered(self) -> dict[str, Any]:
        """What the verb takes."""
        words = self.draft
        answers = {str(pk): text for pk, text in words["answers"].items()}
        declared = {str(pk): is_met for pk, is_met in words["declared"].items()}
        return {**words, "answers": answers, "declared": declared}


def _written(entered: EnteredApplication) -> dict[str, Any]:
    words = {name: getattr(entered, name) for name in EnterApplicationForm.base_fields}
    words |= {f"question_{pk}": text for pk, text in entered.answers.items()}
    return words | {f"rule_{pk}": is_met for pk, is_met in entered.declared.items()}
