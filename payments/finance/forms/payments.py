"""What finance types."""

import re
import uuid

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from casework.money import written
from casework.typed.sums import AmountField
from diaspora.name_fields import NameField

from ...amounts import in_minor
from ...currencies import CURRENCIES
from ...enums import PaymentState, PaymentWay
from ...models import Payment
from ..invoicing import things_to_pay


class PaymentFilter(Filter):
    q = forms.CharField(label=_("Reference, name or what for"), max_length=100)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *PaymentState.choices])
    way = forms.ChoiceField(label=_("Way"), choices=[("", _("All")), *PaymentWay.choices])

    def narrow(self, payments):
        values = self.values
        if text := values.pop("q", ""):
            words = Q(reference__icontains=text) | Q(payer_name__icontains=text) | Q(title__icontains=text)
            for code, _name in settings.FULL_LANGUAGES:
                words |= Q(**{f"titles__{code}__icontains": text})
            payments = payments.filter(words | Q(payer_email__iexact=text))
        return payments.filter(**values)


class StatementFilter(Filter):
    purpose = forms.ChoiceField(label=_("What for"))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    month = forms.TypedChoiceField(label=_("Month"), coerce=int)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        self.fields["purpose"].choices = [("", _("All")), *things_paid_for()]
        self.fields["year"].choices = [(year, str(year)) for year in range(this_year, this_year - 8, -1)]
        self.fields["month"].choices = [("", _("The whole year")), *((month, str(month)) for month in range(1, 13))]


def things_paid_for() -> list[tuple[str, str]]:
    """Kind and reference in one word, and what it is called, of everything that somebody ever began to pay for: once
    each, in the language of the reader."""
    newest = Payment.objects.order_by("purpose", "purpose_reference", "pk")[:5000]
    called = {f"{row.purpose} {row.purpose_reference}": row.named for row in newest}
    return sorted(called.items(), key=lambda entry: entry[1].casefold())


class PressedOnce(forms.Form):
    """Carries the key of the money that it moves: sent again, at any time, it moves nothing (docs/decisions/0040)."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"key": uuid.uuid4(), **(self.initial or {})}


class RefundForm(PressedOnce):
    amount = AmountField(label=_("Amount"))
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
        minor = in_minor(self.cleaned_data["amount"], self.payment.currency)
        if minor <= 0:
            raise forms.ValidationError(_("Write a sum above nothing."))
        return minor


class InvoiceForm(PressedOnce):
    thing = forms.ChoiceField(label=_("What for"))
    amount = AmountField(label=_("Amount"))
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    way = forms.ChoiceField(
        label=_("Way"),
        choices=[(way.value, way.label) for way in (PaymentWay.INVOICE, PaymentWay.CASH)],
        widget=forms.RadioSelect,
    )
    payer_name = NameField(label=_("Name of the payer"), max_length=200)
    payer_email = forms.EmailField(
        label=_("E-mail address of the payer"),
        max_length=254,
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

    def clean_control_number(self) -> str:
        """As a bank line has it: people group its figures."""
        return re.sub(r"[\s-]", "", self.cleaned_data["control_number"])

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
