"""Inviting a matched person, and answering."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import AssignmentInvitation


class InvitePersonForm(forms.ModelForm):
    class Meta:
        model = AssignmentInvitation
        fields = ["message"]
        labels = {"message": _("Your message")}
        widgets = {"message": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"message": _("Up to 600 characters: why you think of this person. Do not ask for contact data.")}


class InvitationAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("May the institution see your name and profile?"),
        choices=[("yes", _("Yes, show them for this assignment")), ("no", _("No, thank you"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose yes or no."),
            "invalid_choice": _("Choose yes or no."),
        },
    )
