"""Browsers count and show a line end as one sign, and send it as two; what is copied from a PDF holds control signs,
and a text can be made to read backwards."""

import re
from typing import Any

#: Signs that no text holds and XML forbids, and those that turn the direction of what comes after them, by which a link
#: or an amount looks like another one. NUL stays: the field refuses it in words.
_OF_MACHINES = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def with_one_line_end(value: Any) -> Any:
    """A text with line ends of one sign; anything else is left as it is."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def without_signs_of_machines(value: Any) -> Any:
    """A text without control signs, which feeds do not carry and readers do not see; anything else stays as it is."""
    return _OF_MACHINES.sub("", value) if isinstance(value, str) else value
