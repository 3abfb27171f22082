"""One session of the knowledge ledger."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...enums import MaterialLicence
from ...life.forms.days import already_come
from ...models import LearnersBySex, TeachingSession


class TeachingForm(Versioned, forms.ModelForm):
    needed_sometimes = ("licence",)

    upload = forms.FileField(
        label=_("Material"),
        help_text=_("PDF or Word, at most 5 MB: slides, a checklist, a manual."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )

    class Meta:
        model = TeachingSession
        fields = ["held_on", "kind", "topic", "minutes", "learners", "before", "after", "licence", "is_offered"]
        labels = {
            "held_on": _("When?"),
            "kind": _("How?"),
            "topic": _("What about?"),
            "minutes": _("How long, in minutes?"),
            "learners": _("How many learnt?"),
            "before": _("Result of a check before, in percent"),
            "after": _("Result of the same check after, in percent"),
            "licence": _("Who may use the material?"),
            "is_offered": _("Offer it to the library of this portal"),
        }
        help_texts = {
            "learners": _("Only the number. Names stay at the institution."),
            "before": _("Leave both empty where you did not check."),
            "licence": _("Needed where you offer the material to the library."),
        }
        widgets = {
            "held_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "kind": forms.RadioSelect,
        }

    def clean_held_on(self):
        return already_come(self.cleaned_data["held_on"])

    def clean(self) -> dict:
        data = super().clean()
        if data.get("is_offered") and data.get("licence") in ("", MaterialLicence.HOST, None):
            self.add_error("licence", _("Choose what readers may do with it, or do not offer it."))
        return data


class SexesForm(forms.ModelForm):
    """Two numbers, or neither."""

    class Meta:
        model = LearnersBySex
        fields = ("women", "men")
        labels = {"women": _("How many women learnt?"), "men": _("How many men learnt?")}
        help_texts = {"women": _("Leave both empty if you would rather not say. It is asked only once.")}
        widgets = {
            name: forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}) for name in ("women", "men")
        }

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and (data["women"] is None) != (data["men"] is None):
            self.add_error("men" if data["men"] is None else "women", _("Write both numbers, or neither."))
        return data
