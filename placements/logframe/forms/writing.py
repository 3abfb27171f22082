"""What the office types about a logframe."""

from django import forms
from django.utils.translation import gettext_lazy as _

from skills_match.programmes.forms.programme import ProgrammePartForm

from ...enums import BY_HAND, AimKind
from ...models import Aim, Indicator, IndicatorValue, Target

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class _OfOneProgramme(ProgrammePartForm):
    """Offers rows of its own programme only."""

    def __init__(self, *args, programme, **kwargs) -> None:
        super().__init__(*args, programme=programme, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.filter(programme=programme)


class AimForm(_OfOneProgramme):
    class Meta:
        model = Aim
        fields = ("kind", "code", "text_en", "text_sw", "outcome")
        help_texts = {"code": _("Such as 1 for an outcome, 1.2 for an output.")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        outcomes = self.fields["outcome"].queryset.filter(kind=AimKind.OUTCOME)  # type: ignore[attr-defined]
        self.fields["outcome"].queryset = outcomes.exclude(pk=self.instance.pk)  # type: ignore[attr-defined]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == AimKind.OUTPUT and self.instance.pk and self.instance.outputs.exists():
            self.add_error("kind", _("Outputs lead to this outcome: let them lead to another one first."))
        return cleaned


class IndicatorForm(_OfOneProgramme):
    class Meta:
        model = Indicator
        fields = ("aim", "code", "text_en", "text_sw", "measure", "source", "baseline", "baseline_on")
        widgets = {"baseline_on": DAY}
        help_texts = {"text_en": _("With its unit: “Hours in which staff were taught”.")}


class TargetForm(_OfOneProgramme):
    class Meta:
        model = Target
        fields = ("indicator", "grant", "first_on", "last_on", "value")
        widgets = {"first_on": DAY, "last_on": DAY}
        help_texts = {"grant": _("Leave it empty for the whole programme.")}


class IndicatorValueForm(_OfOneProgramme):
    class Meta:
        model = IndicatorValue
        fields = ("indicator", "grant", "read_on", "value", "source")
        widgets = {"read_on": DAY}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        by_hand = self.fields["indicator"].queryset.filter(measure__in=sorted(BY_HAND))  # type: ignore[attr-defined]
        self.fields["indicator"].queryset = by_hand  # type: ignore[attr-defined]
