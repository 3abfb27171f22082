"""Whom an institution knows and invites by name."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from diaspora.address_fields import AddressField
from diaspora.name_fields import NameField


class NamePersonForm(forms.Form):
    name = NameField(label=_("Name"), max_length=150)
    email = AddressField(label=_("E-mail address"), max_length=254)
    language = forms.ChoiceField(
        label=_("Language of the e-mail"), choices=settings.FULL_LANGUAGES, widget=forms.RadioSelect
    )
    known_from = forms.CharField(
        label=_("How you know the person"),
        max_length=300,
        help_text=_("For instance: taught here in 2019. The programme office reads it, the person does not."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = reading_language()
