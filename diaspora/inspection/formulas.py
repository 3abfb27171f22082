"""Formulas of a sheet that fetch or start something when the sheet is opened or calculated."""

import re

from .addresses import leads_outside, starts_a_program
from .reasons import DocumentRefused, Reason

#: Data and pictures from an address, other programs, macros of Excel 4.
_FETCHES = re.compile(
    r"\b(webservice|image|rtd|dde|call|register(\.id)?|exec|evaluate|sql\.request|importdata|stockhistory)\s*\(",
    re.IGNORECASE,
)
#: Exchange with another program, as in `cmd|'/c calc'!A0`.
_EXCHANGE = re.compile(r"[\w.]\s*\|\s*'?[^|=]*'?\s*!")
_LINK = re.compile(r'\bhyperlink\s*\(\s*"([^"]*)"', re.IGNORECASE)
#: A sheet of another file, as OpenDocument writes it: 'file:///C:/x.ods'#$Sheet1.A1
_OTHER_FILE = re.compile(r"'([^']*)'\s*#")
#: Text in a formula is shown and never followed, but for where a link leads. A quote within the name of a sheet begins
#: no text.
_TEXT = re.compile(r""""[^"]*"|('[^']*')""")


def check_formula(formula: str) -> None:
    """Raises DocumentRefused."""
    for link in _LINK.findall(formula):
        if starts_a_program(link):
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)
    bare = _TEXT.sub(lambda found: found[1] or '""', formula)
    if _FETCHES.search(bare) or _EXCHANGE.search(bare) or any(map(leads_outside, _OTHER_FILE.findall(bare))):
        raise DocumentRefused(Reason.OFFICE_LOADS)
