"""Addresses that a document names: which of them a reader's program would follow out of the document."""

import re
from urllib.parse import unquote

_OUTSIDE = re.compile(r"[\s\x00-\x1f]*([a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
_STARTS_A_PROGRAM = re.compile(
    r"[\s\x00-\x1f]*(javascript|vbscript|data|shell|mhtml|mk|search|search-ms|ms-[a-z-]+):", re.IGNORECASE
)
#: A file of a server: whoever clicks on it sends the server a word from which a password can be guessed. One of the
#: reader's own disk is let be.
_ON_A_SERVER = re.compile(r"[\s\x00-\x1f]*(\\|//|file:(?!(///|//localhost/|/)?(?![\\/])))", re.IGNORECASE)
#: A picture that is written out in the document instead of being named.
_WRITTEN_OUT = re.compile(r"\s*data:image/(png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
#: What a picture would fetch, wherever it stands in a text.
_FETCHED = re.compile(r"(^|[\s;,'\"(=])(\\\\|//|(https?|ftps?|file|smb|wss?|dav):)", re.IGNORECASE)
#: What lay on the disk of the author: a plain name, or a path without a server.
_ON_A_DISK = re.compile(
    r"(file:///|file://localhost/|/)?([a-z]:[\\/])?([^\\/:*?\"<>|]+[\\/])*[^\\/:*?\"<>|]+", re.IGNORECASE
)
_TEMPLATES_OF_WORD = (".dot", ".dotx", ".dotm")


def leads_outside(address: str) -> bool:
    """Whether the address has a scheme or a server, so that it is no part of the document."""
    return bool(_OUTSIDE.match(unquote(address)))


def starts_a_program(address: str) -> bool:
    """Whether following the link would run something, or open a file of a server, instead of showing a page or writing
    a letter."""
    plain = unquote(address)
    return bool(_STARTS_A_PROGRAM.match(plain) or _ON_A_SERVER.match(plain))


def is_a_written_picture(address: str) -> bool:
    return bool(_WRITTEN_OUT.match(address))


def names_something_outside(text: str) -> bool:
    """Whether an address of something outside stands anywhere in the text."""
    return bool(_FETCHED.search(unquote(text)))


def is_on_a_disk(address: str, endings: tuple[str, ...] = _TEMPLATES_OF_WORD) -> bool:
    """Whether the template is one of the author's own computer: nothing is fetched from anywhere else for it."""
    plain = unquote(address).strip()
    return plain.lower().endswith(endings) and bool(_ON_A_DISK.fullmatch(plain))
