"""Fields of a Word document: instructions that fetch or start something when the document is opened or updated."""

import re
from dataclasses import dataclass

from .reasons import DocumentRefused, Reason
from .xml import Attributes, attribute

#: Exchange with other programs, text, pictures and data from other files, ActiveX, macros.
_REFUSED = {
    "control",
    "database",
    "dde",
    "ddeauto",
    "embed",
    "htmlactivex",
    "import",
    "include",
    "includepicture",
    "includetext",
    "link",
    "macrobutton",
    "rd",
}
_BEFORE_THE_KEYWORD = re.compile(r"\A[^a-z]+", re.IGNORECASE)
_KEYWORD = re.compile("[a-z]+", re.IGNORECASE)
#: More of an instruction is not kept: no keyword is so long.
_KEPT = 40

INSTRUCTIONS = frozenset({"instrtext", "delinstrtext"})


@dataclass
class _Field:
    instruction: str = ""
    shows_result: bool = False

    def add(self, text: str) -> None:
        if len(self.instruction) < _KEPT:
            text = text if self.instruction else _BEFORE_THE_KEYWORD.sub("", text)
            self.instruction += text[:_KEPT]

    def check(self) -> None:
        keyword = _KEYWORD.match(self.instruction)
        if keyword and keyword[0].lower() in _REFUSED:
            raise DocumentRefused(Reason.WORD_LOADS)


class Fields:
    """Puts the instruction of each field together, however many pieces it is written in, and looks at its keyword."""

    def __init__(self) -> None:
        self._open = [_Field()]

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "fldsimple":
            field = _Field()
            field.add(attribute(attributes, "instr"))
            field.check()
        elif tag == "fldchar":
            kind = attribute(attributes, "fldchartype").strip().lower()
            if kind == "begin":
                self._begin()
            elif kind == "separate":
                self._open[-1].check()
                self._open[-1].shows_result = True
            else:
                self._end()

    def text(self, text: str) -> None:
        self._open[-1].add(text)

    def close(self) -> None:
        """At the end of the part: what was begun and never ended counts as well."""
        for field in self._open:
            field.check()

    def _begin(self) -> None:
        around = self._open[-1]
        if len(self._open) > 1 and not around.shows_result and not around.instruction:
            # The keyword would be the result of another field: only somebody with something to hide writes so.
            raise DocumentRefused(Reason.WORD_LOADS)
        self._open.append(_Field())

    def _end(self) -> None:
        self._open[-1].check()
        if len(self._open) > 1:
            self._open.pop()
        else:
            self._open[0] = _Field()
