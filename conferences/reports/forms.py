"""What organisers write about an event that is over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ..events.forms import EventPartForm
from ..models import EventReport, TrainedGroup


class EventReportForm(Versioned, forms.ModelForm):
    class Meta:
        model = EventReport
        fields = ("text_en", "text_sw")
        widgets = dict.fromkeys(fields, forms.Textarea(attrs={"rows": 12}))
        help_texts = {
            "text_en": _("What was agreed, what follows from it, and who sees to it. Name nobody who did not agree.")
        }


class TrainedGroupForm(EventPartForm):
    class Meta:
        model = TrainedGroup
        fields = ("institution", "sent", "stayed", "before", "after")
