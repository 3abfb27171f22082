"""Fields of a Word document: instructions that fetch or start something when the document is opened or updated."""

import re
from dataclasses import dataclass

from .addresses import starts_a_program
from .reasons import DocumentRefused, Reason
from .xml import Attributes, attribute, plain

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
#: Where a field leads whoever clicks on it; switches may stand before the address.
_LINK = re.compile(r'hyperlink\s+(?:\\[a-z]\s+)*"?\s*([^"\s]+)', re.IGNORECASE)
#: More of an instruction is not kept: no keyword is so long, and where a link leads to stands at its beginning.
_KEPT = 200
#: Both dialects of the language of Word. What has these names elsewhere is not read by Word, and would only confuse us.
_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_NAMES = ("fldSimple", "fldChar", "instrText", "delInstrText")
_REAL = {f"{namespace} {name}" for namespace in _NAMESPACES for name in _NAMES}
_LOOKED_AT = {name.lower() for name in _NAMES}

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
            raise DocumentRefused(Reason.OFFICE_LOADS)
        link = _LINK.match(self.instruction)
        if link and starts_a_program(link[1].replace("\\\\", "\\")):
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)


class Fields:
    """Puts the instruction of each field together, however many pieces it is written in, and looks at its keyword."""

    def __init__(self) -> None:
        self._open = [_Field()]
        self._namespace = ""

    def named(self, name: str) -> None:
        """The whole name of the element that starts. Raises DocumentRefused for one that only looks like a field."""
        if plain(name) in _LOOKED_AT:
            if name not in _REAL:
                raise DocumentRefused(Reason.OFFICE_LOADS)
            self._namespace = name.partition(" ")[0]

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "fldsimple":
            field = _Field()
            field.add(attribute(attributes, "instr", self._namespace))
            field.check()
        elif tag == "fldchar":
            kind = attribute(attributes, "fldCharType", self._namespace).strip().lower()
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
            raise DocumentRefused(Reason.OFFICE_LOADS)
        self._open.append(_Field())

    def _end(self) -> None:
        self._open[-1].check()
        if len(self._open) > 1:
            self._open.pop()
        else:
            self._open[0] = _Field()
