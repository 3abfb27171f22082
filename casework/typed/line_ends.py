"""Browsers count and show a line end as one sign, and send it as two."""

from typing import Any


def with_one_line_end(value: Any) -> Any:
    """A text with line ends of one sign; anything else is left as it is."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value
