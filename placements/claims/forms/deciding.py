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
from ..deciding import Accepted, GrantShare
from .one_currency import InOneCurrency
from .writing import DAY


class CheckForm(forms.Form):
    """The fields of each line stand together: accepted, reason, and from which money, numbered by its place. A line
    that two grants carry names the second one with its part; an advance is carried by none yet."""

    def __init__(self, *args, claim: Claim, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.lines, self.is_advance = list(claim.lines.all()), claim.is_advance
        money = {"budget": claim.programme.budget_lines.all(), "grant": claim.programme.grants.all()}
        for number, line in enumerate(self.lines):
            self._add_fields(number, line, money)
        self.needed_sometimes = [f"reason_{number}" for number, _line in enumerate(self.lines)]

    def _add_fields(self, number: int, line: ClaimLine, money: dict) -> None:
        told = {"line": str(line), "amount": written(line.amount_minor, line.currency)}
        self.fields[f"accepted_{number}"] = UnitsField(
            label=_("%(line)s: accepted of %(amount)s") % told,
            initial=from_minor(line.amount_minor, line.currency),
            min_value=Decimal(0),
        )
        self.fields[f"reason_{number}"] = forms.CharField(
            label=_("%(line)s: why it differs") % told, max_length=300, required=False, initial=line.reason
        )
        if not self.is_advance:
            self._add_money(number, told, money)

    def _add_money(self, number: int, told: dict, money: dict) -> None:
        self.fields[f"budget_{number}"] = forms.ModelChoiceField(
            label=_("%(line)s: budget line") % told, queryset=money["budget"]
        )
        self.fields[f"grant_{number}"] = forms.ModelChoiceField(
            label=_("%(line)s: grant") % told, queryset=money["grant"]
        )
        self.fields[f"part_{number}"] = UnitsField(
            label=_("%(line)s: part of it that another grant carries") % told, required=False
        )
        self.fields[f"budget2_{number}"] = forms.ModelChoiceField(
            label=_("%(line)s: budget line of that part") % told, queryset=money["budget"], required=False
        )
        self.fields[f"grant2_{number}"] = forms.ModelChoiceField(
            label=_("%(line)s: grant of that part") % told, queryset=money["grant"], required=False
        )

    def clean(self):
        cleaned = super().clean()
        for number, line in enumerate(self.lines):
            self._check(cleaned, number, line)
        return cleaned if self.errors else {"accepted": self._accepted(cleaned)}

    def _check(self, cleaned: dict, number: int, line: ClaimLine) -> None:
        accepted = self._minor(cleaned, f"accepted_{number}", line)
        part = self._minor(cleaned, f"part_{number}", line)
        if accepted is None:
            return
        if accepted > line.amount_minor:
            self.add_error(f"accepted_{number}", _("This is more than was claimed."))
        elif accepted < line.amount_minor and not cleaned.get(f"reason_{number}"):
            self.add_error(f"reason_{number}", _("Say why less is accepted than was claimed."))
        if part is not None:
            self._check_part(cleaned, number, part, accepted)

    def _check_part(self, cleaned: dict, number: int, part: int, accepted: int) -> None:
        if part >= accepted:
            self.add_error(f"part_{number}", _("This is not a part of what is accepted."))
        for name in (f"budget2_{number}", f"grant2_{number}"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Choose where this part comes from."))

    def _minor(self, cleaned: dict, name: str, line: ClaimLine) -> int | None:
        amount = cleaned.get(name)
        if amount is None:
            return None
        try:
            cleaned[name] = minor_of(amount, line.currency)
        except forms.ValidationError as error:
            self.add_error(name, error)
            return None
        return cleaned[name]

    def _accepted(self, data: dict) -> dict[int, Accepted]:
        """What was decided, by the number of the line."""
        return {
            line.pk: Accepted(data[f"accepted_{number}"], self._shares(data, number), data[f"reason_{number}"])
            for number, line in enumerate(self.lines)
        }

    def _shares(self, data: dict, number: int) -> tuple[GrantShare, ...]:
        if self.is_advance:
            return ()
        accepted, part = data[f"accepted_{number}"], data[f"part_{number}"] or 0
        first = GrantShare(data[f"budget_{number}"], data[f"grant_{number}"], accepted - part)
        return (first, GrantShare(data[f"budget2_{number}"], data[f"grant2_{number}"], part)) if part else (first,)


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


class PaidForm(InOneCurrency):
    """All that is open is proposed; less is a part."""

    amount = UnitsField(
        label=gettext_lazy("Amount"), help_text=gettext_lazy("What is open. Write less if only a part was paid.")
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference of the payment"),
        help_text=gettext_lazy("As the bank statement has it. No account number."),
        max_length=60,
    )
    paid_on = forms.DateField(label=gettext_lazy("Paid on"), validators=[Near(back=5, ahead=0)], **DAY)

    def __init__(self, *args, claim: Claim, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.currency = claim.currency
        self.fields["amount"].initial = from_minor(claim.open_minor, claim.currency)


class CameBackForm(ClaimReasonForm):
    came_back_on = forms.DateField(label=gettext_lazy("Came back on"), validators=[Near(back=5, ahead=0)], **DAY)


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
