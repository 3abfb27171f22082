"""The archive that a Word document, workbook or OpenDocument is: counted before it is read, and read up to limits."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.parsers import expat

from .reasons import DocumentRefused, Reason
from .xml import Counter, DocumentLimits

MAX_ENTRIES = 1000
#: A document that unpacks to more is a bomb, not a document.
MAX_UNPACKED = 60 * 1024 * 1024

_ENTRY_IN_THE_LIST = b"PK\x01\x02"
_PIECE = re.compile(r"/\[\d+\](\.last)?\.piece$")
_PROGRAM_NAME = re.compile(r"vba|(^|/)(embeddings|activex)/|\.(exe|ole|dll|js|vbs|hta|lnk|zip|docx?|docm|xls\w?)$")
_FILE_STARTS = (b"PK\x03\x04", b"MZ", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf", b"\x7fELF")
_MARKS_AND_BLANKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


class Archive:
    """`entries` by their names in small letters; `counter` says what all of them may hold."""

    def __init__(self, archive: zipfile.ZipFile, *, limits: DocumentLimits, absent: Reason) -> None:
        self._archive = archive
        self.entries = {entry.filename.lower(): entry for entry in archive.infolist()}
        self.counter = Counter(limits)
        # A size that the list gives is the most that is ever unpacked of an entry.
        whole = sum(entry.file_size for entry in self.entries.values())
        if len(archive.infolist()) > MAX_ENTRIES or whole > MAX_UNPACKED:
            raise DocumentRefused(Reason.UNPACKS)
        if any(entry.flag_bits & 1 for entry in self.entries.values()):
            raise DocumentRefused(Reason.LOCKED)
        if len(self.entries) != len(archive.infolist()):
            raise DocumentRefused(absent)
        if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in archive.infolist()):
            raise DocumentRefused(absent)

    def unpacked(self, name: str) -> bytes:
        entry = self.entries[name]
        self.counter.part(entry.file_size)
        return self._archive.read(entry)

    def beginning(self, name: str) -> bytes:
        with self._archive.open(self.entries[name]) as part:
            return part.read(64)


@contextmanager
def opened(content: bytes, *, limits: DocumentLimits, absent: Reason) -> Iterator[Archive]:
    """Raises DocumentRefused: `absent` for what is no such document at all, and whatever breaks within."""
    # Counted before the list is read: a list alone can have a hundred thousand entries.
    if content.count(_ENTRY_IN_THE_LIST) > MAX_ENTRIES:
        raise DocumentRefused(Reason.UNPACKS)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield Archive(archive, limits=limits, absent=absent)
    except (
        zipfile.BadZipFile,
        expat.ExpatError,
        NotImplementedError,
        ValueError,
        KeyError,
        OSError,
        EOFError,
    ) as error:
        raise DocumentRefused(Reason.OFFICE_BROKEN) from error


def looks_like_xml(beginning: bytes) -> bool:
    return beginning.lstrip(_MARKS_AND_BLANKS).startswith(b"<")


def is_another_file(beginning: bytes) -> bool:
    return beginning.startswith(_FILE_STARTS)


def refuse_program(name: str) -> None:
    """A part with such a name is a program, an embedded file, or hides what it is."""
    if _PROGRAM_NAME.search(name) or _PIECE.search(name) or "\\" in name:
        raise DocumentRefused(Reason.OFFICE_PROGRAMS)
