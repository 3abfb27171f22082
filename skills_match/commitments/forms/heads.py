"""Whom an institution asks to sign, and the number under which a side keeps its paper."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from casework.typed.versions import Versioned
from diaspora.address_fields import AddressField
from diaspora.name_fields import NameField, TitleField


class AskHeadForm(forms.Form):
    name = NameField(label=_("Name of the head"), max_length=150)
    position = TitleField(label=_("Position"), max_length=150, help_text=_("For instance: Medical Officer in Charge."))
    email = AddressField(
        label=_("E-mail address of the head"), max_length=254, help_text=_("Nobody but the head gets the link.")
    )
    language = forms.ChoiceField(
        label=_("Language of the e-mail"), choices=settings.FULL_LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = reading_language()


class SignBriefForm(forms.Form):
    is_read = forms.BooleanField(
        label=_("I have read this, I sign it for the institution, and the institution keeps what it promises."),
        error_messages={"required": _("Tick that you have read it.")},
    )


class FileReferenceForm(Versioned, forms.Form):
    number = TitleField(
        label=_("File reference"),
        required=False,
        max_length=60,
        help_text=_("As your registry writes it, for instance AB.123/45/01. Leave it empty to take it out."),
    )
