"""Two sentences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import WeekNote


class WeekNoteForm(Versioned, forms.ModelForm):
    class Meta:
        model = WeekNote
        fields = ["done", "next"]
        labels = {"done": _("What did you do?"), "next": _("What comes next, or what is missing?")}
        help_texts = {
            "done": _("One sentence is enough. Institution and programme office read it."),
            "next": _("One sentence, or nothing."),
        }
        widgets = {name: forms.Textarea(attrs={"rows": 3, "dir": "auto"}) for name in ("done", "next")}
