"""An amount in a currency that is not chosen."""

from django import forms

from skills_match.programmes.forms.amounts import minor_of


class InOneCurrency(forms.Form):
    """`amount`, in units of `currency`, becomes `amount_minor`."""

    currency = ""

    def clean(self):
        cleaned = super().clean()
        if (amount := cleaned.pop("amount", None)) is not None:
            try:
                cleaned["amount_minor"] = minor_of(amount, self.currency)
            except forms.ValidationError as error:
                self.add_error("amount", error)
        return cleaned
