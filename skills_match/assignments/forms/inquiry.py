"""Asking the programme office about an assignment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Inquiry


class InquiryForm(forms.ModelForm):
    class Meta:
        model = Inquiry
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"text": _("Up to 1,000 characters. The office sees your name; the host does not.")}
