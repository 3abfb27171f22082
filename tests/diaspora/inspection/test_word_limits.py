"""What is too much in a Word document is refused before it is read."""

import struct
import zipfile

import pytest

from diaspora.inspection import xml
from diaspora.inspection.reasons import Reason
from tests.factories.uploads import docx

from .test_word import reason_of


def counted(monkeypatch, document: bytes) -> tuple[str, xml.Counter]:
    """Why it is refused, and how much was looked at until then."""
    counters: list[xml.Counter] = []
    init = xml.Counter.__init__

    def remember(self, *limits):
        init(self, *limits)
        counters.append(self)

    monkeypatch.setattr(xml.Counter, "__init__", remember)
    return reason_of(document), counters[0]


@pytest.mark.parametrize("name", ["word/_rels/document.xml.rels", "word/document3.xml", "docProps/app.xml"])
def test_a_million_empty_elements_are_not_read_to_the_end(monkeypatch, name):
    reason, counter = counted(monkeypatch, docx({name: "<R>" + "<a/>" * 1_000_000 + "</R>"}))

    assert reason == Reason.COMPLICATED
    assert counter.elements == xml.MAX_ELEMENTS + 1


def test_a_million_elements_in_many_parts_count_together(monkeypatch):
    parts = {f"word/part{number}.xml": "<R>" + "<a/>" * 50_000 + "</R>" for number in range(20)}

    assert counted(monkeypatch, docx(parts))[1].elements == xml.MAX_ELEMENTS + 1


def test_deep_nesting_ends_at_the_limit(monkeypatch):
    deep = "<a>" * 100_000 + "</a>" * 100_000
    reason, counter = counted(monkeypatch, docx({"word/deep.xml": deep}))

    assert reason == Reason.COMPLICATED
    assert counter.elements <= xml.MAX_DEPTH + 10


@pytest.mark.parametrize(
    "content",
    [
        '<x a="' + "y" * 9 * 1024 * 1024 + '"/>',
        "<x><!--" + " " * 9 * 1024 * 1024 + "--></x>",
    ],
    ids=["attribute", "comment"],
)
def test_a_part_that_is_too_long_is_not_unpacked(monkeypatch, content):
    reason, counter = counted(monkeypatch, docx({"word/long.xml": content}))

    assert reason == Reason.UNPACKS
    assert counter.elements < 10


def test_long_parts_count_together():
    parts = {f"word/part{number}.xml": "<x><!--" + " " * 7 * 1024 * 1024 + "--></x>" for number in range(6)}

    assert reason_of(docx(parts)) == Reason.UNPACKS


@pytest.mark.parametrize(
    "parts", [{"word/media/zeros.png": b"\x00" * (61 * 1024 * 1024)}, {f"word/media/{n}": b"" for n in range(1001)}]
)
def test_what_unpacks_to_too_much_or_too_many_is_refused(parts):
    assert reason_of(docx(parts)) == Reason.UNPACKS


def test_a_size_that_lies_unpacks_no_more_than_it_says():
    document = bytearray(docx({"word/more.xml": "<x>" + " " * 1_000_000 + "</x>"}))
    entry = document.rindex(b"PK\x01\x02")
    struct.pack_into("<L", document, entry + 24, 10)

    assert reason_of(bytes(document)) == Reason.OFFICE_BROKEN


def test_a_list_of_a_hundred_thousand_entries_is_counted_before_it_is_read(monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", None)

    assert reason_of(b"PK\x03\x04" + b"PK\x01\x02" * 100_000) == Reason.UNPACKS
