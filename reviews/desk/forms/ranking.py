"""The ranking and its minutes, on one page."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...models import Round
from ...ranking.board import RankedFile
from ...ranking.ordering import Meeting, Placed


class RankingForm(Versioned, forms.Form):
    """Fields `rank-<number>` and `reason-<number>` for each file, then the minutes."""

    marks_optional = False

    held_on = forms.DateField(
        label=_("Day of the meeting"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Say when you met.")},
    )
    sat = forms.MultipleChoiceField(label=_("Who sat?"), required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.CharField(
        label=_("Who else sat?"),
        help_text=_("One person a line: name, position."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    text = forms.CharField(
        label=_("What was said and agreed?"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Write down in a few sentences what was agreed.")},
    )

    def __init__(self, *args, round: Round, lines: list[RankedFile], **kwargs) -> None:
        minutes = getattr(round, "minutes", None)
        initial = {"held_on": timezone.localdate()}
        self.people = {str(one.pk): one for one in round.reviewers.exclude(user=None).select_related("user")}
        if minutes:
            sat = set(minutes.seats.values_list("user", flat=True))
            initial |= {"held_on": minutes.held_on, "others": minutes.others, "text": minutes.text}
            initial["sat"] = [key for key, one in self.people.items() if one.user_id in sat]
        for place, line in enumerate(lines, start=1):
            initial[f"rank-{line.subject.number}"] = line.subject.rank or place
            initial[f"reason-{line.subject.number}"] = line.subject.rank_reason
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["sat"].choices = [(key, str(one)) for key, one in self.people.items()]
        for line in lines:
            self._add_line(line, len(lines))
        self.lines = lines

    def _add_line(self, line: RankedFile, count: int) -> None:
        words = {"name": line.name}
        self.fields[f"rank-{line.subject.number}"] = forms.IntegerField(
            label=_("Rank of %(name)s") % words,
            min_value=1,
            max_value=count,
            error_messages={"required": _("Give every file a rank.")},
        )
        self.fields[f"reason-{line.subject.number}"] = forms.CharField(
            label=_("Why not by the scores? (%(name)s)") % words,
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        )

    @property
    def rows(self) -> list[tuple]:
        """Each line of the board with its two fields."""
        return [
            (line, self[f"rank-{line.subject.number}"], self[f"reason-{line.subject.number}"]) for line in self.lines
        ]

    @property
    def of_the_meeting(self) -> list:
        return [self[name] for name in ("held_on", "sat", "others", "text")]

    @property
    def placed(self) -> dict[int, Placed]:
        return {
            line.subject.pk: Placed(
                self.cleaned_data[f"rank-{line.subject.number}"],
                self.cleaned_data[f"reason-{line.subject.number}"].strip(),
            )
            for line in self.lines
        }

    @property
    def meeting(self) -> Meeting:
        data = self.cleaned_data
        return Meeting(data["held_on"], data["text"], [self.people[key] for key in data["sat"]], data["others"])

    def blame(self, subjects: list[int], reason: str) -> None:
        """Say at these files what is missing."""
        for line in self.lines:
            if line.subject.pk in subjects:
                self.add_error(f"reason-{line.subject.number}", reason)
