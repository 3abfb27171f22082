"""OpenDocument texts and sheets (ODT, ODS): no macros, no foreign objects, nothing from other files or addresses."""

from .addresses import is_on_a_disk, leads_outside, starts_a_program
from .archive import Archive, is_another_file, looks_like_xml, opened, refuse_program
from .drawings import STYLES, Svg
from .formulas import check_formula
from .reasons import DocumentRefused, Reason
from .workbook import LIMITS
from .xml import Attributes, plain, read_xml

TYPES = {
    ".odt": b"application/vnd.oasis.opendocument.text",
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_TYPE = "mimetype"
_BODY = "content.xml"
#: Folders of macros; a document without any has none of them, or one that is empty.
_MACROS = ("basic/", "scripts/", "dialogs/")
#: Parts that no program runs.
_SILENT = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".ttf", ".otf", ".odttf", ".woff", ".bin")
_SILENT_FOLDERS = ("pictures/", "thumbnails/", "objectreplacements/", "fonts/")
_LAYOUT = "layout-cache"
_PROGRAMS = {
    *("applet", "event-listener", "execute-macro", "floating-frame", "libraries", "library-embedded"),
    *("object-ole", "plugin", "script"),
}
#: Other files, programs and services from which a document takes something.
_TAKEN_IN = {
    *("connection-resource", "database-source-query", "database-source-sql", "database-source-table"),
    *("dde-connection-decl", "dde-link", "dde-source", "source-service"),
}
_TEMPLATES = (".ott", ".ots", ".otm", ".dot", ".dotx", ".dotm", ".xlt", ".xltx", ".xltm")
_PROGRAM_ADDRESSES = ("macro:", "vnd.sun.star.script:", "vnd.sun.star.expand:", ".uno:", "service:")


def check_open_document(content: bytes, ending: str) -> None:
    """`ending` says which kind it must be. Raises DocumentRefused with the reason."""
    with opened(content, limits=LIMITS, absent=Reason.NOT_OPEN_DOCUMENT) as archive:
        if not {_TYPE, _BODY} <= set(archive.entries):
            raise DocumentRefused(Reason.NOT_OPEN_DOCUMENT)
        type_ = archive.unpacked(_TYPE).strip()
        if type_ == TYPES[ending] + b"-template":
            raise DocumentRefused(Reason.TEMPLATE)
        if type_ != TYPES[ending]:
            raise DocumentRefused(Reason.NOT_OPEN_DOCUMENT)
        for name, entry in archive.entries.items():
            if name != _TYPE and entry.file_size:
                _check_part(archive, name)


def _check_part(archive: Archive, name: str) -> None:
    refuse_program(name)
    if name.startswith(_MACROS):
        raise DocumentRefused(Reason.OFFICE_PROGRAMS)
    beginning = archive.beginning(name)
    if looks_like_xml(beginning) or name.endswith((".xml", ".rdf", ".svg")):
        _Part().read(archive, name)
    elif not _is_silent(name) or is_another_file(beginning):
        raise DocumentRefused(Reason.OFFICE_PROGRAMS)


def _is_silent(name: str) -> bool:
    return name.endswith(_SILENT) or name.startswith(_SILENT_FOLDERS) or name == _LAYOUT


class _Part:
    """Looks at one part that is XML."""

    def __init__(self) -> None:
        self._drawing = Svg()

    def read(self, archive: Archive, name: str) -> None:
        read_xml(
            archive.unpacked(name),
            archive.counter,
            named=self._drawing.named,
            start=self._start,
            text=self._drawing.text,
            text_of=STYLES,
            may_have_doctype=name.endswith(".svg"),
        )
        self._drawing.close()

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == "encryption-data":
            raise DocumentRefused(Reason.LOCKED)
        if tag in _PROGRAMS:
            raise DocumentRefused(Reason.OFFICE_PROGRAMS)
        if tag in _TAKEN_IN:
            raise DocumentRefused(Reason.OFFICE_LOADS)
        for name, value in attributes.items():
            match plain(name):
                case "href":
                    _check_link(tag, value)
                case "base" if leads_outside(value):
                    raise DocumentRefused(Reason.OFFICE_LOADS)
                case "formula" | "condition" | "expression":
                    check_formula(value)
        self._drawing.start(tag, attributes)


def _check_link(tag: str, address: str) -> None:
    """A link to click may lead outside, nothing else may. A template on the disk of the author is only named."""
    if starts_a_program(address) or address.strip().lower().startswith(_PROGRAM_ADDRESSES):
        raise DocumentRefused(Reason.OFFICE_PROGRAMS)
    if tag == "a":
        return
    if tag == "template" and is_on_a_disk(address, _TEMPLATES):
        return
    if leads_outside(address) or address.startswith(("/", "../")):
        raise DocumentRefused(Reason.OFFICE_LOADS)
