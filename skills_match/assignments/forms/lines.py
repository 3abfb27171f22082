"""The steps of an assignment that are lists of lines: allowances, criteria, questions."""

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext_lazy as _

from casework.money import from_minor
from casework.typed.versions import VersionedFormSet

from ...enums import AnswerKind, CostItem
from ...models import AllowanceLine, Assignment, AssignmentQuestion, CostShare, Criterion
from ...programmes.forms.amounts import AmountForm, UnitsField, minor_of
from ...questions.answers import lines_of


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


class CostForm(forms.ModelForm):
    """Who bears one cost: with an amount and its currency, or in kind without one."""

    marks_optional = True
    amount = UnitsField(
        label=_("Amount"),
        required=False,
        help_text=_("Leave it empty when it is given in kind, such as a room or a meal."),
    )

    class Meta:
        model = CostShare
        fields = ["item", "bearer", "amount", "currency", "text_en", "text_sw"]
        labels = {"text_en": _("What exactly, in English"), "text_sw": _("What exactly, in Kiswahili")}
        help_texts = {"text_en": _("For instance: a room in the staff house, 500 m from the ward.")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.amount_minor is not None:
            self.initial["amount"] = from_minor(self.instance.amount_minor, self.instance.currency)

    def clean(self):
        cleaned = super().clean()
        amount, currency = cleaned.get("amount"), cleaned.get("currency")
        if amount is None:
            self.instance.amount_minor, cleaned["currency"] = None, ""
        elif not currency:
            self.add_error("currency", _("Choose the currency of the amount."))
        else:
            try:
                self.instance.amount_minor = minor_of(amount, currency)
            except forms.ValidationError as error:
                self.add_error("amount", error)
        return cleaned


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
        fields = ["text_en", "text_sw", "kind", "choices_en", "choices_sw", "is_required"]
        labels = {
            "text_en": _("Question in English"),
            "text_sw": _("Question in Kiswahili"),
            "choices_en": _("Answers in English"),
            "choices_sw": _("Answers in Kiswahili"),
        }
        help_texts = {"choices_en": _("Only for one of several answers: one a line, two at least.")}
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("choices_en", "choices_sw")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].required = False

    def clean_kind(self) -> str:
        """In words, where nothing else is said."""
        return self.cleaned_data["kind"] or AnswerKind.TEXT

    def clean(self):
        """What the kind does not ask for is left empty, whatever was typed before another kind was chosen."""
        cleaned = super().clean()
        written = {name: lines_of(cleaned.get(name)) for name in ("choices_en", "choices_sw")}
        if cleaned.get("kind") != AnswerKind.CHOICE:
            return cleaned | dict.fromkeys(written, "")
        lengths = {len(lines) for lines in written.values() if lines}
        if not lengths or min(lengths) < 2:
            self.add_error("choices_en", _("Write two answers at least, each on a line of its own."))
        elif len(lengths) > 1:
            self.add_error("choices_sw", _("Write as many answers here as in the other language, in the same order."))
        return cleaned


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
CostFormSet = _lines(CostShare, CostForm, len(CostItem))
CriterionFormSet = _lines(Criterion, CriterionForm, 10)
QuestionFormSet = _lines(AssignmentQuestion, QuestionForm, 8)
