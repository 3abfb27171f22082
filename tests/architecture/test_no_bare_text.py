"""A crawl in a pseudo-language: every text of the interface goes through gettext, in every room of the portal.

Each translated text comes out in brackets. What is outside brackets must be data: something from a row.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import trans_real
from django_countries import countries
from wagtail.models import Page

from ..conftest import sign_in
from ..factories.matching import ApplicationFactory, AssignmentFactory, AssignmentSkillFactory, PersonSkillFactory
from ..ours import OURS

#: Words that are the same in every language.
NAMES = {
    "english",
    "kiswahili",
    "cv",
    "pdf",
    "docx",
    "csv",
    "xlsx",
    "esco",
    "isco",
    "usd",
    "whatsapp",
    "tzs",
    "eur",
    "mb",
    "kb",
}
#: Pages for developers and machines, and the style guide, whose examples are its own.
LEFT_OUT = ("admin/", "documents/", "development", "health", "styleguide", "feeds", "patterns", "sitemap", "robots")
#: What nobody reads.
UNREAD = {"script", "style", "svg", "code"}
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")


def plain_addresses(patterns=None, prefix=""):
    """Every address of ours that needs no argument."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from plain_addresses(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern) and not re.search(r"[<^$(\\]", address):
            if pattern.callback.__module__.startswith((*OURS, "allauth")):
                yield "/" + address


@pytest.fixture
def brackets(monkeypatch):
    """Put every translated text into brackets, Django's own and allauth's included."""
    catalogue = trans_real.DjangoTranslation

    def bracket(text):
        return f"⟦{text}⟧" if text and "%Y" not in text and not text.startswith("⟦") else text

    for name in ("gettext", "ngettext"):
        original = getattr(catalogue, name)
        monkeypatch.setattr(catalogue, name, lambda self, *a, original=original: bracket(original(self, *a)))
    # The list of countries keeps what it translated before, so it forgets it on the way in and on the way out.
    monkeypatch.setattr(countries, "_iter_cache", {}, raising=False)


@pytest.fixture
def known_data():
    """All texts of all rows, in one."""

    def collect() -> str:
        texts = []
        for model in apps.get_models():
            fields = [
                f.attname for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)
            ]
            fields += [f.attname for f in model._meta.concrete_fields if isinstance(f, models.JSONField)]
            texts += [str(value) for row in model._base_manager.values_list(*fields) for value in row] if fields else []
        return " ".join(texts).casefold()

    return collect


def read_texts(element, *, in_its_own_language: bool = False):
    """Each text that a reader sees or hears in an element of lxml and in all within it."""
    chosen_by_language = in_its_own_language and element.tag == "option"  # names of languages, each in its own
    if element.tag in UNREAD or chosen_by_language or "data-demonstration" in element.attrib:
        return
    yield from (element.get(name, "") for name in ("alt", "title", "aria-label", "placeholder"))
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):  # and no comment
            yield from read_texts(child, in_its_own_language=in_its_own_language or "lang" in child.attrib)
        yield child.tail or ""


def bare_words(html: str, is_data: Callable[[str], bool]) -> set[str]:
    words = set()
    for text in read_texts(lxml.html.document_fromstring(html)):
        while BRACKETED.search(text):
            text = BRACKETED.sub(" ", text)
        words.update(re.findall(r"[^\W\d_]{3,}", text))
    return {word for word in words if word.casefold() not in NAMES and not is_data(word.casefold())}


def template_texts() -> str:
    """The templates of assignments are data in both languages, kept in files."""
    folder = Path(__file__).resolve().parents[2] / "skills_match" / "data" / "assignment_templates"
    return " ".join(file.read_text() for file in folder.glob("*.toml")).casefold()


@pytest.mark.once
@pytest.mark.django_db
def test_no_text_of_the_interface_is_outside_gettext(client, brackets, known_data, professional, manager, officer):
    call_command("set_up_site", verbosity=0)
    institution = manager.memberships.get().institution
    assignment = AssignmentFactory(institution=institution)
    AssignmentSkillFactory(assignment=assignment)
    PersonSkillFactory(profile=professional.profile)
    ApplicationFactory(assignment=assignment, profile=professional.profile)
    data = known_data() + template_texts()
    # Pages share most of their words, and the data is long.
    is_data = cache(lambda word: word in data)
    readers = {
        "visitor": client,
        "professional": sign_in(professional),
        "manager": sign_in(manager),
        "officer": sign_in(officer),
    }
    details = [f"/en/assignments/{assignment.reference}/", f"/en/office/assignments/{assignment.reference}/"]
    details += [f"/en/institution/assignments/{assignment.reference}/{page}" for page in ("", "people/", "applicants/")]
    # What editors publish says the same to everybody; the headers of all readers are on the addresses above.
    published = [page.url for page in Page.objects.live().filter(locale__language_code="en", depth__gt=1)]
    found = {}
    seen = 0

    for address in [*plain_addresses(), *details, *published]:
        if any(part in address for part in LEFT_OUT):
            continue
        for reader in [client, readers["officer"]] if address in published else readers.values():
            answer = reader.get(address)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                seen += 1
                if bare := bare_words(answer.content.decode(), is_data):
                    found[address] = sorted(bare)[:8]

    assert seen > 50
    assert not found, "\n".join(f"{address}: {words}" for address, words in found.items())
