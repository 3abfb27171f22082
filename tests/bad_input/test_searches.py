"""Every page that reads its address, with nonsense in it: an answer all the same, with nothing run and nothing lost."""

import re
from uuid import UUID

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.html import escape

from .search_table import SEARCHES
from .values import HUGE_NUMBER, LONG, NUL, TURNS, encoded, hostile

pytestmark = pytest.mark.shared

#: What is looked up, and what takes the place of a word of a list or a number is expected.
VALUES = {"hostile": (hostile(1), NUL), "long": (NUL + LONG[:5000], HUGE_NUMBER)}


#: What an address chooses from a list or a number, in whatever list: no page may leave a wrong one out in silence.
CHOICES = set(
    "address audience by country group kind language length mode month musts occupation officer order overdue page "
    "programme purpose region role rule sector show sort state topic unconfirmed wait way year zone".split()
)
#: Forms that say at their fields what is wrong, and pages that begin something.
SAY_IT_THEMSELVES = {
    "home:contact",
    "my:evaluators_codebook",
    "my:evaluators_rows",
    "my:take_evaluators_rows",
    "office:freeze_report",
    "office:merges",
    "office:programme_report",
    "office:programme_report_rows",
    "office:programme_report_workbook",
    "openid_returned",
}
#: A tick is chosen by any value; a list of people who fit is of one length; what a list has no choice for.
UNTOLD = {
    "institution_assignments:people": {"page"},
    "office:applications": {"overdue"},
    "office:answers": {"overdue"},
    "office:labels": {"language"},
    "office:match_people": {"page"},
    "office:people": {"occupation", "state"},
    "office:placements": {"unconfirmed"},
}


@pytest.mark.parametrize(("words", "choice"), VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("search", SEARCHES, ids=lambda search: search.title)
def test_nonsense_in_an_address_finds_nothing_and_breaks_nothing(search, words, choice, world, recorder):
    query = encoded({name: words if name == "q" else choice for name in search.reads})

    response = world.clients[search.who].get(f"{search.url(world)}?{query}", follow=True)

    assert response.status_code == search.status
    page = b"".join(response).decode(errors="replace")  # a spreadsheet is no text
    assert "<script>alert" not in page
    # An export is logged, and so is a list of people that was shown.
    assert recorder.written <= {"wagtailcore_modellogentry", "skills_match_matchrun", "skills_match_matchitem"}
    if response["Content-Type"].startswith("text/html") and search.name not in SAY_IT_THEMSELVES:
        told = set(re.findall(r'data-left-out="(\w+)"', page))
        assert {name for name in search.reads if name in CHOICES} - told - UNTOLD.get(search.name, set()) == set()
    if "q" in search.reads and words == hostile(1) and response["Content-Type"].startswith("text/html"):
        assert escape(words) in page.replace(TURNS, "")


def addresses_with_a_name_of_a_row(patterns=None, namespace=""):
    """Names and parameters of our addresses that hold a reference, a token or the number of a row."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses_with_a_name_of_a_row(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and hasattr(pattern.callback, "who_may"):
            converters = getattr(pattern.pattern, "converters", {})
            if converters:
                yield f"{namespace}{pattern.name}", {name: type(c).__name__ for name, c in converters.items()}


ADDRESSES = dict(addresses_with_a_name_of_a_row())
NAMES = ["\x00", LONG[:3000], "<script>alert(1)<'\"🦁\ufffd"]
EDITOR = "administrator"
#: Who gets as far as the question which row is meant, by address or its room; the editor has no room.
WHO = {
    "my": "professional",
    "diaspora": "professional",
    "institution": "manager",
    "institution_assignments": "manager",
    "finance": "finance",
    "finance_gifts": "finance",
    "event_desk": "organiser",
    "my:frozen_report": "evaluator",
    "my:frozen_workbook": "evaluator",
    "my:frozen_paper": "evaluator",
    "wagtailusers_users": EDITOR,
    "office_people:account_roles": EDITOR,
    "office_people:account_address": EDITOR,
    "office_people:delete_account": EDITOR,
    "placements:use_story": EDITOR,
    "placements:story_down": EDITOR,
    "home:ask_translation": EDITOR,
    "home:move_translation": EDITOR,
    "home:translate_text": EDITOR,
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_strange_name_of_a_row_is_not_found(name, world, recorder):
    who = WHO.get(name) or WHO.get(name.split(":")[0], "officer") if ":" in name else EDITOR
    client = world.clients[who]

    known = {"IntConverter": int(HUGE_NUMBER), "SlugConverter": "nonsense", "UUIDConverter": UUID(int=0)}
    addresses = {
        reverse(name, kwargs={key: known.get(kind, strange) for key, kind in ADDRESSES[name].items()})
        for strange in NAMES
    }
    answers = {client.get(address, follow=True).status_code for address in addresses}
    answers.add(client.post(min(addresses, key=len), follow=True).status_code)

    assert answers <= {404, 405, 410} | ({200} if name == "home:pattern" else set())
    assert recorder.written == set()
