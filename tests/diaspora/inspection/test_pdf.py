"""PDFs: what is refused and why, and what must not be."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from diaspora.inspection import pdf as inspected
from diaspora.inspection.pdf import Looker, check_pdf
from diaspora.inspection.reasons import DocumentRefused, Reason
from tests.factories.uploads import pdf

#: Made for each document: an object belongs to one.
OUTSIDE = {
    "uri": lambda: Dictionary(S=Name.URI, URI="https://example.org/"),
    "launch": lambda: Dictionary(S=Name.Launch, F="calc.exe"),
    "script": lambda: Dictionary(S=Name.JavaScript, JS="app.alert(1)"),
    "submit": lambda: Dictionary(S=Name.SubmitForm, F="https://example.org/"),
    "another file": lambda: Dictionary(S=Name.GoToR, F="x.pdf"),
    "an embedded file": lambda: Dictionary(S=Name.GoToE, D="x"),
    "data": lambda: Dictionary(S=Name.ImportData, F="x.fdf"),
}
OBJECT_STREAMS = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}


def reason_of(content: bytes) -> str:
    with pytest.raises(DocumentRefused) as refusal:
        check_pdf(content)
    return refusal.value.reason


def opening(document, action):
    document.Root.OpenAction = document.make_indirect(action)


def trigger_of_the_document(document, action):
    document.Root.AA = Dictionary(WC=action)


def trigger_of_a_page(document, action):
    document.pages[0].AA = document.make_indirect(Dictionary(O=document.make_indirect(action)))


def trigger_of_an_annotation(document, action):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], AA=Dictionary(PO=action))
    document.pages[0].Annots = Array([note])


def after_something_harmless(document, action):
    inside = Dictionary(S=Name.GoTo, D="x")
    document.Root.OpenAction = Dictionary(S=Name.Named, N=Name.NextPage, Next=Array([inside, Dictionary(Next=action)]))


@pytest.mark.parametrize("save", [{}, OBJECT_STREAMS], ids=["plain", "object streams"])
@pytest.mark.parametrize("action", OUTSIDE.values(), ids=OUTSIDE)
@pytest.mark.parametrize(
    "place",
    [opening, trigger_of_the_document, trigger_of_a_page, trigger_of_an_annotation, after_something_harmless],
)
def test_nothing_that_leads_outside_happens_by_itself(place, action, save):
    assert reason_of(pdf(lambda document: place(document, action()), **save)) in (Reason.PDF_PROGRAMS, Reason.PDF_OPENS)


@pytest.mark.parametrize("written", [b"/#55RI", b"/U#52#49"])
def test_a_name_with_escapes_is_read_as_what_it_says(written):
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /#4fpenAction << /S " + written + b" /URI (https://example.org/) >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ]

    assert reason_of(with_table(objects)) == Reason.PDF_OPENS


def with_table(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of `objects`, with a table that finds them."""
    content, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return content + b"startxref\n%d\n%%%%EOF\n" % table


def link(document):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=OUTSIDE["uri"]())
    document.pages[0].Annots = Array([note])


def opens_inside(document):
    document.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([document.pages[0].obj, Name.Fit]))


def opens_at_a_page(document):
    document.Root.OpenAction = Array([document.pages[0].obj, Name.FitH, 100])


@pytest.mark.parametrize("change", [link, opens_inside, opens_at_a_page, None])
def test_links_to_click_and_movements_inside_are_taken(change):
    check_pdf(pdf(change))
    check_pdf(pdf(change, **OBJECT_STREAMS))


def attachment(document):
    document.attachments["notes.txt"] = b"hello"


def form_of_xml(document):
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA="x")


def rich_media(document):
    document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9])])


def script_by_name(document):
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


def script_as_a_link(document):
    action = Dictionary(S=Name.URI, URI="JavaScript:alert(1)")
    document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])


@pytest.mark.parametrize("change", [attachment, form_of_xml, rich_media, script_by_name, script_as_a_link])
def test_programs_and_other_files_are_refused(change):
    assert reason_of(pdf(change)) == Reason.PDF_PROGRAMS


