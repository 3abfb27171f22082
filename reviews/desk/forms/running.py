"""What the office changes while a round runs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.days import Near
from diaspora.models import User

from ...models import Round


class PhaseForm(forms.Form):
    """The next phase, and its last day for scores."""

    marks_optional = False
    due_on = forms.DateField(
        label=_("Last day for scores in the next phase"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[Near(back=1, ahead=2)],
    )


class AddReviewerForm(forms.Form):
    """Somebody who may judge and does not yet, as `<side> <account>`."""

    marks_optional = False
    who = forms.ChoiceField(label=_("Who joins?"), error_messages={"required": _("Choose somebody.")})

    def __init__(self, *args, round: Round, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        here = set(round.reviewers.filter(left_at=None).values_list("user", flat=True))
        choices = [
            (f"{side.key} {user.pk}", f"{user} ({side.label})")
            for side in round.judged.sides
            for user in round.judged.people(round.group_id, side.key)
            if user.pk not in here
        ]
        self.fields["who"].choices = [("", _("Choose")), *choices]

    @property
    def chosen(self) -> tuple[str, User]:
        side, _space, key = self.cleaned_data["who"].partition(" ")
        return side, User.objects.get(pk=int(key))
