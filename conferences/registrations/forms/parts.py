"""What the registration team types: categories with prices, quotas, questions, codes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.money import from_minor, to_minor
from casework.refusals import Refused
from casework.typed.rows import RowsField
from payments.currencies import check_amount

from ...enums import QuestionKind
from ...events.forms import DAY, EventPartForm
from ...models import Category, Code, EventQuestion, Quota
from ..places import recount, taken_of

_MOST = 10**9


class PriceField(forms.DecimalField):
    """In whole units of the currency of the event, as people write it."""

    def __init__(self, **kwargs) -> None:
        super().__init__(min_value=0, max_value=_MOST, max_digits=12, decimal_places=3, **kwargs)


class CategoryForm(EventPartForm):
    price = PriceField(label=_("Price"), help_text=_("0 is free."))
    early_price = PriceField(label=_("Early price"), required=False)

    class Meta:
        model = Category
        fields = (
            "name_en",
            "name_sw",
            "description_en",
            "description_sw",
            "early_until",
            "needs_approval",
            "is_by_code_only",
            "is_accompanying",
            "sort_order",
        )
        widgets = {"early_until": DAY}

    field_order = ("name_en", "name_sw", "description_en", "description_sw", "price", "early_price", "early_until")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        currency = self.event.currency
        self.initial["price"] = from_minor(self.instance.price_minor, currency)
        if self.instance.early_price_minor is not None:
            self.initial["early_price"] = from_minor(self.instance.early_price_minor, currency)

    def _minor(self, name: str) -> int | None:
        amount = self.cleaned_data.get(name)
        if amount is None:
            return None
        try:
            minor = to_minor(amount, self.event.currency)
            if minor:
                check_amount(minor, self.event.currency, by_card=False)
        except ValueError:
            self.add_error(name, _("This has more decimals than the currency is written with."))
            return None
        except Refused as refusal:
            self.add_error(name, str(refusal))
            return None
        return minor

    def clean(self):
        super().clean()
        price, early = self._minor("price"), self._minor("early_price")
        if not self.errors.keys() & {"price", "early_price", "early_until"}:
            until = self.cleaned_data.get("early_until")
            if (early is None) != (until is None) or (early is not None and early > price):
                self.add_error("early_price", _("An early price needs its last day, and is not above the price."))
            self.instance.price_minor, self.instance.early_price_minor = price, early
        return self.cleaned_data


class QuotaForm(EventPartForm):
    class Meta:
        model = Quota
        fields = ("name_en", "name_sw", "size", "covers_all", "categories")
        field_classes = {"categories": RowsField}

    def clean(self):
        """Places that were taken before count too, of whatever counts from now on."""
        super().clean()
        size = self.cleaned_data.get("size")
        if size is not None:
            counted = None if self.cleaned_data.get("covers_all") else self.cleaned_data.get("categories", ())
            taken = self.instance.taken = taken_of(self.event, counted)
            if size < taken:
                self.add_error("size", _("%(taken)s places are taken already.") % {"taken": taken})
        return self.cleaned_data

    def save(self, commit: bool = True) -> Quota:
        quota = super().save(commit)
        recount(quota.pk)
        return quota


class EventQuestionForm(EventPartForm):
    class Meta:
        model = EventQuestion
        fields = (
            "text_en",
            "text_sw",
            "kind",
            "choices_en",
            "choices_sw",
            "is_required",
            "is_asked_later",
            "categories",
            "sort_order",
        )
        field_classes = {"categories": RowsField}
        widgets = {
            "choices_en": forms.Textarea(attrs={"rows": 4}),
            "choices_sw": forms.Textarea(attrs={"rows": 4}),
        }

    def clean(self):
        super().clean()
        if self.cleaned_data.get("kind") == QuestionKind.CHOICE:
            english, swahili = (len(lines(self.cleaned_data.get(f"choices_{code}") or "")) for code in ("en", "sw"))
            if english < 2 or english != swahili:
                self.add_error("choices_en", _("Write at least two answers, and as many in each language."))
        return self.cleaned_data


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class EventCodeForm(EventPartForm):
    left_alone = ("used",)

    class Meta:
        model = Code
        fields = (
            "code",
            "percent",
            "category",
            "most",
            "valid_until",
            "guest_title",
            "guest",
            "protocol_order",
            "protocol_notes",
        )
        widgets = {"valid_until": DAY, "protocol_notes": forms.Textarea(attrs={"rows": 3})}

    def clean(self):
        super().clean()
        said = ("guest_title", "protocol_order", "protocol_notes")
        if not self.cleaned_data.get("guest") and any(self.cleaned_data.get(name) for name in said):
            self.add_error("guest", _("Whom does this code invite? Protocol needs a name."))
        return self.cleaned_data

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].strip().upper()
        if Code.objects.filter(event=self.event, code=code).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This event has this code already."))
        return code

    def clean_most(self) -> int:
        most = self.cleaned_data["most"]
        if most < self.instance.used:
            raise forms.ValidationError(_("It was used %(used)s times already.") % {"used": self.instance.used})
        return most
