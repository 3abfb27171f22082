"""SVG drawings in a document: they show themselves and load nothing."""

from .addresses import names_something_outside
from .reasons import DocumentRefused, Reason
from .xml import Attributes, plain

_SVG = "http://www.w3.org/2000/svg"
_PROGRAMS = {"script", "foreignobject", "iframe", "embed", "object", "handler"}
#: They name a language or what a program has to know, and are followed by nobody.
_NAMES = {"requiredfeatures", "requiredextensions", "baseprofile", "id", "class"}
#: What a program follows has no namespace, or one of these.
_FOLLOWED = ("", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace")
STYLES = frozenset({"style"})


class Svg:
    """Looks at the elements of a part that are SVG. A link to click on may lead anywhere a link may."""

    def __init__(self) -> None:
        self._is_svg = False
        self._styles: list[str] = []

    def named(self, name: str) -> None:
        self._is_svg = name.startswith(f"{_SVG} ")

    def start(self, tag: str, attributes: Attributes) -> None:
        if not self._is_svg:
            return
        if tag in _PROGRAMS:
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)
        for name, value in attributes.items():
            if name.rpartition(" ")[0] in _FOLLOWED and not _is_a_name(tag, plain(name)):
                _check(value)

    def text(self, text: str) -> None:
        """A piece of what stands in a style: an address may be cut in pieces."""
        if self._is_svg:
            self._styles.append(text)

    def close(self) -> None:
        _check("".join(self._styles))


def _check(text: str) -> None:
    """A backslash could spell an address in signs that nobody sees."""
    if names_something_outside(text) or "@import" in text.lower() or "\\" in text:
        raise DocumentRefused(Reason.OFFICE_LOADS)


def _is_a_name(tag: str, name: str) -> bool:
    return name in _NAMES or name.startswith("data-") or (tag == "a" and name == "href")
