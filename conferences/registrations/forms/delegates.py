"""What is typed about one place after registering: answers, and another category."""

from collections.abc import Iterable

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.typed.versions import Versioned
from diaspora.files.photos import ACCEPTED, HINT

from ...enums import QuestionKind
from ...models import Category, Delegate, EventQuestion
from .parts import lines
from .registering import as_text, field_of


class AnswersForm(Versioned, forms.Form):
    """Every question that is asked of a place now, with what was said before."""

    def __init__(self, *args, delegate: Delegate, questions: Iterable[EventQuestion], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        said = {row.question_id: row.text for row in delegate.answers.all()}
        files = {row.question_id: row for row in delegate.files.all()}
        for question in self.questions:
            name = f"q{question.pk}"
            if question.kind == QuestionKind.FILE:
                self.fields[name] = _file_field(question, has_one=question.pk in files)
            else:
                self.fields[name] = field_of(question)
                self.initial[name] = _shown(question, said.get(question.pk, ""))

    @property
    def texts(self) -> dict[int, str]:
        return {
            question.pk: as_text(self.cleaned_data[f"q{question.pk}"])
            for question in self.questions
            if question.kind != QuestionKind.FILE
        }

    @property
    def uploads(self) -> dict[int, UploadedFile]:
        asked = [question for question in self.questions if question.kind == QuestionKind.FILE]
        sent = {question.pk: self.cleaned_data.get(f"q{question.pk}") for question in asked}
        return {pk: upload for pk, upload in sent.items() if upload}


def _file_field(question: EventQuestion, *, has_one: bool) -> forms.FileField:
    hint = _("You sent a document. Another one takes its place.") if has_one else HINT
    return forms.FileField(
        label=question.text,
        required=question.is_required and not has_one,
        help_text=hint,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )


def _shown(question: EventQuestion, said: str) -> str | bool:
    """What was said, in the language of the page: an answer from a list was kept as its words in either language."""
    if question.kind == QuestionKind.YES:
        return bool(said)
    if question.kind == QuestionKind.CHOICE:
        for choices in (question.choices_en, question.choices_sw):  # type: ignore[attr-defined]
            if said in (words := lines(choices or "")):
                place, shown = words.index(said), lines(question.choices or "")
                return shown[place] if place < len(shown) else ""
    return said


class OtherCategoryForm(forms.Form):
    category = forms.ChoiceField(
        label=gettext_lazy("Category"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a category.")},
    )

    def __init__(self, *args, categories: Iterable[tuple[Category, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.categories = {str(category.pk): category for category, _price in categories}
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            (str(category.pk), f"{category} · {amount}") for category, amount in categories
        ]

    @property
    def chosen(self) -> Category:
        return self.categories[self.cleaned_data["category"]]
