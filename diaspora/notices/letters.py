"""What people would read, shown to whoever is about to send it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise

from ..models import User
from .notify import preview


@dataclass(frozen=True)
class Letter:
    """A text in one language: `to` says who reads it."""

    to: str | Promise
    language: str
    language_name: str
    subject: str
    body: str


def letters(*, kind: str, values: dict, readers: Iterable[User], to: str | Promise) -> list[Letter]:
    """The notice of `kind` as `readers` would get it (see notify): one letter for each language that they read."""
    spoken = {reader.preferred_language for reader in readers}
    return [_letter(kind, values, code, str(name), to) for code, name in settings.FULL_LANGUAGES if code in spoken]


def _letter(kind: str, values: dict, code: str, name: str, to: str | Promise) -> Letter:
    message = preview(kind=kind, values=values, language=code)
    return Letter(to, code, name, message.subject, message.body)
