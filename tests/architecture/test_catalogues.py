"""Both languages are complete: the texts, the placeholders in them, and the compiled catalogues."""

import re

import polib
import pytest

from portal.catalogues import catalogue_files, open_entries, partial_catalogue_files, texts_of

from ..ours import ROOT, sources

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def language(source):
    return source.parent.parent.name


@pytest.mark.parametrize("source", catalogue_files(), ids=language)
def test_no_text_is_missing_or_fuzzy(source):
    assert open_entries(source) == []


@pytest.mark.parametrize("source", [*catalogue_files(), *partial_catalogue_files()], ids=language)
def test_translations_keep_every_placeholder(source):
    broken = [
        entry.msgid
        for entry in polib.pofile(str(source))
        if not entry.obsolete
        and entry.msgstr
        and set(PLACEHOLDER.findall(entry.msgid)) != set(PLACEHOLDER.findall(entry.msgstr))
    ]

    assert broken == []


@pytest.mark.parametrize("source", catalogue_files(), ids=language)
def test_plural_forms_are_declared_and_filled(source):
    catalogue = polib.pofile(str(source))
    plurals = [entry for entry in catalogue if entry.msgid_plural and not entry.obsolete]

    assert "nplurals=2" in catalogue.metadata.get("Plural-Forms", "")
    assert [entry.msgid for entry in plurals if set(entry.msgstr_plural) != {0, 1}] == []


@pytest.mark.parametrize("source", partial_catalogue_files(), ids=language)
def test_a_partial_catalogue_has_nothing_open_and_nothing_that_the_portal_does_not_say(source):
    said = set().union(*map(texts_of, catalogue_files()))

    assert open_entries(source) == []
    assert texts_of(source) - said == set()


#: Another name hides the text from the tools that fill the catalogues: it stays English for everybody.
AS_ANOTHER = re.compile(r"\bn?p?gettext(?:_lazy|_noop)? as (?!_\b)\w+")


def test_texts_are_marked_by_names_that_the_tools_know():
    hidden = [str(file.relative_to(ROOT)) for file in sources() if AS_ANOTHER.search(file.read_text())]

    assert hidden == []
