"""A page that is looked at changes nothing: no row but side notes, and nobody is signed in or out. And no page about an
assignment, an application or a placement leads to giving or paying, while an appeal for one of them takes gifts.

Each role begins in its room and follows every link that it finds there, one address of each kind; forms of the table,
which may be behind a button, and addresses without arguments are looked at too.
"""

import re
from html import unescape

import pytest
from django.db import connection
from django.urls import Resolver404, URLResolver, get_resolver, resolve

from tests.contributions.doors_to_money import doors_in, is_of_a_case

from .form_table import FORMS
from .recorder import Recorder

pytestmark = pytest.mark.once
_LINK = re.compile(r'(?:href|action|src)="(/[^"#]*)')
#: Rows that are written on purpose while somebody looks.
ON_PURPOSE = {
    "office:export": {"wagtailcore_modellogentry"},
    "office:claims_export": {"wagtailcore_modellogentry"},
    "office:claim_totals_export": {"wagtailcore_modellogentry"},
    "office:match_run_file": {"wagtailcore_modellogentry"},
    "office:claim_audit": {"wagtailcore_modellogentry"},
    # Who has read a case of abuse is kept with it.
    "safeguarding_desk:case": {"safeguarding_casereading"},
    # That the codes were shown is kept with them, by allauth.
    "mfa_view_recovery_codes": {"mfa_authenticator"},
    "mfa_download_recovery_codes": {"mfa_authenticator"},
    # An empty profile begins when its owner first looks at a page of it.
    "my:skills": {"diaspora_profile"},
    "my:occupation": {"diaspora_profile"},
    "diaspora:experience": {"diaspora_profile"},
    "diaspora:qualifications": {"diaspora_profile"},
    "diaspora:more": {"diaspora_profile"},
    # Who is in the editor of a page, so that two see each other, and hears of comments.
    "wagtailadmin_pages:edit": {"wagtailadmin_editingsession", "wagtailcore_pagesubscription"},
    "wagtailsnippets_home_menu:edit": {"wagtailadmin_editingsession"},
    "wagtailsnippets_home_topic:edit": {"wagtailadmin_editingsession"},
    "wagtailsnippets_contributions_appeal:edit": {"wagtailadmin_editingsession"},
}
#: Where each role looks around, as a pattern of addresses.
ROOMS = {
    "visitor": r"/(?!admin|../(my|institution|office)/)",
    "professional": r"/../(my|alerts|assignments|accounts)/",
    "manager": r"/../(institution|accounts)/",
    "officer": r"/../office/",
    "administrator": r"/(admin|../office/accounts)/",
    "with_app": r"/../accounts/",
    "half_way": r"/../accounts/",
}


def without_arguments(patterns=None, prefix="/") -> list[str]:
    """Every address that names no row."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += without_arguments(pattern.url_patterns, address)
        elif not re.search(r"[<(^]", address):
            found.append(address.replace("$", ""))
    return found


def forms_of(world, who: str) -> list[str]:
    return [form.at(world).url for form in FORMS if form.who == who]


def name_of(address: str) -> str | None:
    try:
        return resolve(address.split("?")[0]).view_name or address
    except Resolver404:
        return None


@pytest.mark.parametrize("who", ROOMS)
def test_looking_changes_nothing_and_no_case_leads_to_money(who, world, db):
    client = world.clients[who]
    client.raise_request_exception = False
    signed_in = {name: client.session.get(name) for name in ("_auth_user_id", "_auth_user_hash")}
    waiting = ["/en/", *forms_of(world, who), *without_arguments()]
    seen: set[str] = set()
    wrong = []
    while waiting:
        address = waiting.pop(0)
        name = name_of(address)
        if name is None or name in seen or not re.match(ROOMS[who], address):
            continue
        seen.add(name)
        # Our views answer HEAD as they answer GET, all by the same code: where everybody comes, it is tried.
        for look in (client.get, client.head) if who in ("visitor", "half_way") else (client.get,):
            recorder = Recorder()
            with connection.execute_wrapper(recorder):
                answer = look(address)
                text = "" if answer.streaming else answer.content.decode(errors="replace")
            if more := recorder.written - ON_PURPOSE.get(name, set()):
                wrong.append((name, address, sorted(more)))
            if {key: client.session.get(key) for key in signed_in} != signed_in:
                wrong.append((name, address, "signed in or out"))
                break
            if is_of_a_case(address):
                wrong += [(name, address, door) for door in doors_in(text)]
            waiting += [unescape(found) for found in _LINK.findall(text)]
            if answer.status_code in (301, 302) and answer.url.startswith("/"):
                waiting.append(answer.url)

    assert wrong == []
    assert len(seen) > 10
