"""Patterns of data about people in a text. A pattern is no proof: what is found is shown, and somebody decides."""

import re
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .texts import TextPart

#: Blocks whose contacts are there to be found.
_MEANT_TO_BE_READ = {"help", "contact", "press_contact"}

PATTERNS: list[tuple[Promise, re.Pattern]] = [
    (_("E-mail address"), re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    # Twenty digits: day of birth, ward, number, check digits.
    (_("National ID number"), re.compile(r"(?<![\d-])(?:19|20)\d{6}[- ]?\d{5}[- ]?\d{5}[- ]?\d{2}(?![\d-])")),
    (_("Passport number"), re.compile(r"\b(?:T[A-Z]{1,2}|A[BC])\s?\d{6,7}\b")),
    (
        _("Telephone number"),
        re.compile(
            r"(?<![\d-])(?:\+|00)[1-9]\d{0,2}(?:[\s().-]?\d){7,11}(?![\d-])|(?<![\d-])0[67]\d(?:[\s.-]?\d){7}(?![\d-])"
        ),
    ),
]


def personal_data(parts: list[TextPart]) -> Iterator[tuple[Promise, str]]:
    """The kind and the text of each find, each once."""
    told: set[str] = set()
    for part in parts:
        if part.kind in _MEANT_TO_BE_READ:
            continue
        words = part.words
        for kind, pattern in PATTERNS:
            for found in pattern.findall(words):
                if found not in told:
                    told.add(found)
                    yield kind, found
            words = pattern.sub(" ", words)  # the digits of an ID are no telephone number too
