"""What an expert claims: an allowance by rate, or something that was spent."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.files.photos import ACCEPTED
from skills_match.enums import AllowanceKind, AllowanceUnit
from skills_match.models.programme import CURRENCIES
from skills_match.programmes.forms.amounts import UnitsField, minor_of

from ...life.forms.days import already_come
from ...models import Placement

DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class ByRateForm(forms.Form):
    """An allowance for which the programme has a rate: nights, months, a lump sum."""

    allowance = forms.ChoiceField(label=_("Allowance"), widget=forms.RadioSelect)
    first_on = forms.DateField(label=_("First day"), **DAY)
    quantity = forms.IntegerField(
        label=_("How many?"),
        help_text=_("Days, months or trips. What is paid once is 1."),
        min_value=1,
        max_value=366,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args, placement: Placement, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["allowance"].choices = _allowances(placement)  # type: ignore[attr-defined]

    def clean(self):
        cleaned = super().clean()
        if allowance := cleaned.pop("allowance", ""):
            kind, unit = allowance.split("-")
            cleaned |= {"kind": AllowanceKind(kind), "unit": AllowanceUnit(unit)}
            if unit == AllowanceUnit.ONCE and cleaned.get("quantity", 1) != 1:
                self.add_error("quantity", _("This is paid once: write 1."))
        return cleaned


def _allowances(placement: Placement) -> list[tuple[str, str]]:
    """Those for which there is a rate in the programme, whatever the day. Online there is no night and no trip."""
    rows = placement.assignment.programme.rates.order_by("kind", "unit").values_list("kind", "unit").distinct()
    away = {AllowanceKind.SUBSISTENCE, AllowanceKind.TRAVEL, AllowanceKind.HOUSING}
    return [
        (f"{kind}-{unit}", f"{AllowanceKind(kind).label}, {AllowanceUnit(unit).label}")
        for kind, unit in rows
        if not (placement.is_online and kind in away)
    ]


class ExpenseForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=AllowanceKind)
    what = forms.CharField(
        label=_("What was it for?"), help_text=_("Such as: bus Dodoma–Iringa and back."), max_length=200
    )
    first_on = forms.DateField(label=_("Day on the receipt"), **DAY)
    amount = UnitsField(label=_("Amount on the receipt"), help_text=_("In the currency of the receipt."))
    currency = forms.ChoiceField(label=_("Currency"), choices=CURRENCIES)
    upload = forms.FileField(
        label=_("Receipt"),
        help_text=_("A scan or a photo: PDF or Word at most 5 MB, a photo at most 10 MB. Only finance can open it."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_first_on(self) -> datetime.date:
        return already_come(self.cleaned_data["first_on"])

    def clean(self):
        cleaned = super().clean()
        amount, currency = cleaned.get("amount"), cleaned.get("currency")
        if amount is not None and currency:
            try:
                cleaned["amount_minor"] = minor_of(amount, currency)
            except forms.ValidationError as error:
                self.add_error("amount", error)
        cleaned.pop("amount", None)
        return cleaned
