"""What the office types about a programme, and the rows that it is made of."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned
from diaspora.enums import InstitutionKind, TanzaniaLink

from ...enums import WITH_CHOICE, WITH_NUMBER, WITH_TEXT, AllowanceKind, AllowanceUnit, RuleKind
from ...models import AllowanceBudget, AllowanceRate, Programme, ProgrammeBudgetLine, ProgrammeRule
from .amounts import AmountForm

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
#: Words of addresses next to those of programmes.
_TAKEN = {"new"}
_TEXTS = ("title_en", "title_sw", "summary_en", "summary_sw", "text_en", "text_sw")


class NewProgrammeForm(forms.ModelForm):
    class Meta:
        model = Programme
        fields = ("code", *_TEXTS, "opens_on", "closes_on")
        widgets = {"opens_on": DAY, "closes_on": DAY}
        help_texts = {"code": _("Small letters and hyphens, such as mida-health-2027. It stays as it is.")}

    def clean_code(self) -> str:
        code = self.cleaned_data["code"]
        if code in _TAKEN:
            raise forms.ValidationError(_("Choose another one: this word stands for a page already."))
        return code


class ProgrammeForm(Versioned, forms.ModelForm):
    class Meta:
        model = Programme
        fields = (*_TEXTS, "opens_on", "closes_on", "asks_referees_early", "is_public")
        widgets = {"opens_on": DAY, "closes_on": DAY}


class ProgrammePartForm(Versioned, forms.ModelForm):
    """A row that belongs to one programme."""

    def __init__(self, *args, programme: Programme, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.programme = programme

    def _get_validation_exclusions(self) -> set[str]:
        """The programme is no field of the form, and still counts where a row may exist only once in it."""
        return super()._get_validation_exclusions() - {"programme"}


class RuleForm(ProgrammePartForm):
    """One kind of rule asks for a number, another for a choice, a third for a text in both languages."""

    class Meta:
        model = ProgrammeRule
        fields = ("kind", "number", "choice", "text_en", "text_sw")
        help_texts = {
            "number": _("For days, years of experience and age."),
            "choice": _("For kinds of institutions and links to Tanzania: one rule for each that is admitted."),
            "text_en": _("For documents and statements, as applicants read it: “I hold a valid nursing licence.”"),
        }

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if not kind:
            return cleaned
        self._ask("number", kind in WITH_NUMBER, _("Write the number."))
        self._ask("choice", kind in WITH_CHOICE, _("Choose one."))
        for name in ("text_en", "text_sw"):
            self._ask(name, kind in WITH_TEXT, _("Write it in both languages."))
        if kind in WITH_CHOICE and not _fits(kind, cleaned.get("choice") or ""):
            self.add_error("choice", _("Choose one that belongs to this kind of rule."))
        return cleaned

    def _ask(self, name: str, is_asked: bool, sentence) -> None:
        """What the kind does not ask for is left empty, whatever was typed before another kind was chosen."""
        if name in self.errors:
            return
        if not is_asked:
            self.cleaned_data[name] = None if name == "number" else ""
        elif not self.cleaned_data.get(name):
            self.add_error(name, sentence)


def _fits(kind: str, choice: str) -> bool:
    return not choice or choice in (InstitutionKind.values if kind == RuleKind.HOST_KIND else TanzaniaLink.values)


class RateForm(AmountForm, ProgrammePartForm):
    class Meta:
        model = AllowanceRate
        fields = (
            "kind",
            "amount",
            "currency",
            "unit",
            "region",
            "valid_from",
            "source",
            "full_days",
            "later_percent",
        )
        widgets = {"valid_from": DAY}
        help_texts = {
            "region": _("Without one the rate holds wherever no other does."),
            "source": _("The circular or decision, with its date."),
            "full_days": _("For long stays, only for a rate by the day: such as 30."),
            "later_percent": _("Such as 75: from the day after that on, a day costs 75 % of the rate."),
        }
        widgets |= {
            name: forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
            for name in ("full_days", "later_percent")
        }

    def clean(self):
        """Both or neither, and only where days are counted."""
        cleaned = super().clean()
        days, percent = cleaned.get("full_days"), cleaned.get("later_percent")
        if {"full_days", "later_percent"} & self.errors.keys():
            return cleaned
        if (days is None) != (percent is None):
            self.add_error("full_days" if days is None else "later_percent", _("Write both, or neither."))
        elif days is not None and cleaned.get("unit") and cleaned["unit"] != AllowanceUnit.DAY:
            self.add_error("full_days", _("Only a rate by the day can be less after some days. Leave both empty."))
        return cleaned


class BudgetLineForm(AmountForm, ProgrammePartForm):
    pays = forms.MultipleChoiceField(
        label=_("Allowances that are paid from it"),
        help_text=_(
            "Each offer of them in the currency of this line is committed here, and nobody is offered more than is "
            "left. Tick nothing for money that no offer uses."
        ),
        choices=AllowanceKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = ProgrammeBudgetLine
        fields = ("code", "label_en", "label_sw", "amount", "currency", "pays")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["pays"] = [row.kind for row in self.instance.pays.all()] if self.instance.pk else []

    def clean(self):
        cleaned = super().clean()
        kinds, currency = cleaned.get("pays") or [], cleaned.get("currency")
        others = AllowanceBudget.objects.filter(programme=self.instance.programme, kind__in=kinds, currency=currency)
        if taken := others.exclude(budget_line=self.instance.pk).select_related("budget_line").first():
            text = _("“%(kind)s” is paid from another line in this currency: %(line)s.")
            self.add_error("pays", text % {"kind": taken.get_kind_display(), "line": taken.budget_line})
        return cleaned

    def save(self, commit: bool = True) -> ProgrammeBudgetLine:
        """The caller holds a transaction."""
        line = super().save(commit)
        line.pays.all().delete()
        of_line = {"programme": line.programme, "currency": line.currency, "budget_line": line}
        AllowanceBudget.objects.bulk_create(AllowanceBudget(kind=kind, **of_line) for kind in self.cleaned_data["pays"])
        return line
