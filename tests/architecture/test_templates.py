"""What Django's templates would pass over in silence: an address that does not exist, a value nobody gave."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_resolver
from django.utils.translation import override

ROOT = Path(settings.BASE_DIR) / "templates"
TEMPLATES = {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(ROOT.rglob("*.html"))}
#: Components whose values have names that many pages use for something else: title, text, url, image.
STRICT = ("notice", "empty", "card", "tag", "stat", "hero")


def names_of(resolver, prefix="") -> set[str]:
    """The names of all addresses, with their namespaces."""
    own = {prefix + name for name in resolver.reverse_dict if isinstance(name, str)}
    inner = [names_of(inside, f"{prefix}{space}:") for space, (_, inside) in resolver.namespace_dict.items()]
    return own.union(*inner)


def test_every_address_that_is_kept_in_a_variable_exists():
    """`{% url … as … %}` gives an empty text for a name that does not exist, and the link is gone without a word."""
    names = names_of(get_resolver())

    unknown = {
        (template, name)
        for template, text in TEMPLATES.items()
        for name in re.findall(r'{%\s*url "([^"]+)"[^%]* as \w+\s*%}', text)
        if name not in names
    }

    assert "diaspora:visibility" in names
    assert unknown == set()


@pytest.mark.parametrize("component", STRICT)
def test_components_get_their_own_values_only(component):
    """Without `only`, the title of the page would appear in a notice that has none."""
    leaking = [
        (template, tag)
        for template, text in TEMPLATES.items()
        for tag in re.findall(rf'{{%\s*include "components/{component}\.html"[^%]*%}}', text)
        if not re.search(r" only\s*%}$", tag)
    ]

    assert leaking == []


def test_no_value_is_filtered_inside_a_translated_sentence():
    """Django would say nothing in its place: a filter belongs to `with`."""
    block = re.compile(r"{%\s*blocktranslate\b.*?%}(.*?){%\s*endblocktranslate", re.DOTALL)

    filtered = [
        (name, value)
        for name, text in TEMPLATES.items()
        for sentence in block.findall(text)
        for value in re.findall(r"{{[^}]*\|[^}]*}}", sentence)
    ]

    assert filtered == []


def test_every_table_is_made_by_the_one_component():
    """Wagtail's screens have listings of their own."""
    by_hand = [name for name, text in TEMPLATES.items() if re.search(r'<table(?! class="listing")', text)]

    assert by_hand == ["components/table.html"]


def test_no_section_is_announced_by_the_words_of_its_own_table():
    """The table component is a region with a name: a section of the same name around it is heard twice."""
    section = re.compile(r'<section[^>]* aria-labelledby="([^"]+)"[^>]*>(.*?)</section>', re.DOTALL)

    heard_twice = [
        (name, heading[1])
        for name, text in TEMPLATES.items()
        for label, inside in section.findall(text)
        if (heading := re.search(rf'id="{re.escape(label)}"[^>]*>\s*{{% translate "([^"]+)"', inside))
        and f'{{% table _("{heading[1]}")' in inside
    ]

    assert heard_twice == []


def test_no_region_of_a_page_says_the_same_as_the_one_around_it():
    """A table is a region with its own label (it can be scrolled): a section that takes its heading for one as well
    would be found twice under one name."""
    headed = r'<section aria-labelledby="([^"]*)"[^>]*>\s*<h\d id="\1"[^>]*>\{\{ (.*?) \}\}</h\d>(.*?)</section>'
    twice = [
        (template, heading)
        for template, text in TEMPLATES.items()
        for _id, heading, inside in re.findall(headed, text, re.DOTALL)
        if heading in re.findall(r"\{% table (.*?) %\}", inside)
    ]

    assert twice == []


def test_a_document_says_its_language_also_when_no_request_makes_it():
    """The worker prints certificates and programmes, and a letter is made without a request: a reader of screens, and
    the standard of the PDF, ask for the language."""
    with override("sw"):
        document = render_to_string("documents/base.html")

    assert '<html lang="sw">' in document
