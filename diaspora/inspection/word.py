"""Word documents (DOCX): refused when they are bombs, carry programs or files, or load something from elsewhere."""

import re
import zipfile
from io import BytesIO
from xml.parsers import expat

from .addresses import is_a_written_picture, leads_outside, starts_a_program
from .content_types import SVG, ContentTypes, is_silent
from .drawings import STYLES, Svg
from .fields import INSTRUCTIONS, Fields
from .reasons import DocumentRefused, Reason
from .relationships import check_relationship
from .xml import Attributes, Counter, read_xml, values_of

MAX_ENTRIES = 1000
#: A document that unpacks to more is a bomb, not a document.
MAX_UNPACKED = 60 * 1024 * 1024

_TYPES = "[content_types].xml"
_ENTRY_IN_THE_LIST = b"PK\x01\x02"
_PIECE = re.compile(r"/\[\d+\](\.last)?\.piece$")
_PROGRAM_NAME = re.compile(r"vba|(^|/)(embeddings|activex)/|\.(exe|ole|dll|js|vbs|hta|lnk|zip|docx?|docm|xls\w?)$")
_FILE_STARTS = (b"PK\x03\x04", b"MZ", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf", b"\x7fELF")
_MARKS_AND_BLANKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
#: Elements that take something in from another file or program.
_TAKEN_IN = {"altchunk", "subdoc", "connectstring", "datasource", "udl"}
_EMBEDDED = {"oleobject", "objectembed", "objectlink", "control"}
_PICTURES_OF_VML = {"imagedata", "fill", "stroke"}


def check_word(content: bytes) -> None:
    """Raises DocumentRefused with the reason."""
    # Counted before the list is read: a list alone can have a hundred thousand entries.
    if content.count(_ENTRY_IN_THE_LIST) > MAX_ENTRIES:
        raise DocumentRefused(Reason.UNPACKS)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_archive(archive)
    except (
        zipfile.BadZipFile,
        expat.ExpatError,
        NotImplementedError,
        ValueError,
        KeyError,
        OSError,
        EOFError,
    ) as error:
        raise DocumentRefused(Reason.WORD_BROKEN) from error


def _check_archive(archive: zipfile.ZipFile) -> None:
    entries = {entry.filename.lower(): entry for entry in archive.infolist()}
    # A size that the list gives is the most that is ever unpacked of an entry.
    if len(archive.infolist()) > MAX_ENTRIES or sum(entry.file_size for entry in entries.values()) > MAX_UNPACKED:
        raise DocumentRefused(Reason.UNPACKS)
    if any(entry.flag_bits & 1 for entry in entries.values()):
        raise DocumentRefused(Reason.LOCKED)
    if len(entries) != len(archive.infolist()) or _TYPES not in entries:
        raise DocumentRefused(Reason.NOT_WORD)
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries.values()):
        raise DocumentRefused(Reason.NOT_WORD)
    counter = Counter()
    types = ContentTypes(_unpacked(archive, entries[_TYPES], counter), counter)
    types.check(set(entries))
    for name, entry in entries.items():
        if name != _TYPES and entry.file_size:
            _check_part(archive, entry, name=name, kind=types.of(name), counter=counter)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, name: str, kind: str, counter: Counter) -> None:
    if _PROGRAM_NAME.search(name) or _PIECE.search(name) or "\\" in name:
        raise DocumentRefused(Reason.WORD_PROGRAMS)
    with archive.open(entry) as part:
        beginning = part.read(64)
    # What begins like XML is read as XML, whatever the document calls it.
    looks_like_xml = beginning.lstrip(_MARKS_AND_BLANKS).startswith(b"<")
    if not looks_like_xml and not name.endswith((".xml", ".rels")) and (is_silent(kind) or not kind.endswith("xml")):
        if not is_silent(kind) or kind == SVG or beginning.startswith(_FILE_STARTS):
            raise DocumentRefused(Reason.WORD_PROGRAMS)
        return
    content = _unpacked(archive, entry, counter)
    if name.endswith(".rels"):
        read_xml(content, counter, start=check_relationship)
    else:
        _check_content(content, counter, may_have_doctype=kind == SVG)


def _check_content(content: bytes, counter: Counter, *, may_have_doctype: bool) -> None:
    fields, drawing, inside = Fields(), Svg(), ""

    def named(name: str) -> None:
        fields.named(name)
        drawing.named(name)

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        inside = tag
        shown = values_of(attributes, "src", "href") if tag in _PICTURES_OF_VML else []
        if tag in _TAKEN_IN or any(map(leads_outside, shown)):
            raise DocumentRefused(Reason.WORD_LOADS)
        # xml:base would make an address of the inside one of the outside.
        if any(map(leads_outside, values_of(attributes, "base"))):
            raise DocumentRefused(Reason.WORD_LOADS)
        links = [link for link in values_of(attributes, "href") if not is_a_written_picture(link)]
        if tag in _EMBEDDED or any(map(starts_a_program, links)):
            raise DocumentRefused(Reason.WORD_PROGRAMS)
        fields.start(tag, attributes)
        drawing.start(tag, attributes)

    def text(said: str) -> None:
        if inside in STYLES:
            drawing.text(said)
        else:
            fields.text(said)

    read_xml(
        content,
        counter,
        named=named,
        start=start,
        text=text,
        text_of=INSTRUCTIONS | STYLES,
        may_have_doctype=may_have_doctype,
    )
    fields.close()
    drawing.close()


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, counter: Counter) -> bytes:
    counter.part(entry.file_size)
    return archive.read(entry)
