"""The text of a document is read where documents are inspected, and nowhere else."""

import pytest

from diaspora.files.checks import FileRejected, document_text
from diaspora.inspection.reasons import DocumentRefused
from diaspora.inspection.texts import MOST_CHARACTERS, text_of
from tests.factories.documents import text_pdf
from tests.factories.uploads import docx, pdf

TWO_LINES = (
    "<w:p><w:r><w:t>Nursing of</w:t></w:r><w:r><w:t> sick</w:t></w:r><w:r><w:tab/><w:t>children</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Ufugaji wa ng’ombe</w:t><w:br/><w:t>Ends here</w:t></w:r></w:p>"
)


def test_a_pdf_says_its_lines():
    assert "Midwife in Leeds\nSurgery" in text_of(text_pdf("CV", ["Midwife in Leeds", "Surgery"])).replace("\r", "")


def test_a_word_document_says_its_paragraphs():
    assert text_of(docx(content=TWO_LINES)) == "Nursing of sick children\nUfugaji wa ng’ombe\nEnds here"


def test_a_document_without_a_text_says_nothing():
    assert text_of(pdf()) == ""


def test_no_more_is_read_than_anybody_reads():
    assert len(text_of(text_pdf("CV", ["a line that is long enough to fill the width"] * 900))) == MOST_CHARACTERS


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4 nothing", b"PK\x03\x04", pdf(lambda document: document.Root.__setitem__("/JS", 1))]
)
def test_what_would_not_be_taken_is_not_read(content):
    with pytest.raises(DocumentRefused):
        text_of(content)


def test_the_portal_gets_the_text_from_a_process_of_its_own():
    assert document_text(docx(content=TWO_LINES)).startswith("Nursing of sick")
    with pytest.raises(FileRejected):
        document_text(b"nothing")
