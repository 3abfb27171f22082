"""Names of institutions in a text: `Mwanza City Council`, `Chuo Kikuu cha Afya Muhimbili`. They say where somebody was,
and not what they can do there."""

import re

from .passed_over import Span

_WORD = r"[A-Z][\w'’-]*"
_PLACES = (
    "University|College|Polytechnic|Academy|Institute|School|Hospital|Clinic|Council|Municipality|Bank|Authority|Agency"
    "|Commission|Ministry|Foundation|Association|Company|Corporation|Limited|Ltd|GmbH|Inc"
)
#: `Leeds Children's Hospital`, and not the hospital of a `Senior Hospital Administrator`.
_ENGLISH_BEFORE = rf"\b(?:{_WORD}[ ]){{1,6}}(?:{_PLACES})\b(?!['’]?\s(?!of\b)[A-Z][a-z])"
_ENGLISH_AFTER = (
    rf"\b(?:{_WORD}[ ]){{0,3}}(?:University|College|Institute|School|Ministry|Bank)[ ]"
    rf"(?:of|for)[ ](?:the[ ])?{_WORD}(?:(?:[ ]|,[ ]|[ ]and[ ]|[ ]es[ ]){_WORD})*"
)
_KISWAHILI = (
    r"\b(?:Chuo[ ][Kk]ikuu|Chuo|Hospitali|Shule|Wizara|Halmashauri|Benki|Taasisi|Wakala|Mamlaka|Tume|Shirika|Kampuni)"
    rf"(?:[ ](?:(?:ya|cha|la|wa|za|na)[ ])*{_WORD})+|\bChuo[ ][Kk]ikuu\b"
)
_NAMES = re.compile(f"{_ENGLISH_AFTER}|{_ENGLISH_BEFORE}|{_KISWAHILI}")


def proper_names(text: str) -> list[Span]:
    """Slices of the text that are names of institutions, in their order. What is written in capitals only is a heading
    and no name."""
    return [found.span() for found in _NAMES.finditer(text) if any(letter.islower() for letter in found[0])]
