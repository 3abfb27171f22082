"""Workbooks and OpenDocuments that editors publish: what is refused and why, and what must not be."""

import pytest

from diaspora.inspection.document import check_published
from diaspora.inspection.reasons import DocumentRefused, Reason
from diaspora.inspection.rows import rows_of
from tests.factories.tables import OPEN_DOCUMENT, open_document, packed, with_parts, xlsx
from tests.factories.uploads import docx, pdf, relationship

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EVIL = "https://evil.example/x"


def reason_of(content: bytes, ending: str = ".xlsx") -> Reason:
    with pytest.raises(DocumentRefused) as refusal:
        check_published(content, ending)
    return refusal.value.reason


def named(attributes: str) -> bytes:
    """A workbook with a name that is calculated."""
    names = f"<definedNames><definedName {attributes}>Sheet!$A$1</definedName></definedNames>"
    return xlsx({"xl/extra.xml": f'<workbook xmlns="{SHEET}">{names}</workbook>'})


@pytest.mark.parametrize(
    "formula",
    [
        f'=WEBSERVICE("{EVIL}")',
        f'=_xlfn.IMAGE("{EVIL}.png")',
        "=cmd|'/c calc'!A0",
        '=IF(1, RTD("server",,"x"), 0)',
        '=CALL("urlmon","URLDownloadToFileA","JJCCJJ")',
        f"""='a"b'!A1&WEBSERVICE("{EVIL}")""",  # the quote in the name of a sheet begins no text
    ],
)
def test_a_formula_that_fetches_or_starts_something_is_refused(formula):
    assert reason_of(xlsx(formula=formula)) == Reason.OFFICE_LOADS


@pytest.mark.parametrize(
    "formula",
    [
        '=HYPERLINK("https://example.org/", "more")',
        '=SUM(A1:A3)&"call (us)"',
        '=IF(A1<>"a|b!",1,2)',
        "=\"it's a call (us)\"&'x\"y'!A1",
        7,
    ],
)
def test_an_ordinary_formula_is_taken(formula):
    check_published(xlsx(formula=formula), ".xlsx")


@pytest.mark.parametrize(
    ("part", "content", "reason"),
    [
        ("xl/_rels/x.xml.rels", relationship("externalLinkPath", "file:///C:/other.xlsx"), Reason.OFFICE_LOADS),
        ("xl/_rels/x.xml.rels", relationship("externalLink", "externalLinks/1.xml", ""), Reason.OFFICE_LOADS),
        ("xl/_rels/x.xml.rels", relationship("connections", "connections.xml", ""), Reason.OFFICE_LOADS),
        ("xl/_rels/x.xml.rels", relationship("image", f"{EVIL}.png"), Reason.OFFICE_LOADS),
        ("xl/_rels/x.xml.rels", relationship("hyperlink", "file://server/share"), Reason.OFFICE_PROGRAMS),
        ("xl/_rels/x.xml.rels", relationship("xlMacrosheet", "macro.xml", ""), Reason.OFFICE_PROGRAMS),
        ("xl/vbaProject.bin", b"macro", Reason.OFFICE_PROGRAMS),
        ("xl/embeddings/x.bin", b"MZ", Reason.OFFICE_PROGRAMS),
        ("xl/unnamed.bin", b"MZ", Reason.OFFICE_PROGRAMS),
        ("xl/connections.xml", f'<connections xmlns="{SHEET}"><connection id="1"/></connections>', Reason.OFFICE_LOADS),
        (
            "customXml/item1.xml",
            '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">A</DataMashup>',
            Reason.OFFICE_LOADS,
        ),
        ("xl/x.xml", f'<externalLink xmlns="{SHEET}"><ddeLink ddeService="cmd"/></externalLink>', Reason.OFFICE_LOADS),
        ("xl/drawings/d.xml", '<sp macro="[0]!Run"/>', Reason.OFFICE_PROGRAMS),
        ("xl/x.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", Reason.OFFICE_PROGRAMS),
        ("xl/x.xml", "<x", Reason.OFFICE_BROKEN),
        ("xl/x.xml", "<x>" + "<a/>" * 1_300_000 + "</x>", Reason.COMPLICATED),
        ("xl/x.xml", "<x>" + " " * 45 * 1024 * 1024 + "</x>", Reason.UNPACKS),
    ],
)
def test_a_workbook_with_a_program_or_something_from_elsewhere_or_too_much_is_refused(part, content, reason):
    assert reason_of(xlsx({part: content})) == reason


@pytest.mark.parametrize(
    "attributes", ['name="Auto_Open"', 'name="_xlnm.Auto_Close"', 'name="x" xlm="1"', 'name="x" vbProcedure="true"']
)
def test_a_name_that_runs_by_itself_is_refused(attributes):
    assert reason_of(named(attributes)) == Reason.OFFICE_PROGRAMS


