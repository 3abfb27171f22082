"""Values that nobody should type, and somebody does."""

from urllib.parse import quote_plus

LONG = "x" * 50_000
HUGE_NUMBER = "9" * 30
NONSENSE = 'nonsense"><b>'
NUL = "with a nul \x00 inside"

#: Markup, SQL, Lucene, templates, an emoji of several signs, right-to-left letters: valid text.
_HOSTILE = "<script>alert(1)</script>';--\"a:(b~ {{7*7}}👩🏾‍⚕️مرحبا"
#: Is sent behind right-to-left letters, turns what comes after it, and is dropped.
TURNS = "\u202e"
#: What HTTP allows of a lone surrogate: three bytes that are no UTF-8. They are read as replacement signs.
_SURROGATE = b"\xed\xa0\x80"
_REPLACED = "\ufffd" * 3


def hostile(number: int) -> str:
    """Hostile text as the portal reads it; `number` tells the fields of a form apart."""
    return f"{_HOSTILE}{_REPLACED}{number}"


def encoded(values: dict) -> str:
    """The body of a form, with real broken bytes where a text has replacement signs."""
    pairs = [(name, item) for name, value in values.items() for item in (value if isinstance(value, list) else [value])]
    return "&".join(f"{quote_plus(name)}={_quoted(str(item))}" for name, item in pairs)


def _quoted(text: str) -> str:
    return quote_plus(text.replace(_HOSTILE, _HOSTILE + TURNS).encode().replace(_REPLACED.encode(), _SURROGATE))
