"""What a giver types."""

import uuid
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from casework.money import written
from casework.typed.sums import AmountField
from diaspora.name_fields import NameField, leads_away
from payments import gateway
from payments.amounts import in_minor
from payments.currencies import CURRENCIES
from payments.enums import PaymentWay
from payments.finance.forms.payments import PressedOnce

from ..enums import Homage
from ..models import Appeal
from ..rules import anonymous_at_most
from .invoices import may_be_invoiced

OTHER = "other"
#: A telephone number is no name, whoever it should be read by.
_FIGURES_AT_MOST = 4


class GiverNameField(NameField):
    """The name of a person or a club."""

    def clean(self, value: Any) -> str:
        name = super().clean(value)
        if sum(sign.isdigit() for sign in name) > _FIGURES_AT_MOST:
            raise forms.ValidationError(_("Write a name, without a telephone number."))
        if leads_away(name):
            raise forms.ValidationError(
                _("Write a name, without the address of a site. After a full stop leave a blank.")
            )
        return name


class GiveForm(PressedOnce):
    """How often, how much, who. `website` is a trap: people do not see it, machines fill it in."""

    needed_sometimes = ("amount", "homage", "homage_name")

    often = forms.ChoiceField(
        label=_("How often do you want to give?"),
        choices=[("once", _("Once")), ("monthly", _("Each month, until I end it"))],
        widget=forms.RadioSelect,
    )
    choice = forms.ChoiceField(label=_("How much?"), widget=forms.RadioSelect)
    amount = AmountField(
        label=_("Another amount"),
        required=False,
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    way = forms.ChoiceField(label=_("How do you want to pay?"), widget=forms.RadioSelect)
    name = GiverNameField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Your receipt goes there."),
    )
    shown = forms.ChoiceField(
        label=_("May we show your name on the page of this appeal?"),
        choices=[("yes", _("Yes")), ("no", _("No, I give anonymously"))],
        widget=forms.RadioSelect,
    )
    homage = forms.ChoiceField(
        label=_("Do you give for somebody else?"),
        choices=[("", _("No")), *Homage.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    homage_name = GiverNameField(
        label=_("Name of that person"),
        max_length=120,
        required=False,
        help_text=_("Only if you give for somebody else."),
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args, appeal: Appeal, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.appeal = appeal
        self.initial = {"currency": appeal.currency, **self.initial}
        self._offer_amounts()
        self._offer_ways()
        self._say_most()
        limits = [written(anonymous_at_most(code), code) for code in dict.fromkeys([appeal.currency, "USD"])]
        self.fields["shown"].help_text = _(
            "Finance knows your name in either case. Anonymous gifts above %(limit)s in a year are accepted by finance "
            "first; a monthly gift counts as twelve."
        ) % {"limit": " / ".join(limits)}

    def _offer_amounts(self) -> None:
        offered = self.appeal.offered_minor
        choices = [(str(amount), written(amount, self.appeal.currency)) for amount in offered]
        self.fields["choice"].choices = [*choices, (OTHER, _("Another amount"))]
        if not offered:
            self.initial["choice"] = OTHER
            self.fields["choice"].widget = forms.HiddenInput()
            self.fields["amount"].label = _("How much?")

    def _say_most(self) -> None:
        most = [CURRENCIES[code] for code in dict.fromkeys([self.appeal.currency, "TZS"])]
        sums = " / ".join(written(each.largest, each.code) for each in most)
        text = _("By card %(amounts)s at most at a time. For more give by bank transfer.")
        self.fields["way"].help_text = text % {"amounts": sums}

    def _offer_ways(self) -> None:
        ways = [(PaymentWay.CARD, _("Online, by card"))] if gateway.is_on() else []
        ways += [(PaymentWay.INVOICE, _("By bank transfer: you get an invoice"))] if may_be_invoiced() else []
        self.fields["way"].choices = ways
        self.initial.setdefault("way", ways[0][0] if ways else "")
        self.initial.setdefault("often", "once")
        if not gateway.is_on():
            self.fields["often"].choices = self.fields["often"].choices[:1]
        elif self.appeal.ends_on:
            day = {"day": date_format(self.appeal.ends_on)}
            self.fields["often"].help_text = _("This appeal ends on %(day)s, and a monthly gift ends with it.") % day

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("homage") and not values.get("homage_name") and "homage_name" not in self.errors:
            self.add_error("homage_name", _("Write the name of that person."))
        if values.get("homage_name") and not values.get("homage") and "homage" not in self.errors:
            self.add_error(
                "homage", _("You wrote the name of somebody. Say how you give for them, or empty that field.")
            )
        if values.get("often") == "monthly" and values.get("way") == PaymentWay.INVOICE:
            self.add_error("way", _("A monthly gift is possible by card only."))
        if {"choice", "currency"} <= values.keys() and "amount" not in self.errors:
            self._take_amount(values)
        return values

    def _take_amount(self, values: dict[str, Any]) -> None:
        """A suggested amount is in the currency of the appeal. Who chose one and wrote something else is asked."""
        if values["choice"] != OTHER:
            values["amount_minor"] = int(values["choice"])
            self._ask_which(values)
            values["currency"] = self.appeal.currency
        elif values.get("amount") is None:
            self.add_error("amount", _("Write how much you want to give."))
        else:
            try:
                values["amount_minor"] = in_minor(values["amount"], values["currency"])
            except forms.ValidationError as error:
                self.add_error("amount", error)

    def _ask_which(self, values: dict[str, Any]) -> None:
        chosen = {"chosen": written(values["amount_minor"], self.appeal.currency)}
        if values.get("amount") is not None:
            text = _("You chose %(chosen)s and wrote another amount too. Choose “Another amount”, or empty that field.")
            self.add_error("choice", text % chosen)
        elif values["currency"] != self.appeal.currency:
            text = _("You chose %(chosen)s and another currency. For that currency choose “Another amount”.")
            self.add_error("choice", text % chosen)

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    @property
    def said(self) -> dict[str, Any]:
        """What the verb wants."""
        values = self.cleaned_data
        homage = values["homage"]
        return {
            "key": values["key"] or uuid.uuid4(),
            "amount_minor": values["amount_minor"],
            "currency": values["currency"],
            "way": values["way"],
            "is_monthly": values["often"] == "monthly",
            "name": values["name"],
            "email": values["email"].lower(),
            "is_anonymous": values["shown"] == "no",
            "homage": homage,
            "homage_name": values["homage_name"] if homage else "",
        }


class GiverAddressForm(forms.Form):
    """For a link to all that was given from an address."""

    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