def test_a_stream_that_stands_elsewhere_is_refused():
    def change(document):
        document.pages[0].Contents = document.make_stream(b"", F=Dictionary(FS=Name.URL, F="https://example.org/"))

    assert reason_of(pdf(change)) == Reason.PDF_OPENS


def test_a_password_of_the_owner_alone_is_no_lock():
    check_pdf(pdf(encryption=pikepdf.Encryption(owner="a", user="")))


def test_a_password_of_the_owner_alone_hides_nothing():
    content = pdf(
        lambda document: opening(document, OUTSIDE["uri"]()), encryption=pikepdf.Encryption(owner="a", user="")
    )

    assert reason_of(content) == Reason.PDF_OPENS


def test_a_password_to_open_it_is_a_lock():
    assert reason_of(pdf(encryption=pikepdf.Encryption(owner="a", user="b"))) == Reason.LOCKED


# Bombs. What is read of each is counted, not timed.


def test_more_objects_than_a_document_has_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(inspected, "MAX_OBJECTS", 100)
    monkeypatch.setattr(Looker, "look", None)

    def change(document):
        document.Root.Many = Array([document.make_indirect(Dictionary()) for _ in range(101)])

    assert reason_of(pdf(change)) == Reason.COMPLICATED


@pytest.mark.parametrize(
    "value",
    [
        lambda: Array([1] * 500),
        lambda: Array([Array([Name.A] * 50) for _ in range(10)]),
        lambda: Array([Dictionary({f"/K{key}": key for key in range(50)}) for _ in range(10)]),
    ],
    ids=["numbers", "arrays", "dictionaries"],
)
def test_each_value_counts_and_the_look_ends_at_the_limit(monkeypatch, value):
    monkeypatch.setattr(inspected, "MAX_VALUES", 400)
    lookers = []
    monkeypatch.setattr(inspected, "Looker", lambda: lookers.append(Looker()) or lookers[-1])

    def change(document):
        document.Root.Many = value()

    assert reason_of(pdf(change)) == Reason.COMPLICATED
    assert lookers[0].values == 401


def test_references_to_one_object_count_each_time_but_are_followed_once(monkeypatch):
    monkeypatch.setattr(inspected, "MAX_VALUES", 400)

    def change(document):
        one = document.make_indirect(Dictionary())
        document.Root.Many = Array([one] * 500)

    assert reason_of(pdf(change)) == Reason.COMPLICATED


def test_deep_nesting_ends_at_the_limit():
    def change(document):
        value = Array([])
        for _ in range(inspected.MAX_DEPTH + 5):
            value = Array([value])
        document.Root.Deep = value

    assert reason_of(pdf(change)) == Reason.COMPLICATED


def test_actions_that_follow_each_other_in_a_circle_end():
    def change(document):
        first = document.make_indirect(Dictionary(S=Name.GoTo, D="x"))
        first.Next = first
        document.Root.OpenAction = first

    assert reason_of(pdf(change)) == Reason.COMPLICATED


def test_an_object_stream_that_unpacks_to_too_much_is_not_unpacked():
    def swell(document):
        document.Root.Text = document.make_indirect(pikepdf.String("a" * 70 * 1024 * 1024))

    bomb = pdf(swell, **OBJECT_STREAMS)

    assert len(bomb) < 1024 * 1024
    assert reason_of(bomb) == Reason.PDF_BROKEN


def test_tables_that_name_each_other_end():
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ]
    table = with_table(objects).rindex(b"xref\n0")
    assert reason_of(with_table(objects, b"/Prev %d" % table)) == Reason.PDF_BROKEN


def test_pages_that_hold_each_other_end():
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    ]
    assert reason_of(with_table(objects)) == Reason.PDF_BROKEN


@pytest.mark.parametrize("content", [b"%PDF-1.7 but nothing behind it", pdf()[:200]])
def test_a_broken_pdf_is_refused(content):
    assert reason_of(content) == Reason.PDF_BROKEN


def test_a_pdf_without_a_page_is_refused():
    def change(document):
        del document.pages[0]

    assert reason_of(pdf(change)) == Reason.PDF_BROKEN
