"""Sums as people type them."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import DecimalValidator
from django.utils.translation import gettext_lazy as _

#: `150,000`, `1 500.50`: thousands begin with no nought.
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ ,\u00a0]\d{3})+(?:\.\d+)?")
#: `15,50`, `1.500,50`, `1 500,5`, `0,500`, as most of Europe writes.
_WITH_COMMA = re.compile(r"(?:\d+|\d{1,3}(?:[ .\u00a0]\d{3})+),\d{1,2}|0,\d{3}")
#: No sum of the portal has more.
MOST_SIGNS = 24


#: `1.000`: one, or a thousand. With a nought in front it is neither.
_UNCLEAR = re.compile(r"[1-9]\d{0,2}\.\d{3}")


class AmountField(forms.DecimalField):
    """`150,000`, `150 000` and `150.000,00` are one hundred and fifty thousand; `15,50` is fifteen and a half."""

    default_error_messages = {"invalid": _("Write a sum in figures, such as 25 or 25.50.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_digits=16, **kwargs)
        # What has too many digits is said in our words: the validator of Django knows no figures to show.
        self.validators = [check for check in self.validators if not isinstance(check, DecimalValidator)]

    def prepare_value(self, value: Any) -> Any:
        return _clear(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = str(value or "").strip()
        if len(text) > MOST_SIGNS:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if _UNCLEAR.fullmatch(text):
            values = {"amount": text, "large": text.replace(".", ""), "small": text[:-1]}
            raise forms.ValidationError(
                _("%(amount)s may be read in two ways. Write %(large)s, or %(small)s with two decimals.") % values
            )
        if "e" in text.lower():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        amount = super().to_python(_plain(text))
        if amount is not None and (not amount.is_finite() or abs(amount) >= 10**15):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return amount


def _clear(amount: Decimal) -> Decimal:
    """As it is shown in a form: with two decimals, or four where two are too few."""
    exponent = amount.as_tuple().exponent
    if exponent != -3:
        return amount
    short = amount.quantize(Decimal("0.01"))
    return short if short == amount else amount.quantize(Decimal("0.0001"))


def _plain(text: str) -> str:
    if _WITH_COMMA.fullmatch(text):
        return re.sub(r"[ .\u00a0]", "", text).replace(",", ".")
    return re.sub(r"[ ,\u00a0]", "", text) if _GROUPED.fullmatch(text) else text
