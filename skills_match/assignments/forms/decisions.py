"""What the programme office decides about an assignment, one small form for each decision."""

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from casework.typed.inner_forms import of_the_page

from ...models.querysets import today_in_closing_zone
from ..steps import STEPS, label_of
from .terms import DateInput

#: The names that a comment can point at; empty for the whole assignment, which its address calls by a word.
COMMENTED = ["", *(name for step in STEPS.values() for name in step.fields)]
WHOLE = "whole"


class AssignmentDecisionForm(forms.Form):
    """A decision that needs nothing but a click. `values` go to the verb."""

    marks_optional = True

    @property
    def values(self) -> dict:
        return self.cleaned_data


class EditsForm(AssignmentDecisionForm):
    text = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        label=_("Comment on the whole assignment"),
        help_text=_("The comments that you wrote at the fields are sent along."),
    )


class AssignmentReasonForm(AssignmentDecisionForm):
    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        label=_("Reason"),
        help_text=_("The institution reads it. Say what would have to be different."),
        error_messages={"required": _("Write the reason.")},
    )


class CancelReasonForm(AssignmentReasonForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("The institution and everybody who applied read it.")


class When(TextChoices):
    NOW = "now", _("At once")
    ON_DAY = "day", _("On a day that I choose")
    LATER = "later", _("Later; I decide then")


class ApproveForm(AssignmentDecisionForm):
    needed_sometimes = ("publish_on",)

    when = forms.ChoiceField(
        choices=When, widget=forms.RadioSelect, initial=When.NOW, label=_("When should it be published?")
    )
    publish_on = forms.DateField(required=False, widget=DateInput(), label=_("Day of publication"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == When.ON_DAY and not cleaned.get("publish_on") and "publish_on" not in self.errors:
            self.add_error("publish_on", _("Choose the day of publication."))
        return cleaned

    @property
    def values(self) -> dict:
        days = {When.NOW: today_in_closing_zone(), When.ON_DAY: self.cleaned_data["publish_on"], When.LATER: None}
        return {"publish_on": days[When(self.cleaned_data["when"])]}


class ScheduleForm(AssignmentDecisionForm):
    publish_on = forms.DateField(
        widget=DateInput(),
        label=_("Day of publication"),
        error_messages={"required": _("Choose the day of publication.")},
    )


class ClosingDayForm(AssignmentDecisionForm):
    closing_on = forms.DateField(
        widget=DateInput(),
        label=_("New closing day"),
        help_text=_("People may apply until the end of this day, Dar es Salaam time."),
        error_messages={"required": _("Choose the new closing day.")},
    )


class FieldCommentForm(forms.Form):
    """A comment at one field of the assignment, or on the whole (`at` is empty). A page holds one for every field."""

    marks_optional = False
    text = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Write the comment first.")},
    )

    def __init__(self, *args, at: str, **kwargs) -> None:
        self.at = at
        super().__init__(*args, prefix=f"comment-{at or WHOLE}", **kwargs)
        of_the_page(self)
        self.fields["text"].label = _("What should be changed: %(label)s") % {"label": label_of(at)}
