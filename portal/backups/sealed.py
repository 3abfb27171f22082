"""Encryption of a stream of any length with a key, piece by piece.

AES-256-GCM as in the STREAM construction: the nonce of each piece counts, and says which one is the last, so that a
piece that is missing, moved or changed is noticed. The key is derived by scrypt from BACKUP_KEY and a salt of the file.
"""

import hashlib
import secrets
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"portal backup, sealed 1\n"
SALT, PREFIX = 16, 7
PIECE = 1 << 20
TAG = 16
#: Of characters; with fewer, guessing is worth trying.
SHORTEST_KEY = 20


class CannotOpen(Exception):
    """The key is another one, or the file was cut off or changed."""


class SealedWriter:
    """Writes what it gets to `file`, encrypted. Only `close` makes it whole."""

    def __init__(self, file: BinaryIO, *, key: str) -> None:
        salt, self._prefix = secrets.token_bytes(SALT), secrets.token_bytes(PREFIX)
        self._file, self._cipher = file, _cipher(key, salt)
        self._rest, self._number = bytearray(), 0
        file.write(MAGIC + salt + self._prefix)

    def write(self, data: bytes) -> int:
        self._rest += data
        while len(self._rest) > PIECE:
            self._seal(bytes(self._rest[:PIECE]), is_last=False)
            del self._rest[:PIECE]
        return len(data)

    def close(self) -> None:
        self._seal(bytes(self._rest), is_last=True)

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._prefix, self._number, is_last), piece, None))
        self._number += 1


class SealedReader:
    """Reads from `file` what a SealedWriter wrote. Raises CannotOpen."""

    def __init__(self, file: BinaryIO, *, key: str) -> None:
        header = file.read(len(MAGIC) + SALT + PREFIX)
        salt, self._prefix = header[len(MAGIC) : -PREFIX], header[-PREFIX:]
        if not header.startswith(MAGIC) or len(salt) != SALT:
            raise CannotOpen
        self._file, self._cipher = file, _cipher(key, salt)
        self._opened, self._number = bytearray(), 0
        self._next = file.read(PIECE + TAG)

    def read(self, size: int) -> bytes:
        while len(self._opened) < size and self._next:
            self._open()
        read = bytes(self._opened[:size])
        del self._opened[:size]
        return read

    def _open(self) -> None:
        piece, self._next = self._next, self._file.read(PIECE + TAG)
        try:
            self._opened += self._cipher.decrypt(_nonce(self._prefix, self._number, not self._next), piece, None)
        except InvalidTag:
            raise CannotOpen from None
        self._number += 1


def is_sealed(file: BinaryIO) -> bool:
    """Whether a SealedWriter wrote it; reads from the beginning and goes back there."""
    beginning = file.read(len(MAGIC))
    file.seek(0)
    return beginning == MAGIC


def _cipher(key: str, salt: bytes) -> AESGCM:
    return AESGCM(hashlib.scrypt(key.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=32))


def _nonce(prefix: bytes, number: int, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([is_last])
