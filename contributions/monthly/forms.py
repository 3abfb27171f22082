"""What a giver changes about a gift."""

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from casework.money import from_minor
from casework.typed.sums import AmountField
from casework.typed.versions import Versioned
from payments.amounts import in_minor

from ..models import Gift


class ManageForm(Versioned, forms.Form):
    """Whether the name is shown; of a monthly gift also how much."""

    amount = AmountField(label=_("Each month"))
    shown = forms.ChoiceField(
        label=_("May we show your name on the page of this appeal?"),
        choices=[("yes", _("Yes")), ("no", _("No, I give anonymously"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, gift: Gift, **kwargs) -> None:
        self.gift = gift
        initial = {"shown": "no" if gift.is_anonymous else "yes"}
        if gift.is_running:
            initial["amount"] = from_minor(gift.subscription.amount_minor, gift.currency)
        super().__init__(*args, initial=initial, **kwargs)
        if gift.is_running:
            self.fields["amount"].help_text = self._from_when(gift)
        else:
            del self.fields["amount"]

    def _from_when(self, gift: Gift) -> str:
        day = gift.subscription.renews_at
        if day is None:
            return _("In %(currency)s, from the next month on.") % {"currency": gift.currency}
        values = {"currency": gift.currency, "day": date_format(localdate(day))}
        return _("In %(currency)s, from %(day)s on.") % values

    def clean_amount(self) -> int:
        """In the smallest unit."""
        return in_minor(self.cleaned_data["amount"], self.gift.currency)
