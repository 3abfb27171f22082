"""What the office makes of a suggested skill or occupation."""

from django import forms
from django.db.models import Case, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from casework.seen import keys_in

from ...enums import ConceptKind, SuggestionState
from ...models import Concept, ConceptSuggestion, SkillGroup
from ...words import fold
from ..suggestions import waiting_too_long


class SuggestionFilter(Filter):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("All")), (ConceptKind.SKILL, _("Skills")), (ConceptKind.OCCUPATION, _("Occupations"))],
    )
    state = forms.ChoiceField(label=_("State"), choices=[*SuggestionState.choices, ("all", _("All"))])
    wait = forms.ChoiceField(label=_("Waiting"), choices=[("", _("All")), ("overdue", _("Overdue"))])
    q = forms.CharField(label=_("Word"), max_length=100)

    def narrow(self, suggestions):
        """Those that wait, unless another state is asked for."""
        values = self.values
        if "wait" in values:
            suggestions = suggestions.filter(waiting_too_long())
        if "q" in values:
            suggestions = suggestions.filter(text__icontains=values["q"])
        if "kind" in values:
            suggestions = suggestions.filter(kind=values["kind"])
        state = values.get("state", SuggestionState.OPEN)
        return suggestions if state == "all" else suggestions.filter(state=state)


class NewConceptForm(forms.Form):
    """The suggestion becomes a skill or an occupation of its own, each in a group that says where it belongs."""

    label_en = forms.CharField(label=_("Label in English"), max_length=200)
    label_sw = forms.CharField(label=_("Label in Kiswahili"), max_length=200)
    group = forms.ModelChoiceField(SkillGroup.objects.all(), label=_("Skill group"), empty_label=_("Choose a group"))
    unit_group = forms.ModelChoiceField(
        Concept.objects.none(),
        label=_("ISCO-08 unit group"),
        empty_label=_("Choose a group"),
        help_text=_("Matches compare occupations by it."),
    )

    def __init__(self, data=None, *, suggestion: ConceptSuggestion) -> None:
        label = f"label_{suggestion.language}"
        initial = {label: suggestion.text} if label in self.base_fields else {}
        super().__init__(data, initial=initial, prefix="new")
        del self.fields["unit_group" if suggestion.kind == ConceptKind.SKILL else "group"]
        if groups := self.fields.get("unit_group"):
            unit_groups = Concept.objects.of_kind(ConceptKind.UNIT_GROUP).exclude(isco="")
            groups.queryset = unit_groups.with_labels().order_by("isco")
            groups.label_from_instance = lambda concept: f"{concept.isco} {capfirst(concept.label)}"

    def clean(self) -> dict:
        values = super().clean()
        for name in ("label_en", "label_sw"):
            if name in values and not fold(values[name]):
                self.add_error(name, _("Write the word with letters."))
        return values


class SynonymForm(forms.Form):
    """The suggestion is another word for one that exists; the choices are what the vocabulary found."""

    concept = forms.ModelChoiceField(
        Concept.objects.none(),
        label=_("Which one is it another word for?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose one.")},
    )

    def __init__(self, data=None, *, found: list[Concept], kind: str) -> None:
        super().__init__(data, prefix="synonym")
        chosen = keys_in([self.data.get("synonym-concept") or ""])
        offered = [*(concept.pk for concept in found), *chosen]
        places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(dict.fromkeys(offered))]
        one = Concept.objects.of_kind(kind).with_labels().filter(pk__in=offered)
        self.fields["concept"].queryset = one.order_by(Case(*places, default=0)) if places else one


class DeclineForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer"),
        help_text=_("The person reads it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why. The person reads it.")},
    )

    def __init__(self, data=None) -> None:
        super().__init__(data, prefix="decline")
