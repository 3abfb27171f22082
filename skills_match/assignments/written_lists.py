"""A list that somebody typed into a text field: one thing a line, with or without a mark before it."""

import re
from dataclasses import dataclass

#: "- ", "• ", "* ", "1. ", "2) ", "(a) " before what is said.
_MARK = re.compile(r"^(?:[-–—*•·▪◦‣●○]\s*|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)")


@dataclass(frozen=True)
class WrittenList:
    """`lead` introduces the items and ends with a colon; it may be empty."""

    lead: str
    items: list[str]


def written_list(text: str) -> WrittenList | None:
    """The lines of `text` as items; None where it is prose, that is one line only.

    A line without a mark below a marked one, or in small letters below one that began with a capital, goes on with it.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    lead = lines.pop(0) if len(lines) > 1 and lines[0].endswith(":") and not _MARK.match(lines[0]) else ""
    is_marked = any(_MARK.match(line) for line in lines)
    items: list[str] = []
    for line in lines:
        goes_on = not _MARK.match(line) if is_marked else line[0].islower() and items and not items[0][0].islower()
        if items and goes_on:
            items[-1] += f" {line}"
        else:
            items.append(_MARK.sub("", line))
    return WrittenList(lead, items) if len(items) > 1 or (items and (lead or is_marked)) else None
