"""What finance types."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from casework.money import to_minor, written, written_digits

from ..enums import PaymentState, PaymentWay
from ..models import Payment

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


class RefundForm(forms.Form):
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
        try:
            return to_minor(self.cleaned_data["amount"], self.payment.currency)
        except ValueError:
            digits = written_digits(self.payment.currency)
            raise forms.ValidationError(
                _("%(currency)s is written with %(digits)s decimals.")
                % {"currency": self.payment.currency, "digits": digits}
            ) from None


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
