"""What is asked about a return, what the office notes, what the host offers, what alumni offer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.days import Near
from casework.typed.versions import Versioned

from ...enums import AlumniOfferKind, Recognition, WhatNext
from ...life.forms.days import already_come
from ...models import HostPost, Referral, ReturnAnswer

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReturnAnswerForm(forms.Form):
    next = forms.ChoiceField(label=_("What comes next for you?"), choices=WhatNext.choices, widget=forms.RadioSelect)
    recognition = forms.ChoiceField(
        label=_("Are your qualifications recognised in Tanzania?"),
        choices=Recognition.choices,
        widget=forms.RadioSelect,
    )
    has_work = forms.TypedChoiceField(
        label=_("Do you have work in your profession?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    needs = forms.CharField(
        label=_("What would help you?"),
        help_text=_("Only the programme office reads it."),
        required=False,
        max_length=ReturnAnswer._meta.get_field("needs").max_length,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class ReferralForm(Versioned, forms.ModelForm):
    class Meta:
        model = Referral
        fields = ("to", "reason", "made_on", "outcome")
        widgets = {"made_on": DAY}
        help_texts = {"to": _("An office, a body that recognises qualifications, an employer: as its page calls it.")}

    def clean_made_on(self):
        return already_come(self.cleaned_data["made_on"])


class HostPostForm(forms.ModelForm):
    class Meta:
        model = HostPost
        fields = ("title", "apply_by", "where")
        widgets = {"apply_by": DAY}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["apply_by"].validators.append(Near(back=0, ahead=2))


class AlumniForm(Versioned, forms.Form):
    kinds = forms.MultipleChoiceField(
        label=_("What do you offer?"),
        choices=AlumniOfferKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only the programme office sees it, and asks you each time. Take it back whenever you like."),
    )
