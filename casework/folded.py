"""Names as they are compared: Jérôme is found by "jerome", O’Brien by "obrien", Groß by "gross", Łukasz by "lukasz".

The folded form is a column of its own, made in Python, so that every database finds the same.
"""

import re
import unicodedata
from collections.abc import Iterable

from django.db import models

#: Letters that Unicode takes for letters of their own and people for a letter with a stroke or two letters in one.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "ng", "ħ": "h",
        "ŧ": "t", "ĸ": "k", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o", "ɲ": "n",
    }
)  # fmt: skip
#: Every sign that stands for an apostrophe, letters among them: nobody types the one that is stored.
_APOSTROPHES = re.compile(
    "['\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u00b4`\uff07\ua78b\ua78c]"
)
_NOT_A_WORD = re.compile(r"[\W_]+")
#: Signs that nobody is called by: who types C++ does not look for everybody with a c.
_NOT_IN_A_NAME = re.compile(r"[+#*%$€£=<>^~|\\{}\[\]]")


def folded_name(text: str) -> str:
    """Small letters without accents and apostrophes; every other sign is a space. Other scripts stay."""
    text = _APOSTROPHES.sub("", text.casefold())
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(sign for sign in text if not unicodedata.combining(sign)).translate(_LETTERS)
    return _NOT_A_WORD.sub(" ", plain).strip()


class FoldedField(models.TextField):
    """The folded form of other fields of the row (`of`), in every language, written whenever the row is saved."""

    def __init__(self, *args, of: Iterable[str] = (), **kwargs) -> None:
        self.of = tuple(of)
        super().__init__(*args, **{"editable": False, "blank": True, "default": "", **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance, add):
        folded = folded_name(" ".join(self._texts(model_instance)))
        setattr(model_instance, self.attname, folded)
        return folded

    def _texts(self, row: models.Model) -> list[str]:
        """Each text once; a translated field has a column for each language."""
        columns = [field.attname for field in row._meta.concrete_fields]
        named = [column for name in self.of for column in columns if column == name or column.startswith(f"{name}_")]
        return list(dict.fromkeys(getattr(row, column) or "" for column in named))


def holds(text: str, *, folded: str, as_typed: Iterable[str] = ()) -> models.Q:
    """Rows that hold every word of `text` in the folded column, or as it was typed in one of the other columns."""
    found = models.Q()
    for word in text.split():
        held = models.Q(*[models.Q(**{f"{field}__icontains": word}) for field in as_typed], _connector=models.Q.OR)
        if _NOT_IN_A_NAME.search(word):
            held |= models.Q(pk__in=[])
        elif plain := folded_name(word):
            held |= models.Q(**{f"{folded}__contains": plain})
        found &= held
    return found
