"""The review of words, one form a word."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from casework.typed.line_ends import with_one_line_end
from casework.typed.versions import FIELD, Versioned, digest

from ...enums import ConceptKind, LabelKind, ReviewState
from ...models import ConceptLabel, SkillGroup
from ...words import fold
from ..labels import Verdict, most_used_first

#: ESCO's groups of skills are never shown to anybody, so nobody reviews their names.
_REVIEWED_KINDS = [choice for choice in ConceptKind.choices if choice[0] != ConceptKind.GROUP]


class WordFilter(Filter):
    q = forms.CharField(label=_("Word"), max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *_REVIEWED_KINDS])
    group = forms.ModelChoiceField(SkillGroup.objects.all(), label=_("Skill group"), empty_label=_("All"))
    word = forms.ChoiceField(label=_("Label or synonym"), choices=[("", _("All")), *LabelKind.choices])
    order = forms.ChoiceField(
        label=_("Order"), choices=[("", _("Most used first")), ("meaning", _("By kind and meaning"))]
    )
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        others = [language for language in settings.FULL_LANGUAGES if language[0] != "en"]
        self.fields["language"].choices = [("", _("All")), *others]
        if len(others) < 2:
            del self.fields["language"]

    def narrow(self, words):
        names = {"kind": "concept__kind", "group": "concept__group", "word": "kind", "language": "language"}
        values = self.values
        if values.pop("order", "") != "meaning":
            words = most_used_first(words)
        if "q" in values:
            words = words.filter(folded__contains=fold(values.pop("q")))
        return words.filter(**{names[name]: value for name, value in values.items()})


class WordForm(Versioned, forms.Form):
    """One word: mend it, say that it is right, or take it out. Nothing ticked and nothing changed: not looked at."""

    marks_optional = False

    text = forms.CharField(max_length=200)
    is_right = forms.BooleanField(label=_("Right"), required=False)
    is_wrong = forms.BooleanField(label=_("Not a good word: remove it"), required=False)

    def __init__(self, data=None, *, word: ConceptLabel) -> None:
        super().__init__(data, prefix=f"word-{word.pk}", initial={"text": word.text})
        self.word = word
        self.fields["text"].label = word.get_kind_display()
        self.fields["text"].widget.attrs["lang"] = word.language
        if word.kind == LabelKind.PREFERRED:
            del self.fields["is_wrong"]

    def clean(self) -> dict:
        values = super().clean()
        if values.get("is_right") and values.get("is_wrong"):
            self.add_error("is_right", _("Choose one: right, or not a good word."))
        return values

    @property
    def version(self) -> str:
        return _version(self.word.text, self.word.review_state)

    @property
    def is_of_use(self) -> bool:
        """Whether it waits, or somebody did something with it on a page that still showed it as waiting."""
        typed = with_one_line_end(self.data.get(self.add_prefix("text"), ""))
        shown = self.data.get(self.add_prefix(FIELD), "")
        is_ticked = any(self[name].data for name in ("is_right", "is_wrong") if name in self.fields)
        is_left_alone = typed == self.word.text or shown == _version(typed, ReviewState.MACHINE)
        return self.word.review_state == ReviewState.MACHINE or is_ticked or not is_left_alone

    def verdict(self, *, all_right: bool) -> Verdict | None:
        """What the speaker says of it; `all_right`: of the whole page, except where something else is said."""
        if self.cleaned_data.get("is_wrong"):
            return Verdict(self.word, self.word.text, is_right=False)
        if all_right or self.cleaned_data["is_right"] or "text" in self.changed_data:
            return Verdict(self.word, self.cleaned_data["text"])
        return None


def _version(text: str, state: str) -> str:
    return digest([text, state])
