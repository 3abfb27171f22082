"""The steps of an assignment that are lists of lines: allowances, criteria, questions."""

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import VersionedFormSet

from ...models import AllowanceLine, Assignment, AssignmentQuestion, Criterion
from ...programmes.forms.amounts import AmountForm


class LineFormSet(VersionedFormSet, BaseInlineFormSet):
    """Lines with two empty ones at the end; an empty line is not a line."""

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove this line")

    def get_deletion_widget(self):
        return forms.CheckboxInput()


class AllowanceForm(AmountForm):
    marks_optional = True

    class Meta:
        model = AllowanceLine
        fields = ["kind", "amount", "currency", "unit", "source"]
        help_texts = {"source": _("The circular or rate table that you follow, with its date.")}


class LinesForm(forms.ModelForm):
    """A line that is written in English, in Kiswahili, or both."""

    marks_optional = False

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("text_en", "text_sw"):
            self.fields[name].required = False

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("text_en") or cleaned.get("text_sw")) and not {"text_en", "text_sw"} & self.errors.keys():
            self.add_error("text_en", _("Write it in English or in Kiswahili."))
        return cleaned


class CriterionForm(LinesForm):
    class Meta:
        model = Criterion
        fields = ["text_en", "text_sw", "weight"]
        labels = {"text_en": _("Criterion in English"), "text_sw": _("Criterion in Kiswahili")}


class QuestionForm(LinesForm):
    class Meta:
        model = AssignmentQuestion
        fields = ["text_en", "text_sw", "is_required"]
        labels = {"text_en": _("Question in English"), "text_sw": _("Question in Kiswahili")}


def _lines(model, form, most: int):
    # Too many lines are refused, and shown up to twice as many: Django would draw a thousand of them.
    return inlineformset_factory(
        Assignment,
        model,
        form=form,
        formset=LineFormSet,
        extra=2,
        max_num=most,
        absolute_max=2 * most,
        validate_max=True,
        can_delete=True,
    )


AllowanceFormSet = _lines(AllowanceLine, AllowanceForm, 8)
CriterionFormSet = _lines(Criterion, CriterionForm, 10)
QuestionFormSet = _lines(AssignmentQuestion, QuestionForm, 8)
