"""What the office chooses when a round starts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.days import Near
from diaspora.models import User

from ...enums import RoundPlan
from ...kinds import JudgedKind


class StartForm(forms.Form):
    """Reviewers for each side of the kind, in fields `side-<key>`. Without a choice the round is light."""

    marks_optional = False

    plan = forms.ChoiceField(label=_("How are the files judged?"), choices=RoundPlan, widget=forms.RadioSelect)
    reviewers_each = forms.IntegerField(
        label=_("Reviewers for each file"),
        min_value=1,
        max_value=5,
        help_text=_("From different sides as far as possible."),
    )
    due_on = forms.DateField(
        label=_("Last day for scores"),
        help_text=_("After this day you can give late files to somebody else."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[Near(back=1, ahead=2)],
    )

    def __init__(self, *args, kind: JudgedKind, group_id: int, by: Any, **kwargs) -> None:
        super().__init__(*args, initial={"plan": RoundPlan.LIGHT, "reviewers_each": 2}, **kwargs)
        self.kind = kind
        self.people: dict[str, dict[str, User]] = {}
        for side in kind.sides:
            people = {
                str(user.pk): user for user in kind.people(group_id, side.key).order_by("first_name", "last_name", "pk")
            }
            self.people[side.key] = people
            self.fields[f"side-{side.key}"] = forms.MultipleChoiceField(
                label=side.label,
                choices=[(key, str(user)) for key, user in people.items()],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Choose at least one reviewer of this side.")},
            )
            self.initial[f"side-{side.key}"] = [str(by.pk)] if str(by.pk) in people else list(people)[:1]

    @property
    def reviewers(self) -> dict[str, list[User]]:
        return {
            side: [people[key] for key in self.cleaned_data[f"side-{side}"]] for side, people in self.people.items()
        }
