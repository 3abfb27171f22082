"""How a question of a host is answered: in words, by one of several answers, with yes or no, a number or a file.

What is stored is a text. A choice is stored as the number of its line, so that everybody reads it in their language; of
a file only that there is one, as its name may say who sent it.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.translated.spoken import text_of, with_language
from diaspora.files.photos import ACCEPTED, HINT

from ..enums import AnswerKind
from ..models import Answer, AssignmentQuestion

#: Larger than any count that an applicant tells.
_LARGEST = 1_000_000
#: Stored for a question that is answered with a file.
ATTACHED = "attached"
_YES_NO = {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No")}


def options_of(question: AssignmentQuestion) -> list[tuple[str, str]]:
    """What can be chosen, in the reader's language; empty where nothing is chosen."""
    if question.kind == AnswerKind.YES_NO:
        return [(value, str(label)) for value, label in _YES_NO.items()]
    if question.kind == AnswerKind.CHOICE:
        return [(str(number), line) for number, line in enumerate(lines_of(text_of(question, "choices")), start=1)]
    return []


def lines_of(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def in_words(question: AssignmentQuestion, stored: str) -> str:
    """An answer as people read it."""
    if question.kind == AnswerKind.FILE and stored == ATTACHED:
        return _("A file is attached.")
    return dict(options_of(question)).get(stored, stored)


def field_for(question: AssignmentQuestion, *, on_paper: bool = False) -> forms.Field:
    """The field of a form in which it is answered. `on_paper` it is told in words what somebody enclosed as a file."""
    asked: dict[str, Any] = {
        "label": with_language(question, "text"),
        "required": question.is_required,
        "error_messages": {"required": _("Answer the question “%(question)s”.") % {"question": question.text}},
    }
    if question.kind == AnswerKind.NUMBER:
        digits = forms.TextInput(attrs={"inputmode": "numeric"})
        return forms.IntegerField(min_value=0, max_value=_LARGEST, widget=digits, **asked)
    if question.kind == AnswerKind.FILE and not on_paper:
        photo = forms.FileInput(attrs={"accept": ACCEPTED})
        return forms.FileField(help_text=HINT, widget=photo, **asked)
    if options := options_of(question):
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect, **asked)
    widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    return forms.CharField(max_length=Answer._meta.get_field("text").max_length, widget=widget, **asked)
