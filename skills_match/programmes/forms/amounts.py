"""An amount as people write it, kept in the smallest unit of its currency."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.money import from_minor, to_minor, written_digits


class AmountForm(forms.ModelForm):
    """For a row with `amount_minor` and a `currency` that is chosen."""

    amount = forms.DecimalField(
        label=_("Amount"),
        min_value=Decimal("0.01"),
        max_value=Decimal("1000000000"),
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text=_("Shillings without cents: 150000. Dollars and euros with a point: 45.50."),
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
                self.instance.amount_minor = to_minor(amount, currency)
            except ValueError:
                if written_digits(currency):
                    self.add_error("amount", _("Write at most two decimals."))
                else:
                    self.add_error("amount", _("Shillings are written without cents."))
        return cleaned
