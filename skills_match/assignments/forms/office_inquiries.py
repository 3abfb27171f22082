"""Questions about assignments, and the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.filters import Filter
from diaspora.models.user import person_called

from ..found import assignments_called


class InquiryFilter(Filter):
    STATES = [
        ("open", _("Waiting for an answer")),
        ("answered", pgettext_lazy("question", "Answered")),
        ("all", _("All")),
    ]

    state = forms.ChoiceField(label=_("State"), choices=STATES)
    q = forms.CharField(label=_("Name, e-mail or reference"), max_length=100)

    def narrow(self, inquiries):
        """Those that wait, oldest first, unless another state is asked for."""
        values = self.values
        if "q" in values:
            inquiries = inquiries.filter(
                person_called(values["q"], "asked_by__") | assignments_called(values["q"], "assignment__")
            )
        match values.get("state", "open"):
            case "open":
                return inquiries.filter(answered_at=None).order_by("asked_at", "pk")
            case "answered":
                return inquiries.exclude(answered_at=None).order_by("-answered_at", "-pk")
        return inquiries.order_by("-asked_at", "-pk")


class InquiryAnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the answer.")},
    )
