"""What an uploaded document really is. Its name and its declared type are not asked: its structure is."""

import zipfile
from typing import BinaryIO
from xml.parsers import expat

import pikepdf
from django.utils.translation import gettext as _

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTENSIONS = {PDF: ".pdf", DOCX: ".docx"}

#: A document that unpacks to more is a bomb, not a document.
MAX_UNPACKED = 60 * 1024 * 1024
MAX_ENTRIES = 1000
MAX_OBJECTS = 50_000
MAX_XML = 5 * 1024 * 1024
MAX_DEPTH = 40

# qpdf's limits hold for the process and are set once, before threads start.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MAX_UNPACKED,
    png_max_memory=MAX_UNPACKED,
    run_length_max_memory=MAX_UNPACKED,
    tiff_max_memory=MAX_UNPACKED,
    doc_max_warnings=100,
)

_ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition", "/Movie"}
_ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EmbeddedFile", "/EF", "/RichMediaContent", "/XFA"}
_ACTIVE_ANNOTATIONS = {"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D", "/Sound"}
_MAIN_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class FileRejected(Exception):
    """The file cannot be taken. The text tells the person why and what to do."""


def document_type(file: BinaryIO) -> str:
    """The content type of a sound PDF or Word document. Raises FileRejected for everything else."""
    file.seek(0)
    beginning = file.read(1024)
    file.seek(0)
    if b"%PDF-" in beginning:
        check_pdf(file)
        return PDF
    if beginning.startswith(b"PK\x03\x04"):
        check_docx(file)
        return DOCX
    raise FileRejected(_("This is not a PDF or Word (DOCX) document. Please save it as PDF and send that file."))


def check_pdf(file: BinaryIO) -> None:
    """Refuse a PDF that does not open, is locked, has no page, or can act by itself or carries other files."""
    try:
        with pikepdf.open(file, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise pikepdf.PasswordError
            if not len(pdf.pages):
                raise FileRejected(_("This PDF has no page."))
            if len(pdf.objects) > MAX_OBJECTS:
                raise FileRejected(_("This PDF is too complicated. Please print it to a new PDF and send that file."))
            if any(_is_active(value) for value in pdf.objects):
                raise FileRejected(
                    _("This PDF holds programs or other files. Please print it to a new PDF and send that file.")
                )
    except pikepdf.PasswordError as error:
        raise FileRejected(_("This PDF is locked with a password. Please send it without one.")) from error
    except FileRejected:
        raise
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, RuntimeError, MemoryError) as error:
        raise FileRejected(
            _("This PDF cannot be opened. Please save it again as PDF and send the new file.")
        ) from error


def _is_active(value, depth: int = 0) -> bool:
    """Whether an object, or one that is written inside it, is an action or another file."""
    if depth > MAX_DEPTH:
        return True
    if isinstance(value, pikepdf.Array):
        return any(_is_active(item, depth + 1) for item in value if not _is_reference(item))
    if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return False
    keys = set(value.keys())
    if keys & _ACTIVE_KEYS or _name(value, "/S") in _ACTIVE_ACTIONS or _name(value, "/Subtype") in _ACTIVE_ANNOTATIONS:
        return True
    if _name(value, "/Type") == "/EmbeddedFile":
        return True
    return any(_is_active(value.get(key), depth + 1) for key in keys if not _is_reference(value.get(key)))


def _is_reference(value) -> bool:
    """Indirect objects are looked at on their own; following them would go round in circles."""
    return bool(getattr(value, "is_indirect", False))


def _name(value, key: str) -> str:
    name = value.get(key)
    return str(name) if isinstance(name, pikepdf.Name) else ""


def check_docx(file: BinaryIO) -> None:
    """Refuse a zip that is no Word document, unpacks to too much, or has macros, programs or outside templates."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise FileRejected(_("This document unpacks to too much. Please save it as PDF and send that file."))
            if any(entry.flag_bits & 1 for entry in entries):
                raise FileRejected(_("This document is locked with a password. Please send it without one."))
            if len(set(names)) != len(names) or not {"[Content_Types].xml", "word/document.xml"} <= set(names):
                raise FileRejected(_("This is not a Word (DOCX) document. Please save it as PDF and send that file."))
            types = [value for _tag, values in _elements(archive, "[Content_Types].xml") for value in values.values()]
            if _MAIN_PART not in types or any("macro" in value.lower() or "vba" in value.lower() for value in types):
                raise FileRejected(_has_programs())
            if any(_is_program(name.lower()) for name in names):
                raise FileRejected(_has_programs())
            for name in names:
                if name.endswith(".rels") and _points_outside(archive, name):
                    raise FileRejected(_has_programs())
            list(_elements(archive, "word/document.xml"))
    except FileRejected:
        raise
    except (
        zipfile.BadZipFile,
        expat.ExpatError,
        NotImplementedError,
        ValueError,
        KeyError,
        OSError,
        EOFError,
    ) as error:
        raise FileRejected(_("This document cannot be opened. Please save it as PDF and send that file.")) from error


def _has_programs() -> str:
    return _("This document holds macros or other files. Please save it as PDF and send that file.")


def _is_program(name: str) -> bool:
    return "vba" in name or name.startswith(("word/embeddings/", "word/activex/")) or name.endswith((".exe", ".ole"))


def _points_outside(archive: zipfile.ZipFile, name: str) -> bool:
    """A relation that loads something from elsewhere when the document is opened; plain links to click are fine."""
    return any(
        values.get("TargetMode", "").lower() == "external" and not values.get("Type", "").endswith("/hyperlink")
        for _tag, values in _elements(archive, name)
    )


def _elements(archive: zipfile.ZipFile, name: str) -> list[tuple[str, dict[str, str]]]:
    """Tags and attributes of an XML part. Raises ExpatError when it is malformed, FileRejected for a doctype."""
    if archive.getinfo(name).file_size > MAX_XML:
        raise FileRejected(_("This document unpacks to too much. Please save it as PDF and send that file."))
    found: list[tuple[str, dict[str, str]]] = []

    def refuse(*args) -> None:
        raise FileRejected(_has_programs())

    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, values: found.append((tag, values))
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(archive.read(name), True)
    return found
