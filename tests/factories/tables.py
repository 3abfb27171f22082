"""Small workbooks and OpenDocuments as editors upload them; a test may make them hostile."""

import io
import zipfile

from openpyxl import Workbook

OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [("office", "office"), ("table", "table"), ("text", "text"), ("draw", "drawing"), ("m", "meta")]
)


def xlsx(parts=None, *, formula: object = None) -> bytes:
    """A workbook of one sheet, with `formula` in its second cell and more or other `parts` by name."""
    book, written = Workbook(), io.BytesIO()
    book.active.append(["Placements", formula])
    book.save(written)
    return with_parts(written.getvalue(), parts or {})


def open_document(content="", parts=None, *, kind="spreadsheet") -> bytes:
    """An ODS, or an ODT where `kind` is `text`, with `content` in its body."""
    body = f"<office:document-content {_NAMESPACES} xmlns:xlink='http://www.w3.org/1999/xlink'>{content}</office:document-content>"
    everything = {"mimetype": f"{OPEN_DOCUMENT}.{kind}", "content.xml": body, "meta.xml": "<x/>"} | (parts or {})
    return with_parts(packed({}), everything)


def packed(parts: dict[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def with_parts(document: bytes, parts: dict[str, str | bytes]) -> bytes:
    """The same document with these parts instead of its own of the same name."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()} | parts)
