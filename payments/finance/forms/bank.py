"""What finance types about the bank and the cash box."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from casework.typed.sums import AmountField
from diaspora.name_fields import NameField

from ...amounts import in_minor
from ...bank.deciding import refunds_of
from ...bank.decimals import COMMA, POINT
from ...bank.matching import without_a_line
from ...currencies import CURRENCIES
from ...enums import USES_IN, USES_OUT, BankUse
from ...models import BankLine, Payment
from ..invoicing import things_to_pay

MOST_BYTES = 2 * 1024 * 1024
#: As many payments and refunds are offered to choose from, the newest first.
SHOWN = 50


class CashCountForm(forms.Form):
    needed_sometimes = ("explanation",)

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


#: What a line belongs to, by what it is: the field that names it, and the sentence of whoever leaves it out.
_NAMED = {
    BankUse.PURPOSE.value: ("thing", _("Choose what it was received for.")),
    BankUse.BOOKED.value: ("payment", _("Choose the payment whose money this is.")),
    BankUse.REFUND.value: ("refund", _("Choose the refund that was paid with it.")),
}


class BankLineForm(forms.Form):
    """What a line is that no invoice explains."""

    needed_sometimes = ("thing", "payment", "refund")

    use = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    thing = forms.ChoiceField(label=_("What for"), required=False)
    payment = forms.ChoiceField(label=_("Which payment?"), required=False)
    refund = forms.ChoiceField(label=_("Which refund?"), required=False)
    payer_name = NameField(label=_("Name of the payer"), max_length=200, required=False)
    explanation = forms.CharField(label=_("Explanation"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, line: BankLine, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        came_in = line.amount_minor > 0
        self.fields["use"].choices = [(use.value, use.label) for use in (USES_IN if came_in else USES_OUT)]
        if came_in:
            self._ask_what_for(line)
            del self.fields["refund"]
        else:
            self._ask_which_refund(line)
            del self.fields["thing"], self.fields["payer_name"], self.fields["payment"]

    def _ask_what_for(self, line: BankLine) -> None:
        self.fields["thing"].choices = [("", "–"), *things_to_pay()]
        self.fields["thing"].help_text = _("Only for what was received for something of ours: it gets a receipt.")
        booked = without_a_line(line).order_by("-paid_at")[:SHOWN]
        self.fields["payment"].choices = [("", "–"), *((each.reference, _called(each)) for each in booked)]
        self.fields["payment"].help_text = _(
            "Only for money that is in the books already: the paid invoices of this sum that no bank line shows. It is "
            "not booked again."
        )

    def _ask_which_refund(self, line: BankLine) -> None:
        paid = refunds_of(line).select_related("payment").order_by("-done_at")[:SHOWN]
        self.fields["refund"].choices = [("", "–"), *((str(each.pk), _called(each.payment)) for each in paid)]
        self.fields["refund"].help_text = _(
            "Only for a refund: those of this sum that were paid by hand from the bank, and that no bank line shows."
        )

    def clean(self):
        values = super().clean()
        field, text = _NAMED.get(values.get("use", ""), ("", ""))
        if field and not values.get(field):
            self.add_error(field, text)
        return values

    @property
    def said(self) -> dict:
        """What the verb wants."""
        values = self.cleaned_data
        field, _text = _NAMED.get(values["use"], ("", ""))
        said = {name: values.get(name, "") for name in ("use", "explanation", "payer_name")}
        return said | {"thing": values[field] if field else ""}


def _called(payment: Payment) -> str:
    return " · ".join(part for part in (payment.reference, payment.payer_name, payment.named) if part)


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
        help_text=_(
            "A CSV file whose first line names the columns date, amount, currency and text, with commas, semicolons or "
            "tabs between them. Days as 2026-11-30, 30/11/2026 or 30.11.2026: the day before the month. Money that "
            "went out with a minus sign. The same file may be read again."
        ),
    )
    decimals = forms.ChoiceField(
        label=_("How does the file write decimals?"),
        choices=[
            ("", _("As its sums show")),
            (POINT, _("With a point, such as 1,234.56")),
            (COMMA, _("With a comma, such as 1.234,56")),
        ],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Choose one where no sum of the file shows it, as in a file with 150.000 alone."),
    )

    def clean_statement(self):
        file = self.cleaned_data["statement"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large: 2 MB at most."))
        return file
