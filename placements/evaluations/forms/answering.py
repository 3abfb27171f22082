"""The five questions: three levels, what helped, what hindered; a year later also what is still used."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...enums import Level, Wave
from ...models import Evaluation

QUESTIONS = {
    "information": _("How much information was passed on?"),
    "knowledge": _("How much new knowledge was made: tools, courses, ways of working?"),
    "organisation": _("How much has changed in how the institution works?"),
    "helped": _("What helped? People, the group, or what lies around."),
    "hindered": _("What hindered?"),
    "still_used": _("What is still used?"),
}


class EvaluationForm(forms.Form):
    def __init__(self, *args, evaluation: Evaluation, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("information", "knowledge", "organisation"):
            self.fields[name] = forms.TypedChoiceField(
                label=QUESTIONS[name],
                choices=Level.choices,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the five.")},
            )
        texts = ["helped", "hindered", *(["still_used"] if evaluation.wave == Wave.YEAR else [])]
        for name in texts:
            self.fields[name] = forms.CharField(
                label=QUESTIONS[name],
                required=False,
                max_length=Evaluation._meta.get_field(name).max_length,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            )
