"""Days of visits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...life.forms.days import already_come
from ...models import Visit


class VisitForm(Versioned, forms.ModelForm):
    class Meta:
        model = Visit
        fields = ["kind", "starts_on", "ends_on", "sessions", "session_minutes"]
        help_texts = {
            "sessions": _("Only online: how often you meet."),
            "session_minutes": _("Only online: how long each time."),
        }
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ("starts_on", "ends_on")
        }

    def clean(self) -> dict:
        """A stay has nights and no sessions."""
        data = super().clean()
        if data.get("kind") and not Visit(kind=data["kind"]).is_online:
            data["sessions"] = data["session_minutes"] = None
        return data


class DayForm(forms.Form):
    """The day on which something was, today or before."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def clean_day(self):
        return already_come(self.cleaned_data["day"])
