"""The list of a Word document or workbook that says what each of its parts is."""

from .reasons import DocumentRefused, Reason
from .xml import Attributes, Counter, attribute, read_xml

_OPEN_XML = "application/vnd.openxmlformats-officedocument."
#: Parts that no program runs; their inside is not looked at.
_SILENT = (
    "image/",
    "font/",
    "application/x-font",
    "application/vnd.ms-opentype",
    f"{_OPEN_XML}obfuscatedfont",
    f"{_OPEN_XML}wordprocessingml.printersettings",
    f"{_OPEN_XML}spreadsheetml.printersettings",
)
SVG = "image/svg+xml"


class ContentTypes:
    """What each part of a document says that it is. Names and types are read in small letters."""

    def __init__(self, content: bytes, counter: Counter) -> None:
        self._by_ending: dict[str, str] = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
        self._by_name: dict[str, str] = {}
        read_xml(content, counter, start=self._add)

    def of(self, name: str) -> str:
        return self._by_name.get(name) or self._by_ending.get(name.rpartition(".")[2], "")

    def check(self, names: set[str], *, main: str, template: str, absent: Reason) -> None:
        """Refuse what has macros, is a template, or has no part of the type `main` in it."""
        types = {*self._by_ending.values(), *self._by_name.values()}
        if any("macro" in kind or "vba" in kind or "activex" in kind for kind in types):
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)
        if template in types:
            raise DocumentRefused(Reason.TEMPLATE)
        if not any(self.of(name) == main for name in names):
            raise DocumentRefused(absent)

    def _add(self, tag: str, attributes: Attributes) -> None:
        kind = attribute(attributes, "ContentType").strip().lower()
        if tag == "default":
            self._say(self._by_ending, attribute(attributes, "Extension").lower(), kind)
        elif tag == "override":
            self._say(self._by_name, attribute(attributes, "PartName").lower().lstrip("/"), kind)

    @staticmethod
    def _say(said: dict[str, str], name: str, kind: str) -> None:
        """A list that says two things of one part is read by each program in its own way."""
        if said.setdefault(name, kind) != kind:
            raise DocumentRefused(Reason.OFFICE_BROKEN)


def is_silent(kind: str) -> bool:
    return kind.startswith(_SILENT)
