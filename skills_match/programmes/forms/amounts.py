"""An amount as people write it, kept in the smallest unit of its currency."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.money import from_minor, to_minor, written_digits
from casework.typed.sums import AmountField


class UnitsField(AmountField):
    """In whole units, as people write it: at least a hundredth of one."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("min_value", Decimal("0.01"))
        super().__init__(max_value=Decimal("1000000000"), **kwargs)


def minor_of(amount: Decimal, currency: str) -> int:
    """Raises ValidationError where it has more decimals than are written."""
    try:
        return to_minor(amount, currency)
    except ValueError as error:
        digits = written_digits(currency)
        raise forms.ValidationError(
            _("Write at most two decimals.") if digits else _("Shillings are written without cents.")
        ) from error


class AmountForm(forms.ModelForm):
    """For a row with `amount_minor` and a `currency` that is chosen."""

    amount = UnitsField(
        label=_("Amount"), help_text=_("Shillings without cents: 150000. Dollars and euros with a point: 45.50.")
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["amount"] = from_minor(self.instance.amount_minor, self.instance.currency)

    def clean(self):
        cleaned = super().clean()
        amount, currency = cleaned.get("amount"), cleaned.get("currency")
        if amount is not None and currency:
            try:
                self.instance.amount_minor = minor_of(amount, currency)
            except forms.ValidationError as error:
                self.add_error("amount", error)
        return cleaned
