"""What the office chooses when a round starts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.days import Near
from diaspora.models import User

from ...enums import RoundPlan
from ...kinds import JudgedKind
from ...rounds.errors import OrganiserReviews


class StartForm(forms.Form):
    """Reviewers for each side of the kind, in fields `side-<key>`. The round begins as the group allows."""

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
        plans = kind.plans(group_id)
        super().__init__(*args, initial={"plan": plans[0], "reviewers_each": 2}, **kwargs)
        self.kind, self.by = kind, by
        self.fields["plan"].choices = [(plan, plan.label) for plan in plans]
        if len(plans) == 1:
            self.fields["plan"].help_text = _("So says the programme.")
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
            # Whoever runs a round without names reads them, and so judges none of it.
            others = [key for key in people if key != str(by.pk) or RoundPlan.BLIND not in plans]
            own = [str(by.pk)] if str(by.pk) in others else []
            self.initial[f"side-{side.key}"] = own or others[:1]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for side in self.kind.sides if data.get("plan") == RoundPlan.BLIND else ():
            if str(self.by.pk) in data.get(f"side-{side.key}", ()):
                self.add_error(f"side-{side.key}", OrganiserReviews.text)
        return data

    @property
    def reviewers(self) -> dict[str, list[User]]:
        return {
            side: [people[key] for key in self.cleaned_data[f"side-{side}"]] for side, people in self.people.items()
        }
