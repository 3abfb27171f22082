"""Saved searches, and how often somebody wants to hear of what is new."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from diaspora.enums import ConsentPurpose
from diaspora.privacy.consents import CONSENT_TEXTS

from ..models import AlertSettings, SavedSearch
from ..models.alert import A_WEEK_AT_MOST


class SavedSearchForm(Versioned, forms.ModelForm):
    class Meta:
        model = SavedSearch
        fields = ["name", "tells"]
        labels = {
            "name": _("A name for this search"),
            "tells": _("Write to me when a new assignment appears in it"),
        }
        help_texts = {"name": _("For instance “Nurses in Dodoma”. Only you see it.")}
        error_messages = {"name": {"required": _("Give the search a name.")}}


class AlertSettingsForm(Versioned, forms.ModelForm):
    messages_a_week = forms.TypedChoiceField(
        label=_("How many messages a week, at most?"),
        help_text=_("Anything more waits for the first message of the next week."),
        choices=[(number, str(number)) for number in range(1, A_WEEK_AT_MOST + 1)],
        coerce=int,
    )
    agrees = forms.BooleanField(
        label=_("Tell me of assignments that fit my profile"),
        help_text=CONSENT_TEXTS[ConsentPurpose.ALERTS].text,
        required=False,
    )

    class Meta:
        model = AlertSettings
        fields = ["frequency", "messages_a_week"]
        labels = {"frequency": _("How often do you want to hear of new assignments?")}
        widgets = {"frequency": forms.RadioSelect}
