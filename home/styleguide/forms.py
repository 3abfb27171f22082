"""One field of every kind, for the style guide. Nothing is ever saved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.enums import CEFR, TanzaniaLink, Visibility


class EveryFieldForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=100)
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, help_text=_("We write to this address only about this portal.")
    )
    years = forms.IntegerField(label=_("Years of experience"), min_value=0, max_value=60)
    starts_on = forms.DateField(label=_("First day"))
    level = forms.ChoiceField(label=_("Level"), choices=[("", _("Choose a level")), *CEFR.choices])
    about = forms.CharField(
        label=_("About you"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("Up to 500 characters."),
    )
    link = forms.ChoiceField(label=_("Link to Tanzania"), choices=TanzaniaLink, widget=forms.RadioSelect)
    shown_to = forms.MultipleChoiceField(
        label=_("Who may see it"),
        choices=[(_("Staff"), Visibility.choices[1:2]), (_("Others"), Visibility.choices[2:])],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose all that apply."),
    )
    interview_at = forms.SplitDateTimeField(label=_("Date and time"), widget=forms.SplitDateTimeWidget)
    document = forms.FileField(label=_("CV"), required=False, help_text=_("PDF or Word document, up to 5 MB."))
    agrees = forms.BooleanField(label=_("I have read this"))