def test_a_link_to_click_and_a_name_for_a_range_are_taken():
    check_published(named('name="Placements"'), ".xlsx")
    check_published(xlsx({"xl/worksheets/_rels/sheet1.xml.rels": relationship("hyperlink", EVIL)}), ".xlsx")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<office:scripts><office:script/></office:scripts>", Reason.OFFICE_PROGRAMS),
        ("<office:event-listeners><event-listener/></office:event-listeners>", Reason.OFFICE_PROGRAMS),
        ("<draw:object-ole xlink:href='./x'/>", Reason.OFFICE_PROGRAMS),
        (f"<draw:image xlink:href='{EVIL}.png'/>", Reason.OFFICE_LOADS),
        ("<text:a xlink:href='vnd.sun.star.script:x.y'/>", Reason.OFFICE_PROGRAMS),
        ("<text:a xlink:href='file://server/share'/>", Reason.OFFICE_PROGRAMS),
        (f"<text:section-source xlink:href='{EVIL}'/>", Reason.OFFICE_LOADS),
        ("<text:section-source xlink:href='../other.odt'/>", Reason.OFFICE_LOADS),
        (f"<table:table-source xlink:href='{EVIL}'/>", Reason.OFFICE_LOADS),
        ("<office:dde-source/>", Reason.OFFICE_LOADS),
        (f"<table:table-cell table:formula='of:=WEBSERVICE(&quot;{EVIL}&quot;)'/>", Reason.OFFICE_LOADS),
        ("<table:table-cell table:formula=\"of:=['https://evil.example/x.ods'#$Sheet1.A1]\"/>", Reason.OFFICE_LOADS),
        (f"<m:template xlink:href='{EVIL}.ott'/>", Reason.OFFICE_LOADS),
        (f"<m:auto-reload xlink:href='{EVIL}'/>", Reason.OFFICE_LOADS),
    ],
)
@pytest.mark.parametrize("kind", ["spreadsheet", "text"])
def test_an_open_document_with_a_program_or_something_from_elsewhere_is_refused(kind, content, reason):
    assert reason_of(open_document(content, kind=kind), ".ods" if kind == "spreadsheet" else ".odt") == reason


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"Basic/Standard/Module1.xml": "<x/>"}, Reason.OFFICE_PROGRAMS),
        ({"Scripts/python/run.py": b"import os"}, Reason.OFFICE_PROGRAMS),
        ({"Object 1/content.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}, Reason.OFFICE_PROGRAMS),
        ({"unnamed": b"\x7fELF"}, Reason.OFFICE_PROGRAMS),
        ({"Pictures/x.png": b"MZ"}, Reason.OFFICE_PROGRAMS),
        ({"META-INF/manifest.xml": "<x><encryption-data/></x>"}, Reason.LOCKED),
        ({"mimetype": f"{OPEN_DOCUMENT}.spreadsheet-template"}, Reason.TEMPLATE),
        ({"mimetype": f"{OPEN_DOCUMENT}.presentation"}, Reason.NOT_OPEN_DOCUMENT),
        ({"content.xml": "<x>" + "<a/>" * 1_300_000 + "</x>"}, Reason.COMPLICATED),
        ({"content.xml": "<x"}, Reason.OFFICE_BROKEN),
    ],
)
def test_an_open_document_is_looked_into_part_by_part(parts, reason):
    assert reason_of(open_document(parts=parts), ".ods") == reason


def test_an_ordinary_open_document_is_taken():
    check_published(
        open_document(
            "<table:table-cell table:formula='of:=SUM([.A1:.A3])'/><text:a xlink:href='https://example.org/'/>"
            "<draw:object xlink:href='./Object 1'/><draw:image xlink:href='Pictures/1.png'/>"
            "<m:template xlink:href='file:///C:/Users/asha/Office.ott'/><office:scripts/>",
            {"Object 1/content.xml": "<x/>", "Pictures/1.png": b"\x89PNG", "ObjectReplacements/Object 1": b"VCLMTF"},
        ),
        ".ods",
    )


@pytest.mark.parametrize(
    ("content", "ending", "reason"),
    [
        (docx(), ".xlsx", Reason.NOT_WORKBOOK),
        (docx(), ".ods", Reason.NOT_OPEN_DOCUMENT),
        (open_document(kind="text"), ".ods", Reason.NOT_OPEN_DOCUMENT),
        (packed({"a": "b"}), ".xlsx", Reason.NOT_WORKBOOK),
        (pdf(), ".xlsx", Reason.OFFICE_BROKEN),
        (b"\xd0\xcf\x11\xe0 old", ".xlsx", Reason.UNKNOWN),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), ".xlsx", Reason.LOCKED),
    ],
)
def test_a_document_of_another_kind_than_its_name_is_refused(content, ending, reason):
    assert reason_of(content, ending) == reason


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row"}, Reason.NOT_WORKBOOK),
        ({"xl/workbook.xml": "<"}, Reason.NOT_WORKBOOK),
        ({"xl/sharedStrings.xml": b" " * (61 * 1024 * 1024)}, Reason.UNPACKS),
    ],
)
def test_rows_of_a_broken_or_endless_workbook_are_refused(parts, reason):
    with pytest.raises(DocumentRefused) as refusal:
        rows_of(with_parts(xlsx(), parts))

    assert refusal.value.reason == reason


def test_rows_are_what_somebody_would_have_typed():
    assert rows_of(xlsx(formula=7.0)) == [["Placements", "7"]]
