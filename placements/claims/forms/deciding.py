"""What finance decides: each line of a claim, a reason, a payment, the rate of a month."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.money import from_minor, written
from casework.typed.days import Near
from casework.typed.versions import Versioned
from skills_match.programmes.forms.amounts import UnitsField, minor_of

from ...models import Claim, ClaimLine, ExchangeRate
from ..deciding import Accepted
from .writing import DAY


class CheckForm(forms.Form):
    """The fields of each line stand together: accepted, reason, budget line and grant, numbered by its place."""

    def __init__(self, *args, claim: Claim, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(claim.lines.all())
        budget_lines = claim.programme.budget_lines.all()
        for number, line in enumerate(self.lines):
            self._add_fields(number, line, budget_lines)

    def _add_fields(self, number: int, line: ClaimLine, budget_lines) -> None:
        told = {"line": str(line), "amount": written(line.amount_minor, line.currency)}
        self.fields[f"accepted_{number}"] = UnitsField(
            label=_("%(line)s: accepted of %(amount)s") % told,
            initial=from_minor(line.amount_minor, line.currency),
            min_value=Decimal(0),
        )
        self.fields[f"reason_{number}"] = forms.CharField(
            label=_("%(line)s: why it differs") % told, max_length=300, required=False, initial=line.reason
        )
        self.fields[f"budget_{number}"] = forms.ModelChoiceField(
            label=_("%(line)s: budget line") % told, queryset=budget_lines, initial=line.budget_line_id
        )
        self.fields[f"grant_{number}"] = forms.CharField(
            label=_("%(line)s: grant, donor or project code") % told, max_length=40, initial=line.grant
        )

    def clean(self):
        cleaned = super().clean()
        for number, line in enumerate(self.lines):
            self._check(cleaned, number, line)
        return cleaned if self.errors else {"accepted": self._accepted(cleaned)}

    def _check(self, cleaned: dict, number: int, line: ClaimLine) -> None:
        amount = cleaned.get(f"accepted_{number}")
        if amount is None:
            return
        try:
            minor = minor_of(amount, line.currency)
        except forms.ValidationError as error:
            self.add_error(f"accepted_{number}", error)
            return
        cleaned[f"accepted_{number}"] = minor
        if minor > line.amount_minor:
            self.add_error(f"accepted_{number}", _("This is more than was claimed."))
        elif minor < line.amount_minor and not cleaned.get(f"reason_{number}"):
            self.add_error(f"reason_{number}", _("Say why less is accepted than was claimed."))

    def _accepted(self, data: dict) -> dict[int, Accepted]:
        """What was decided, by the number of the line."""
        return {
            line.pk: Accepted(
                data[f"accepted_{number}"],
                data[f"budget_{number}"],
                data[f"grant_{number}"],
                data[f"reason_{number}"],
            )
            for number, line in enumerate(self.lines)
        }


class ClaimReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What is to be changed, or what happened?"),
        help_text=gettext_lazy("The expert reads this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class ApproveClaimForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("If it is more than was offered: why it is paid all the same"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class PaidForm(forms.Form):
    reference = forms.CharField(
        label=gettext_lazy("Reference of the payment"),
        help_text=gettext_lazy("As the bank statement has it. No account number."),
        max_length=60,
    )
    paid_on = forms.DateField(label=gettext_lazy("Paid on"), validators=[Near(back=5, ahead=0)], **DAY)


class ExchangeRateForm(Versioned, forms.ModelForm):
    class Meta:
        model = ExchangeRate
        fields = ("currency", "month", "per_dollar", "source", "published_on")
        labels = {"month": gettext_lazy("Any day of the month"), "published_on": gettext_lazy("Published on")}
        help_texts = {"source": gettext_lazy("The official table, such as that of the central bank.")}
        widgets = {
            "month": DAY["widget"],
            "published_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "per_dollar": forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].validators.append(Near(back=5, ahead=1))
        self.fields["published_on"].validators.append(Near(back=5, ahead=0))

    def clean_month(self):
        return self.cleaned_data["month"].replace(day=1)
