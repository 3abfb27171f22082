"""Signing up for the newsletter, and changing one's choices."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from home.models import Topic


def _themes() -> list[tuple[str, str]]:
    return [(str(topic.pk), str(topic)) for topic in Topic.objects.filter(number=None)]


class TopicsField(forms.MultipleChoiceField):
    """Themes of the portal. What is sent is looked for among them, so that no strange key reaches the database."""

    def __init__(self) -> None:
        super().__init__(
            choices=_themes,
            label=_("Topics"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Choose none to hear of everything."),
            error_messages={"invalid_choice": _("Choose from the list.")},
        )

    def clean(self, value) -> list[Topic]:
        return list(Topic.objects.filter(pk__in=super().clean(value)))


class SubscribeForm(forms.Form):
    """Address, language, topics. `website` is a trap: people do not see it, machines fill it in."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("You get one e-mail with a button to confirm it."),
    )
    language = forms.ChoiceField(label=_("Language of the newsletter"), choices=settings.FULL_LANGUAGES)
    topics = TopicsField()
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))


class ChoicesForm(Versioned, forms.Form):
    language = SubscribeForm.base_fields["language"]
    topics = SubscribeForm.base_fields["topics"]
    pauses = forms.BooleanField(
        label=_("Send me nothing for three months"), required=False, help_text=_("Then it goes on by itself.")
    )


#: A list of five thousand readers is far smaller.
LARGEST_LIST = 1024 * 1024


class ListForm(forms.Form):
    """A list of readers, where it comes from, and what they agreed to."""

    file = forms.FileField(
        label=_("List of readers"),
        help_text=_("CSV in UTF-8 or an Excel workbook, with the columns “email” and “language” (en or sw)."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    source_note = forms.CharField(
        label=_("Where does the list come from?"),
        max_length=200,
        help_text=_("For instance: participants of the conference of 2026 who ticked “newsletter”. Readers see it."),
    )
    stated_text = forms.CharField(
        label=_("What did these people agree to, in the words that they read?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Empty: each of them gets one letter that asks, and is a reader only after saying yes."),
    )
    stated_on = forms.DateField(
        label=_("When did they agree?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith((".csv", ".xlsx")):
            raise forms.ValidationError(_("Choose a CSV file or an Excel workbook."))
        if file.size > LARGEST_LIST:
            raise forms.ValidationError(_("The list is too large."))
        return file

    def clean(self):
        stated = self.cleaned_data.get("stated_text"), self.cleaned_data.get("stated_on")
        if any(stated) and not all(stated):
            raise forms.ValidationError(_("Give both the words and the day, or neither."))
        if stated[1] and stated[1] > timezone.localdate():
            self.add_error("stated_on", _("This day is still to come."))
        return self.cleaned_data
