"""Reading the XML inside a document: counted, without doctypes, entities and anything from outside."""

from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from .reasons import DocumentRefused, Reason

#: Over all parts of one document. A hundred pages with tables have about 150,000.
MAX_ELEMENTS = 400_000
MAX_DEPTH = 256
MAX_PART = 8 * 1024 * 1024
MAX_ALL_PARTS = 32 * 1024 * 1024

Attributes = dict[str, str]


def plain(name: str) -> str:
    """A name without its namespace, in small letters: both OOXML dialects and every prefix read alike."""
    return name.rpartition(" ")[2].lower()


def attribute(attributes: Attributes, name: str, namespace: str = "") -> str:
    """The value of the attribute `name` as a program reads it: of this namespace, in these letters; "" without one.

    Another spelling of the same name says something to whoever checks and nothing to whoever opens the document.
    Only somebody with something to hide writes so: raises DocumentRefused.
    """
    real = f"{namespace} {name}" if namespace else name
    if any(key != real and plain(key) == name.lower() for key in attributes):
        raise DocumentRefused(Reason.OFFICE_LOADS)
    return attributes.get(real, "")


def values_of(attributes: Attributes, *names: str) -> list[str]:
    """Every value of an attribute with one of these plain names, whatever its namespace and letter case."""
    return [value for key, value in attributes.items() if plain(key) in names]


@dataclass(frozen=True)
class DocumentLimits:
    """What a document of one kind may hold: elements over all parts, bytes of XML in one part and in all."""

    elements: int = MAX_ELEMENTS
    part: int = MAX_PART
    all_parts: int = MAX_ALL_PARTS


class Counter:
    """What one document may still hold."""

    def __init__(self, limits: DocumentLimits | None = None) -> None:
        self.limits = limits or DocumentLimits()
        self.elements = 0
        self.bytes = 0

    def element(self) -> None:
        self.elements += 1
        if self.elements > self.limits.elements:
            raise DocumentRefused(Reason.COMPLICATED)

    def part(self, size: int) -> None:
        self.bytes += size
        if size > self.limits.part or self.bytes > self.limits.all_parts:
            raise DocumentRefused(Reason.UNPACKS)


def read_xml(
    content: bytes,
    counter: Counter,
    *,
    start: Callable[[str, Attributes], None],
    named: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
    text_of: frozenset[str] = frozenset(),
    may_have_doctype: bool = False,
) -> None:
    """Tell `start` each element by its plain name, `named` its whole one before, `end` its end, and `text` what stands
    in the elements `text_of`.

    Raises ExpatError when the part is malformed, DocumentRefused for a doctype, an entity, or too much of anything.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def on_start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        counter.element()
        if depth > MAX_DEPTH:
            raise DocumentRefused(Reason.COMPLICATED)
        if named:
            named(name)
        tag = plain(name)
        start(tag, attributes)
        if tag in text_of:
            parser.CharacterDataHandler = text

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        tag = plain(name)
        if tag in text_of:
            parser.CharacterDataHandler = None
        if end:
            end(tag)

    def refuse(*args) -> None:
        raise DocumentRefused(Reason.OFFICE_PROGRAMS)

    def instruct(target: str, _text: str) -> None:
        if "stylesheet" in target.lower():
            raise DocumentRefused(Reason.OFFICE_LOADS)

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.EntityDeclHandler = refuse
    parser.ProcessingInstructionHandler = instruct
    if not may_have_doctype:
        parser.StartDoctypeDeclHandler = refuse
    # In one piece: older expat reads a long attribute that comes in many pieces again for each of them.
    parser.Parse(content, True)
