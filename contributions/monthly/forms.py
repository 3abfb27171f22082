"""What a giver changes about a gift."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.money import from_minor
from casework.typed.versions import Versioned
from payments.finance.forms import in_minor

from ..gifts.forms import AmountField
from ..models import Gift


class ManageForm(Versioned, forms.Form):
    """Whether the name is shown; of a monthly gift also how much."""

    amount = AmountField(
        label=_("Each month"),
        max_digits=16,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
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
            self.fields["amount"].help_text = _("In %(currency)s, from the next month on.") % {
                "currency": gift.currency
            }
        else:
            del self.fields["amount"]

    def clean_amount(self) -> int:
        """In the smallest unit."""
        return in_minor(self.cleaned_data["amount"], self.gift.currency)
