"""The translation catalogues: compiled by polib, so that no gettext tools are needed to run the portal."""

from collections.abc import Iterable
from pathlib import Path

import polib
from django.conf import settings


def catalogue_files() -> list[Path]:
    """The .po file of each language that the portal speaks everywhere."""
    return _files(code for code, _name in settings.FULL_LANGUAGES)


def partial_catalogue_files() -> list[Path]:
    """Those of the other languages, where there are any: what they lack is read in English."""
    others = (code for code, _name in settings.LANGUAGES if code not in dict(settings.FULL_LANGUAGES))
    return [file for file in _files(others) if file.exists()]


def _files(codes: Iterable[str]) -> list[Path]:
    return [Path(folder) / code / "LC_MESSAGES" / "django.po" for code in codes for folder in settings.LOCALE_PATHS]


def compile_catalogues() -> int:
    """Write a .mo next to each .po that is newer than it. Returns how many were written."""
    written = 0
    for source in [*catalogue_files(), *partial_catalogue_files()]:
        target = source.with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written


def sort(source: Path) -> None:
    """By text: a change of one text changes one place of the file, wherever it is in the code.

    The moment of extraction goes: two branches that each add a text would meet at it.
    """
    catalogue = polib.pofile(str(source), wrapwidth=0)
    catalogue.metadata.pop("POT-Creation-Date", None)
    catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    catalogue.save()


def texts_of(source: Path) -> set[tuple[str | None, str]]:
    """What is to be translated in a catalogue: context and text."""
    entries = polib.pofile(str(source)) if source.exists() else []
    return {(entry.msgctxt, entry.msgid) for entry in entries if not entry.obsolete}


def drop(source: Path, *, but: set[tuple[str | None, str]]) -> None:
    """Take texts that the portal no longer says out of a partial catalogue."""
    catalogue = polib.pofile(str(source), wrapwidth=0)
    for entry in [entry for entry in catalogue if (entry.msgctxt, entry.msgid) not in but]:
        catalogue.remove(entry)
    catalogue.save()


def fill_english(source: Path) -> None:
    """The source texts are English: give every entry of the English catalogue its own text."""
    catalogue = polib.pofile(str(source), wrapwidth=0)
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    catalogue.save()


def open_entries(source: Path) -> list[str]:
    """Texts of a catalogue that are missing or marked fuzzy."""
    catalogue = polib.pofile(str(source))
    return [entry.msgid for entry in catalogue if not entry.obsolete and (not entry.translated() or entry.fuzzy)]
