"""What finance types."""

import uuid
from decimal import Decimal

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from casework.money import to_minor, written, written_digits

from ..currencies import CURRENCIES
from ..enums import USES_IN, USES_OUT, BankUse, PaymentState, PaymentWay
from ..models import BankLine, Payment
from .invoicing import things_to_pay

MOST_BYTES = 2 * 1024 * 1024


class PaymentFilter(Filter):
    q = forms.CharField(label=_("Reference, name or what for"), max_length=100)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *PaymentState.choices])
    way = forms.ChoiceField(label=_("Way"), choices=[("", _("All")), *PaymentWay.choices])

    def narrow(self, payments):
        values = self.values
        if text := values.pop("q", ""):
            words = Q(reference__icontains=text) | Q(payer_name__icontains=text) | Q(title__icontains=text)
            payments = payments.filter(words | Q(payer_email__iexact=text))
        return payments.filter(**values)


class StatementFilter(Filter):
    purpose = forms.ChoiceField(label=_("What for"))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    month = forms.TypedChoiceField(label=_("Month"), coerce=int)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        rows = Payment.objects.order_by("title").values_list("purpose", "purpose_reference", "title").distinct()[:500]
        titles = {f"{kind} {reference}": title for kind, reference, title in rows}
        self.fields["purpose"].choices = [("", _("All")), *titles.items()]
        self.fields["year"].choices = [(year, str(year)) for year in range(this_year, this_year - 8, -1)]
        self.fields["month"].choices = [("", _("The whole year")), *((month, str(month)) for month in range(1, 13))]


def in_minor(amount: Decimal, currency: str) -> int:
    """In the smallest unit. Raises ValidationError when it has more decimals than are written."""
    try:
        return to_minor(amount, currency)
    except ValueError:
        values = {"currency": currency, "digits": written_digits(currency)}
        raise forms.ValidationError(_("%(currency)s is written with %(digits)s decimals.") % values) from None


class PressedOnce(forms.Form):
    """Carries the key of what it makes: pressed four times it makes one thing."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"key": uuid.uuid4(), **(self.initial or {})}


class RefundForm(PressedOnce):
    amount = forms.DecimalField(label=_("Amount"), max_digits=12)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason.")},
    )

    def __init__(self, *args, payment: Payment, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.payment = payment
        left = written(payment.left_minor, payment.currency)
        self.fields["amount"].help_text = _("In %(currency)s; %(left)s at most.") % {
            "currency": payment.currency,
            "left": left,
        }

    def clean_amount(self) -> int:
        """In the smallest unit."""
        return in_minor(self.cleaned_data["amount"], self.payment.currency)


class InvoiceForm(PressedOnce):
    thing = forms.ChoiceField(label=_("What for"))
    amount = forms.DecimalField(label=_("Amount"), max_digits=15)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    way = forms.ChoiceField(
        label=_("Way"),
        choices=[(way.value, way.label) for way in (PaymentWay.INVOICE, PaymentWay.CASH)],
        widget=forms.RadioSelect,
    )
    payer_name = forms.CharField(label=_("Name of the payer"), max_length=200)
    payer_email = forms.EmailField(
        label=_("E-mail address of the payer"),
        required=False,
        help_text=_("Empty: the payer gets everything on paper."),
    )
    language = forms.ChoiceField(label=_("Language of the payer"), choices=settings.FULL_LANGUAGES)
    until = forms.DateField(
        label=_("To be paid until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Empty: in 30 days."),
    )
    control_number = forms.CharField(
        label=_("Control number"),
        max_length=20,
        required=False,
        help_text=_("Under which the government’s payment system takes the money. Empty: there is none."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thing"].choices = things_to_pay()

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("This day is over."))
        return until

    def clean(self):
        values = super().clean()
        if values.get("amount") is not None and values.get("currency"):
            try:
                values["amount"] = in_minor(values["amount"], values["currency"])
            except forms.ValidationError as error:
                self.add_error("amount", error)
        return values

    @property
    def asked(self) -> dict:
        """What the verb wants."""
        values = dict(self.cleaned_data)
        return values | {"amount_minor": values.pop("amount"), "way": PaymentWay(values["way"])}


class EvidenceForm(forms.Form):
    evidence = forms.CharField(
        label=_("Where the money is seen"),
        max_length=200,
        help_text=_("For example the number of the bank statement and its line. A colleague looks there and confirms."),
    )


class ReasonOfFinanceForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason.")},
    )


class ExplanationForm(forms.Form):
    explanation = forms.CharField(label=_("Explanation"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class BankLineForm(forms.Form):
    """What a line is that no invoice explains."""

    use = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    thing = forms.ChoiceField(label=_("What for"), required=False)
    payer_name = forms.CharField(label=_("Name of the payer"), max_length=200, required=False)
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
