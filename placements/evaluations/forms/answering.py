"""The five questions: three levels, what helped, what hindered; a year later also what is still used. Before the work
the same is asked of the day of today. Right after, whoever has no account may say where to find them in a year."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...enums import Level, Wave
from ...models import Evaluation, LaterContact

QUESTIONS = {
    "information": _("How much information was passed on?"),
    "knowledge": _("How much new knowledge was made: tools, courses, ways of working?"),
    "organisation": _("How much has changed in how the institution works?"),
    "helped": _("What helped? People, the group, or what lies around."),
    "hindered": _("What hindered?"),
    "still_used": _("What is still used?"),
}
#: Before there is anything to look back on.
BEFORE = {
    "information": _("How much of the information that will be passed on is there today?"),
    "knowledge": _("How much of the knowledge is there today: tools, courses, ways of working?"),
    "organisation": _("How much does the institution work today as it should work in the end?"),
    "helped": _("What will help? People, the group, or what lies around."),
    "hindered": _("What could hinder?"),
}
LATER = _("If this address ends: where do we find you in a year?")
FOR_NOTHING_ELSE = _(
    "For the questions in a year and nothing else; it is deleted after your answer. "
    "Leave it empty if you do not want that."
)
_FIELD = LaterContact._meta.get_field


class EvaluationForm(forms.Form):
    def __init__(self, *args, evaluation: Evaluation, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        questions = BEFORE if evaluation.wave == Wave.BEFORE else QUESTIONS
        for name in ("information", "knowledge", "organisation"):
            self.fields[name] = forms.TypedChoiceField(
                label=questions[name],
                choices=Level.choices,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the five.")},
            )
        texts = ["helped", "hindered", *(["still_used"] if evaluation.wave == Wave.YEAR else [])]
        for name in texts:
            self.fields[name] = forms.CharField(
                label=questions[name],
                required=False,
                max_length=Evaluation._meta.get_field(name).max_length,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            )
        if evaluation.asks_for_later_contact:
            self.fields["later_email"] = forms.EmailField(
                label=LATER, required=False, max_length=_FIELD("email").max_length, help_text=FOR_NOTHING_ELSE
            )
            self.fields["later_phone"] = forms.CharField(
                label=_("Or by telephone, with country code"),
                required=False,
                max_length=_FIELD("phone").max_length,
            )
