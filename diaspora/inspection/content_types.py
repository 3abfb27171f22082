"""The list of a Word document that says what each of its parts is."""

from .reasons import DocumentRefused, Reason
from .xml import Attributes, Counter, attribute, read_xml

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT = f"{_WORD}document.main+xml"
_TEMPLATE = f"{_WORD}template.main+xml"
#: Parts that no program runs; their inside is not looked at.
_SILENT = (
    "image/",
    "font/",
    "application/x-font",
    "application/vnd.ms-opentype",
    "application/vnd.openxmlformats-officedocument.obfuscatedfont",
    f"{_WORD}printersettings",
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

    def check(self, names: set[str]) -> None:
        """Refuse what has macros, is a template, or has no Word document in it."""
        types = {*self._by_ending.values(), *self._by_name.values()}
        if any("macro" in kind or "vba" in kind or "activex" in kind for kind in types):
            raise DocumentRefused(Reason.WORD_PROGRAMS)
        if _TEMPLATE in types:
            raise DocumentRefused(Reason.TEMPLATE)
        if not any(self.of(name) == _DOCUMENT for name in names):
            raise DocumentRefused(Reason.NOT_WORD)

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
            raise DocumentRefused(Reason.NOT_WORD)


def is_silent(kind: str) -> bool:
    return kind.startswith(_SILENT)
