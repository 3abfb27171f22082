"""What Word documents and Excel workbooks share: parts with types, and relationships between them."""

from collections.abc import Callable
from dataclasses import dataclass

from .archive import Archive, is_another_file, looks_like_xml, opened, refuse_program
from .content_types import SVG, ContentTypes, is_silent
from .reasons import DocumentRefused, Reason
from .relationships import check_relationship
from .xml import Counter, DocumentLimits, read_xml

_TYPES = "[content_types].xml"


@dataclass(frozen=True)
class PackageKind:
    """A kind of package. `main` is the type of its first part, `check` looks at the XML of a part."""

    main: str
    template: str
    absent: Reason
    limits: DocumentLimits
    check: Callable[..., None]


def check_package(content: bytes, kind: PackageKind) -> None:
    """Raises DocumentRefused with the reason."""
    with opened(content, limits=kind.limits, absent=kind.absent) as archive:
        if _TYPES not in archive.entries:
            raise DocumentRefused(kind.absent)
        types = ContentTypes(archive.unpacked(_TYPES), archive.counter)
        types.check(set(archive.entries), main=kind.main, template=kind.template, absent=kind.absent)
        for name, entry in archive.entries.items():
            if name != _TYPES and entry.file_size:
                _check_part(archive, name, types.of(name), kind)


def _check_part(archive: Archive, name: str, type_: str, kind: PackageKind) -> None:
    refuse_program(name)
    beginning = archive.beginning(name)
    # What begins like XML is read as XML, whatever the document calls it.
    is_xml = looks_like_xml(beginning) or name.endswith((".xml", ".rels"))
    if not is_xml and (is_silent(type_) or not type_.endswith("xml")):
        if not is_silent(type_) or type_ == SVG or is_another_file(beginning):
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)
        return
    _read(archive.unpacked(name), archive.counter, name, type_, kind)


def _read(content: bytes, counter: Counter, name: str, type_: str, kind: PackageKind) -> None:
    if name.endswith(".rels"):
        read_xml(content, counter, start=check_relationship)
    else:
        kind.check(content, counter, may_have_doctype=type_ == SVG)
