"""Documents made by our own code."""

import io
import textwrap

import pikepdf
import segno

LINES_A_PAGE = 48


def text_pdf(title: str, lines: list[str]) -> bytes:
    """A plain PDF, the same each time: `title` above `lines`, on as many A4 pages as they need. Latin letters only."""
    return pages_pdf(title, [lines])


def pages_pdf(title: str, chapters: list[list[str]]) -> bytes:
    """As `text_pdf`, each of `chapters` from a new page on."""
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )
    for lines in (page for chapter in chapters for page in _pages(chapter)):
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        shown = [f"({_escaped(line)}) '" for line in lines]
        text = ["BT", "/F1 18 Tf", "24 TL", "56 770 Td", f"({_escaped(title)}) '", "/F1 11 Tf", "15 TL", *shown, "ET"]
        page.Contents = document.make_stream("\n".join(text).encode("cp1252", "replace"))
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
    target = io.BytesIO()
    document.save(target, deterministic_id=True)
    return target.getvalue()


def _pages(lines: list[str]) -> list[list[str]]:
    wrapped = [part for line in lines for part in textwrap.wrap(line, 88) or [""]]
    return [wrapped[start : start + LINES_A_PAGE] for start in range(0, max(len(wrapped), 1), LINES_A_PAGE)]


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def photo_of_code(text: str) -> bytes:
    """A picture (PNG) in which `text` stands as a QR code, as a telephone takes it of a ticket."""
    photo = io.BytesIO()
    segno.make(text).save(photo, kind="png", scale=4)
    return photo.getvalue()
