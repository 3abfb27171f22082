"""Money before it is spent: asked for, and paid back."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.money import from_minor
from casework.typed.days import Near
from skills_match.enums import AllowanceKind
from skills_match.programmes.forms.amounts import UnitsField

from ...models import ClaimLine
from .one_currency import InOneCurrency
from .writing import DAY


class AdvanceForm(InOneCurrency):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=AllowanceKind)
    what = forms.CharField(
        label=gettext_lazy("What do you need it for before you are paid?"),
        help_text=gettext_lazy("Such as: ticket Nairobi–Mwanza and the first two weeks of rent."),
        max_length=200,
    )
    amount = UnitsField(label=gettext_lazy("Amount"))

    def __init__(self, *args, currency: str, line: ClaimLine | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.fields["amount"].help_text = _("In %(currency)s.") % {"currency": currency}
        if line:
            amount = from_minor(line.amount_minor, line.currency)
            self.initial = {"kind": line.kind, "what": line.what, "amount": amount}


class PaidBackForm(InOneCurrency):
    """All that is open is proposed; less is a part."""

    amount = UnitsField(label=gettext_lazy("Amount"))
    reference = forms.CharField(
        label=gettext_lazy("Reference of the payment"),
        help_text=gettext_lazy("As the bank statement has it. No account number."),
        max_length=60,
    )
    day = forms.DateField(label=gettext_lazy("Paid back on"), validators=[Near(back=5, ahead=0)], **DAY)

    def __init__(self, *args, unsettled_minor: int, currency: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.fields["amount"].initial = from_minor(unsettled_minor, currency)
