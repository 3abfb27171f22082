"""One word for one thing: what the glossary promises is true of both catalogues, and translated English stays out."""

import ast
import re
from collections.abc import Iterator

import polib
import pytest
from django.conf import settings

from ..ours import ROOT, sources


def catalogue(language: str) -> list[tuple[str, str]]:
    """Each text with each of its translations, both in lower case."""
    entries = polib.pofile(str(settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"))
    return [
        (entry.msgid.lower(), text.lower())
        for entry in entries
        if not entry.obsolete
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
    ]


#: A Kiswahili word, and what its English text is about. Whatever else is called so would be a second thing.
ONE_THING = {
    r"\bmaombi\b": r"appl|grant writing|the person can see that you opened this",
    r"\bprogramu\b": r"programme",
    r"\bnyaraka\b": r"^$",
    r"\barifa\b": r"notice|notification",
    r"\bofa\b": r"offer",
    r"\bstakabadhi\b": r"^$",  # a receipt is a risiti
}
#: An English word, and the Kiswahili one without which its translation is about something else.
ALWAYS = {
    r"\bnotices\b": r"arifa",
    r"\bauthenticator app\b": r"\bapp\b",
    r"\bdar es salaam time\b": r"saa za dar es salaam",
    r"\bprogramme office\b": r"ofisi ya programu",
    r"\bcounterparts?\b": r"\bwenza|mwenza",
    r"\bcv\b": r"\bcv\b",
}
STIFF_ENGLISH = (
    r"unwanted messages|made one|become one|are one now|\bmend\b|nobody’s|beside|\banew\b|the own\b|throw it away|"
    r"no member any more|went on\b|not even we\b|too long after|wait too long|compared is|so long a"
)
#: The same in names of tests, docstrings and comments, where words are joined by what they are joined by.
STIFF_IN_CODE = r"\bthe[ _]own[ _]|(\b|_)(anew|barely|beside)(\b|_)|\btest_whom?_|[ _]may[ _]nothing\b|stays it\b"
STIFF_KISWAHILI = r"kupita kiasi|hazijatimizwa|au huru\b|\btiki\b|kwa wingi|mbofyo|\bmripoti\b|anza kwa kitenzi"


@pytest.mark.parametrize("term", ONE_THING)
def test_a_kiswahili_term_means_one_thing(term):
    elsewhere = [
        (english, swahili)
        for english, swahili in catalogue("sw")
        if re.search(term, swahili) and not re.search(ONE_THING[term], english)
    ]

    assert elsewhere == []


@pytest.mark.parametrize("term", ALWAYS)
def test_an_english_term_is_translated_by_its_own_word(term):
    about_it = [(english, swahili) for english, swahili in catalogue("sw") if re.search(term, english)]

    assert about_it != []
    assert [pair for pair in about_it if not re.search(ALWAYS[term], pair[1])] == []


@pytest.mark.parametrize(("language", "stiff"), [("en", STIFF_ENGLISH), ("sw", STIFF_KISWAHILI)])
def test_no_text_for_people_is_stiff(language, stiff):
    assert [text for _english, text in catalogue(language) if re.search(stiff, text)] == []


def test_the_glossary_translates_as_the_catalogue_does():
    """Where an entry of the glossary is a text of its own, the catalogue has the same word for it."""
    rows = [line.split(" | ") for line in (settings.BASE_DIR / "docs" / "glossary.md").read_text().splitlines()]
    terms = {row[0].removeprefix("| "): row[1].partition(",")[0] for row in rows if len(row) == 4}
    texts = dict(catalogue("sw"))

    shared = {term: texts[term] for term in terms if term in texts}

    assert len(shared) >= 10
    assert shared == {term: terms[term] for term in shared}


def test_code_and_tests_say_it_in_the_english_of_the_texts():
    tests = [file for file in (ROOT / "tests").rglob("*.py") if file.name != "test_terms.py"]
    stiff = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in [*sources(), *tests]
        if "migrations" not in file.parts
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if re.search(STIFF_IN_CODE, line)
    ]

    assert stiff == []


#: Where people, institutions and assignments are at home: a *request* there is what a browser sends, and nothing that
#: an institution sends to the office.
ROOMS_OF_CASES = ("casework", "diaspora", "office", "selection", "skills_match")
#: The verb, and the names that other packages give.
ASKED_FOR = {"request_edits", "request_more_info", "requested_info", "EDITS_REQUESTED", "request_timeout"}
OF_OTHERS = re.compile(r"HttpRequest|RequestException|\w+_from_request(_kwargs)?|redirect_from_request|request")


def names_given(source: str) -> Iterator[str]:
    """What a module calls its classes, functions, arguments and values."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def speaks_of_requests(name: str) -> bool:
    return "request" in name.lower() and name not in ASKED_FOR and not OF_OTHERS.fullmatch(name)


@pytest.mark.parametrize("name", ["show_request", "oldest_requests", "RequestFilter", "requests_to_edit"])
def test_a_request_in_a_name_would_be_found(name):
    assert speaks_of_requests(name)


def test_only_a_browser_sends_a_request():
    rooms = [file for file in sources() if file.relative_to(ROOT).parts[0] in ROOMS_OF_CASES]

    wrong = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in rooms
        for name in [file.stem, *names_given(file.read_text())]
        if speaks_of_requests(name)
    }
    called = {
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in rooms
        if "assignments" in file.parts
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if re.search(r"\b(a|an|the|one|new|whole|earlier) requests?\b", line, re.IGNORECASE)
    }

    assert len(rooms) > 300
    assert wrong == set()
    assert called == set()
