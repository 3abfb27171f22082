"""What the office has found out about a formality."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.money import from_minor, to_minor
from casework.typed.versions import Versioned
from skills_match.models.querysets import today_in_closing_zone

from ...models import Formality


class FormalityForm(Versioned, forms.ModelForm):
    needed_sometimes = ("currency", "source", "checked_on")

    fee = forms.DecimalField(label=_("Fee"), required=False, min_value=0, max_value=Decimal(10) ** 9)
    field_order = [
        "document_en",
        "document_sw",
        "body_en",
        "body_sw",
        "where",
        "who",
        "profession",
        "fee",
        "currency",
        "lead_days",
        "source",
        "checked_on",
    ]

    class Meta:
        model = Formality
        fields = (
            "document_en",
            "document_sw",
            "body_en",
            "body_sw",
            "where",
            "who",
            "profession",
            "currency",
            "lead_days",
            "source",
            "checked_on",
        )
        widgets = {"checked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "source": _("The address of the page, or who said it. Without source and day no fee and no time is shown."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.fee_minor is not None:
            self.initial["fee"] = from_minor(self.instance.fee_minor, self.instance.currency)

    def clean(self) -> dict:
        data = super().clean()
        self._ask_fee(data)
        knows = data.get("fee") is not None or data.get("lead_days") is not None
        for name in ("source", "checked_on") if knows else ():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("A fee or a time needs its source and the day on which it was read."))
        if data.get("checked_on") and data["checked_on"] > today_in_closing_zone():
            self.add_error("checked_on", _("This day is still to come."))
        return data

    def _ask_fee(self, data: dict) -> None:
        fee, currency = data.get("fee"), data.get("currency")
        if fee is None:
            data["currency"], self.instance.fee_minor = "", None
        elif not currency:
            self.add_error("currency", _("Choose the currency of the fee."))
        else:
            try:
                self.instance.fee_minor = to_minor(fee, currency)
            except ValueError:
                self.add_error("fee", _("This currency is written with fewer decimals."))
