"""Small forms around an assignment: how it begins, and what is chosen from lists."""

import uuid
from collections.abc import Sequence

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from diaspora.enums import CEFR
from diaspora.models import Institution, Language

from ...enums import LEVEL_WORDS, AssignmentState, Importance, SkillLevel
from ...models import Assignment, Concept
from ...vocabulary.picker import Suggestion
from ..templates import assignment_templates

BLANK = "blank"


class CreateForm(forms.Form):
    """Where a new assignment begins. `source` is `blank`, `template:<code>` or `copy:<reference>`."""

    marks_optional = False
    institution = forms.ModelChoiceField(Institution.objects.none(), label=_("Institution"), empty_label=None)
    source = forms.ChoiceField(widget=forms.RadioSelect, label=_("How do you want to begin?"))
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, institutions: list[Institution], earlier, **kwargs) -> None:
        kwargs.setdefault("initial", {})["key"] = uuid.uuid4()
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = Institution.objects.with_names().filter(
            pk__in=[institution.pk for institution in institutions]
        )
        if len(institutions) == 1:
            self.fields["institution"].initial = institutions[0]
            self.fields["institution"].widget = forms.HiddenInput()
        templates = [(f"template:{t.code}", t.name) for t in assignment_templates().values()]
        copies = [(f"copy:{a.reference}", f"{a.title or _('Without a title yet')} ({a.reference})") for a in earlier]
        choices = [(_("From a template"), templates)]
        if copies:
            choices.append((_("As a copy of an earlier one"), copies))
        self.fields["source"].choices = [*choices, (_("Or"), [(BLANK, _("From a blank page"))])]


def described_levels() -> list[tuple[int, str]]:
    """The levels by the word that lists use, each with what the expert would say of it."""
    return [(level.value, f"{capfirst(word)}: “{level.label}”") for level, word in LEVEL_WORDS.items()]


def _offered(found: Sequence[Suggestion]) -> list[tuple[int, str] | tuple[str, list[tuple[int, str]]]]:
    """What fits, and then under its own heading what only comes near."""

    def choices(is_near: bool) -> list[tuple[int, str]]:
        return [(each.concept.pk, capfirst(each.label)) for each in found if each.is_near == is_near]

    near = choices(is_near=True)
    return [*choices(is_near=False), *([(_("What comes near"), near)] if near else [])]


class AssignmentSkillForm(forms.Form):
    """A skill out of what a search found, with how much of it is asked for."""

    marks_optional = False
    skill = forms.ModelChoiceField(
        Concept.objects.skills(),
        label=_("Which skill do you mean?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a skill."), "invalid_choice": _("Choose a skill from the list.")},
    )
    importance = forms.ChoiceField(
        choices=Importance, widget=forms.RadioSelect, label=_("How important is it?"), initial=Importance.MUST
    )
    level = forms.TypedChoiceField(
        choices=described_levels,
        coerce=int,
        widget=forms.RadioSelect,
        label=_("Which level?"),
        initial=SkillLevel.WORKING,
    )

    def __init__(self, *args, found=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].choices = _offered(found)
        if len(found) == 1:
            self.fields["skill"].initial = found[0].concept.pk


class AssignmentOccupationForm(forms.Form):
    marks_optional = False
    occupation = forms.ModelChoiceField(
        Concept.objects.occupations(),
        label=_("Which occupation do you mean?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an occupation."),
            "invalid_choice": _("Choose an occupation from the list."),
        },
    )

    def __init__(self, *args, found=(), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["occupation"].choices = _offered(found)


class AssignmentLanguageForm(forms.Form):
    marks_optional = False
    language = forms.ModelChoiceField(Language.objects.all(), label=_("Language"))
    level = forms.ChoiceField(choices=CEFR, initial=CEFR.B2, label=_("Level"))


class HostFilter(Filter):
    """Which of its assignments an institution looks at."""

    state = forms.ChoiceField(choices=[("", _("All states")), *AssignmentState.choices], label=_("State"))

    def narrow(self, assignments):
        return assignments.filter(**self.values)


class CancelForm(forms.Form):
    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Why is it cancelled?"),
        error_messages={"required": _("Write the reason.")},
    )


def earlier_assignments(institutions: list[Institution]):
    """What a new assignment can be a copy of, newest first."""
    return Assignment.objects.filter(institution__in=institutions).order_by("-created_at")[:20]
