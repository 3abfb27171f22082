"""What finance types about the bank and the cash box."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from diaspora.name_fields import NameField

from ...amounts import AmountField, in_minor
from ...currencies import CURRENCIES
from ...enums import USES_IN, USES_OUT, BankUse
from ...models import BankLine
from ..invoicing import things_to_pay

MOST_BYTES = 2 * 1024 * 1024


class CashCountForm(forms.Form):
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    counted = AmountField(label=_("Counted"))
    explanation = forms.CharField(
        label=_("Explanation"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only where the box and the books differ."),
    )

    def clean(self):
        values = super().clean()
        if values.get("counted") is not None and values.get("currency"):
            try:
                values["counted"] = in_minor(values["counted"], values["currency"])
            except forms.ValidationError as error:
                self.add_error("counted", error)
            else:
                if values["counted"] < 0:
                    self.add_error("counted", _("There is never less than nothing in a box."))
        return values

    @property
    def said(self) -> dict:
        """What the verb wants."""
        values = dict(self.cleaned_data)
        return values | {"counted_minor": values.pop("counted")}


class ExplanationForm(forms.Form):
    explanation = forms.CharField(label=_("Explanation"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class BankLineForm(forms.Form):
    """What a line is that no invoice explains."""

    use = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    thing = forms.ChoiceField(label=_("What for"), required=False)
    payer_name = NameField(label=_("Name of the payer"), max_length=200, required=False)
    explanation = forms.CharField(label=_("Explanation"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, line: BankLine, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        came_in = line.amount_minor > 0
        self.fields["use"].choices = [(use.value, use.label) for use in (USES_IN if came_in else USES_OUT)]
        if came_in:
            self.fields["thing"].choices = [("", "–"), *things_to_pay()]
            self.fields["thing"].help_text = _("Only for what was received for something of ours: it gets a receipt.")
        else:
            del self.fields["thing"], self.fields["payer_name"]

    def clean(self):
        values = super().clean()
        if values.get("use") == BankUse.PURPOSE and not values.get("thing"):
            self.add_error("thing", _("Choose what it was received for."))
        return values


class BankLineFilter(Filter):
    show = forms.ChoiceField(label=_("Show"), choices=[("", _("All")), ("undecided", _("Not decided yet"))])
    month = forms.RegexField(r"^(?!0000)\d{4}-\d{2}$", label=_("Month, such as 2026-11"), max_length=7)

    def narrow(self, lines):
        values = self.values
        if values.get("show"):
            lines = lines.undecided()
        if month := values.get("month"):
            year, number = month.split("-")
            lines = lines.filter(booked_on__year=int(year), booked_on__month=int(number))
        return lines


class BankStatementForm(forms.Form):
    statement = forms.FileField(
        label=_("Bank statement"),
        help_text=_("A CSV file with the columns date, amount, currency and text. The same file may be read again."),
    )

    def clean_statement(self):
        file = self.cleaned_data["statement"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large: 2 MB at most."))
        return file
