"""The scores of one reviewer for one file: may be kept before it is complete."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import FIELD, Versioned

from ...models import Round, Sheet
from ...scale import NOT_APPLICABLE
from ..giving import FilledSheet


class ScoringForm(Versioned, forms.Form):
    """A field `score-<key>` for each criterion of the round, the comment, and the wish to talk."""

    marks_optional = False

    comment = forms.CharField(
        label=_("Comment"),
        help_text=_(
            "The other reviewers and the office read it. Write fairly: people may ask for what is kept about them."
        ),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    wants_talk = forms.BooleanField(label=_("Let us discuss this file"), required=False)

    def __init__(self, *args, round: Round, sheet: Sheet, **kwargs) -> None:
        stored = {score.criterion_id: score.value for score in sheet.scores.all()}
        initial = {"comment": sheet.comment, "wants_talk": sheet.wants_talk}
        super().__init__(*args, prefix=f"f{sheet.subject.number}", initial=initial, **kwargs)
        self.sheet = sheet
        self.criteria = list(round.criteria.all())
        fields = {self._name(each): _field(each) for each in self.criteria}
        for criterion in self.criteria:
            if criterion.pk in stored:
                value = stored[criterion.pk]
                self.initial[self._name(criterion)] = NOT_APPLICABLE if value is None else str(value)
        self.fields = {**fields, **self.fields}

    @staticmethod
    def _name(criterion) -> str:
        return f"score-{criterion.number}"

    def clean(self) -> dict:
        data = super().clean()
        if self.sheet.is_given:
            for criterion in self.criteria:
                name = self._name(criterion)
                if name not in self.errors and not data.get(name):
                    self.add_error(name, _("Choose a score, or say that the criterion does not suit this file."))
        return data

    @property
    def is_touched(self) -> bool:
        """Whether the reviewer typed or chose anything: the version of the form alone is nothing to keep."""
        return bool(set(self.changed_data) - {FIELD})

    @property
    def answers(self) -> FilledSheet:
        """What was typed, for the verb."""
        scores = {}
        for criterion in self.criteria:
            if chosen := self.cleaned_data.get(self._name(criterion)):
                scores[criterion.pk] = None if chosen == NOT_APPLICABLE else int(chosen)
        return FilledSheet(scores, self.cleaned_data["comment"], self.cleaned_data["wants_talk"])


def _field(criterion) -> forms.ChoiceField:
    words = [(str(word.value), f"{word.value} – {word.text}") for word in criterion.words.all()]
    return forms.ChoiceField(
        label=criterion.text,
        help_text=_("Weight: %(weight)s%%") % {"weight": criterion.weight},
        choices=[*words, (NOT_APPLICABLE, _("Does not suit this file"))],
        required=False,
        widget=forms.RadioSelect,
    )
