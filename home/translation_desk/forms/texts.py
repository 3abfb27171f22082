"""The texts of a record in one language, each under the same text in another language."""

from django import forms
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from casework.translated.kinds import TranslatedKind, others
from casework.typed.versions import Versioned

from ..terms import terms_in

_IN = {"en": _("%(text)s, in English"), "sw": _("%(text)s, in Kiswahili")}


class TextsForm(Versioned, forms.Form):
    """A field for each text that this language lacks; `lines` has its source and the agreed terms too.

    None has to be filled: what is written is saved, the rest still waits. What somebody wrote while the page was open
    keeps its field, so that what was typed there is not lost.
    """

    #: Each of them is optional; saying so at each would say nothing.
    marks_optional = False

    def __init__(self, data=None, *, kind: TranslatedKind, record: Model, language: str) -> None:
        self.kind = kind
        wanted = {*kind.lacks(record, language), *(data or {})}
        sources = {
            field: text
            for other in others(language)
            for field, text in kind.written(record, other).items()
            if field in wanted
        }
        here = {field: getattr(record, f"{field}_{language}") or "" for field in sources}
        super().__init__(data, initial=here)
        for name in kind.fields:
            if name in sources:
                column = kind.model._meta.get_field(f"{name}_{language}")
                rows = 2 if (column.max_length or 0) < 500 else 8
                self.fields[name] = column.formfield(
                    label=_IN[language] % {"text": self.label_of(name)},
                    required=False,
                    widget=forms.Textarea(attrs={"rows": rows, "lang": language}),
                )
        self.source_of = sources
        self.language_of = {field: other for other in others(language) for field in kind.written(record, other)}
        self.into = language

    def label_of(self, name: str) -> str:
        return capfirst(self.kind.model._meta.get_field(name).verbose_name)

    def lines(self) -> list[dict]:
        """Each field with its source and the terms in it."""
        return [
            {
                "field": self[name],
                "label": self.label_of(name),
                "text": text,
                "language": self.language_of[name],
                "terms": terms_in(text, language=self.language_of[name], into=self.into),
            }
            for name, text in self.source_of.items()
            if name in self.fields
        ]
