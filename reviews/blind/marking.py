"""What would tell who wrote a text is marked: pure, so that it can be tried on any text."""

import re
from collections.abc import Iterable

#: Stands for what was taken out.
MARK = "▇▇▇"
#: Shorter traces are words that anybody writes.
SHORTEST = 3
_APOSTROPHE = "['’ʼ`´]?"
#: Contacts tell who somebody is whether the portal knows them or not.
_CONTACTS = re.compile(
    r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?:(?:https?://|www\.)\S+)"
    r"|(?:(?<![\w])@[A-Za-z_][\w.]{2,})"
    r"|(?:(?<!\w)(?:\+|0)\d(?:[\s().-]?\d){6,}(?!\w))"
)


def marked(text: str, traces: Iterable[str]) -> str:
    """`text` with every trace and every contact taken out, in whatever case it is
    written."""
    pattern = _pattern(traces)
    text = _CONTACTS.sub(MARK, text)
    return pattern.sub(MARK, text) if pattern else text


def tells(text: str, traces: Iterable[str]) -> bool:
    """Whether something in `text` would still be marked."""
    return marked(text, traces) != text


def _pattern(traces: Iterable[str]) -> re.Pattern[str] | None:
    words = sorted({trace.strip() for trace in traces if len(trace.strip()) >= SHORTEST}, key=len, reverse=True)
    if not words:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(_loosely(word) for word in words)})(?!\w)", re.IGNORECASE)


def _loosely(word: str) -> str:
    """Any white space between words, any apostrophe."""
    letters = [_APOSTROPHE if sign in "'’ʼ`´" else r"\s+" if sign.isspace() else re.escape(sign) for sign in word]
    return "".join(letters)
