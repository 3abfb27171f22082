"""What is sealed is opened by its key alone, and only as a whole."""

import io
import os

import pytest

from portal.backups import sealed
from portal.backups.sealed import CannotOpen, SealedReader, SealedWriter

KEY = "a-key-of-thirty-characters-123"


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 1000])
def test_what_is_sealed_is_opened(monkeypatch, size):
    monkeypatch.setattr(sealed, "PIECE", 100)
    content, file = os.urandom(size), io.BytesIO()
    writer = SealedWriter(file, key=KEY)
    for start in range(0, size, 7):
        writer.write(content[start : start + 7])
    writer.close()

    file.seek(0)
    assert sealed.is_sealed(file)
    assert SealedReader(file, key=KEY).read(size + 1) == content


@pytest.mark.parametrize("harm", ["swapped", "left out", "cut off"])
def test_pieces_that_are_not_as_they_were_are_noticed(monkeypatch, harm):
    monkeypatch.setattr(sealed, "PIECE", 100)
    file = io.BytesIO()
    writer = SealedWriter(file, key=KEY)
    writer.write(os.urandom(350))
    writer.close()
    head = len(sealed.MAGIC) + sealed.SALT + sealed.PREFIX
    text = file.getvalue()
    pieces = [text[start : start + 100 + sealed.TAG] for start in range(head, len(text), 100 + sealed.TAG)]
    changed = {
        "swapped": [pieces[1], pieces[0], *pieces[2:]],
        "left out": [pieces[0], *pieces[2:]],
        "cut off": pieces[:-1],
    }[harm]

    with pytest.raises(CannotOpen):
        SealedReader(io.BytesIO(text[:head] + b"".join(changed)), key=KEY).read(1000)
