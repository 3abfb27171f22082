"""PDFs: refused when they are locked, act by themselves, carry other files, or are too much to look at."""

from io import BytesIO
from typing import Any

import pikepdf

from .addresses import starts_a_program
from .reasons import DocumentRefused, Reason

MAX_UNPACKED = 60 * 1024 * 1024
MAX_OBJECTS = 50_000
#: Over all objects; names, numbers and texts count as well.
MAX_VALUES = 1_000_000
MAX_DEPTH = 40

# qpdf's limits hold for the process. Streams are not unpacked, except those that hold objects.
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MAX_UNPACKED,
    png_max_memory=MAX_UNPACKED,
    run_length_max_memory=MAX_UNPACKED,
    tiff_max_memory=MAX_UNPACKED,
    doc_max_warnings=100,
)

_PROGRAMS = {
    "/GoTo3DView",
    "/GoToE",
    "/GoToR",
    "/ImportData",
    "/JavaScript",
    "/Launch",
    "/Movie",
    "/Rendition",
    "/RichMediaExecute",
    "/Sound",
    "/SubmitForm",
}
#: What may happen without a click: only movements inside the document.
_HARMLESS = {"/GoTo", "/Hide", "/Named", "/SetOCGState", "/Thread", "/Trans"}
_ACTIVE_KEYS = {"/EF", "/EmbeddedFile", "/EmbeddedFiles", "/JS", "/JavaScript", "/RichMediaContent", "/XFA"}
_ACTIVE_ANNOTATIONS = {"/3D", "/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound"}


def check_pdf(content: bytes) -> None:
    """Raises DocumentRefused with the reason. A password that only forbids printing or changing is no lock."""
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            if not len(pdf.pages):
                raise DocumentRefused(Reason.PDF_BROKEN)
            if len(pdf.objects) > MAX_OBJECTS:
                raise DocumentRefused(Reason.COMPLICATED)
            looker = Looker()
            for value in pdf.objects:
                looker.look(value)
    except pikepdf.PasswordError as error:
        raise DocumentRefused(Reason.LOCKED) from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, RuntimeError) as error:
        raise DocumentRefused(Reason.PDF_BROKEN) from error


class Looker:
    """Looks at each value once, and counts."""

    def __init__(self) -> None:
        self.values = 0

    def look(self, value: Any, depth: int = 0) -> None:
        """Raises DocumentRefused when the value, or one that is written inside it, acts or holds another file."""
        self._count(depth)
        if isinstance(value, pikepdf.Array):
            for item in value:
                self._look_inside(item, depth)
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            found = dict(value.items())
            self._check(found, is_stream=isinstance(value, pikepdf.Stream))
            for item in found.values():
                self._look_inside(item, depth)

    def _look_inside(self, item: Any, depth: int) -> None:
        # Indirect objects are looked at on their own; following them would go round in circles.
        if isinstance(item, pikepdf.Object) and item.is_indirect:
            self._count(depth)
        else:
            self.look(item, depth + 1)

    def _count(self, depth: int) -> None:
        self.values += 1
        if self.values > MAX_VALUES or depth > MAX_DEPTH:
            raise DocumentRefused(Reason.COMPLICATED)

    def _check(self, found: dict[str, Any], *, is_stream: bool) -> None:
        kind = _name(found.get("/S"))
        if found.keys() & _ACTIVE_KEYS or kind in _PROGRAMS or _name(found.get("/Subtype")) in _ACTIVE_ANNOTATIONS:
            raise DocumentRefused(Reason.PDF_PROGRAMS)
        # A stream may stand in another file or at a web address, and a drawing may be a page of another file.
        if is_stream and ("/F" in found or _has_file(found.get("/Ref"))):
            raise DocumentRefused(Reason.PDF_OPENS)
        if _name(found.get("/Type")) == "/EmbeddedFile":
            raise DocumentRefused(Reason.PDF_PROGRAMS)
        if kind == "/Thread" and "/F" in found:
            raise DocumentRefused(Reason.PDF_PROGRAMS)
        if kind == "/URI" and starts_a_program(str(found.get("/URI", ""))):
            raise DocumentRefused(Reason.PDF_PROGRAMS)
        if "/OpenAction" in found:
            self._check_action(found["/OpenAction"])
        if isinstance(triggers := found.get("/AA"), pikepdf.Dictionary):
            for action in dict(triggers.items()).values():
                self._check_action(action)

    def _check_action(self, action: Any, depth: int = 0) -> None:
        """An action that happens by itself, with those that come after it. A place to open at is no action."""
        self._count(depth)
        if isinstance(action, pikepdf.Array):
            for item in action:
                self._check_action(item, depth + 1)
        elif isinstance(action, pikepdf.Dictionary):
            kind = _name(action.get("/S"))
            if kind in _PROGRAMS:
                raise DocumentRefused(Reason.PDF_PROGRAMS)
            if "/S" in action and kind not in _HARMLESS:
                raise DocumentRefused(Reason.PDF_OPENS)
            if "/Next" in action:
                self._check_action(action["/Next"], depth + 1)


def _has_file(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary) and "/F" in value


def _name(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""
