"""What would tell who sent a file that is judged without names: in no response that a reviewer can get, of any kind."""

import io
import itertools
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern
from wagtail.models import ModelLogEntry

from diaspora.inbox.letters import email_of
from diaspora.models import DigestLetter, Notice, Profile
from diaspora.notices.notify import email_for
from diaspora.threads.writing import write_message
from reviews.blind.copies import accept_copy, propose_copies
from reviews.enums import RoundPlan
from reviews.models import BlindCopy
from reviews.packs.asking import ask_for_pack
from reviews.packs.making import make_packs
from reviews.rounds.phases import next_phase, open_round
from selection.staff_news import tell_officer, tell_reviewers
from skills_match.models import EnteredApplication
from tests.conftest import sign_in

from .conftest import CANARIES

pytestmark = [pytest.mark.django_db, pytest.mark.whole]
#: Where everybody with an account stands by name, whatever they did.
OF_ALL_ACCOUNTS = ("/office/accounts/", "/office/staff/")


@pytest.fixture
def blind(start, canary, assignment, officer, host, administrator, runs_it):
    """A round without names, with a reviewer from the host and two from the office, and everything that a portal says
    about an application on the way there. Its sender is found nowhere else: the profile is not published."""
    Profile.objects.filter(pk=canary.profile_id).update(published_at=None)
    type(canary).objects.filter(pk=canary.pk).update(officer=officer)
    EnteredApplication.objects.create(
        assignment=assignment,
        first_name="Zawadi",
        last_name="Qwerton",
        email="zq@canary.example",
        language="en",
        country="GB",
        came="paper",
        entered_by=officer,
        confirmed_at=canary.submitted_at,
        confirmed_by="link",
        application=canary,
    )
    canary.refresh_from_db()
    tell_reviewers(application=canary, kind="application_staff_arrived")
    round = start(plan=RoundPlan.BLIND, officers=[officer, administrator], by=runs_it)
    propose_copies(round=round)
    for copy in BlindCopy.objects.filter(subject__round=round):
        accept_copy(copy=copy, text=copy.text, by=runs_it)
    round = open_round(round=round, by=runs_it)
    write_message(about=canary, by=canary.profile.user, text="Zawadi Qwerton asks whether June suits you.")
    tell_officer(application=canary, kind="application_staff_info")
    for reviewer in (host, officer, administrator):
        ask_for_pack(round=round, by=reviewer, language="en")
    make_packs()
    return round


def addresses(**known: list) -> Iterator[str]:
    """Every address of the portal, with each of the `known` values for what it needs."""
    for name, pattern in _named(get_resolver()):
        needed = list(pattern.pattern.converters)
        if not set(needed) <= set(known):
            continue
        for values in itertools.product(*(known[each] for each in needed)):
            try:
                yield reverse(name, kwargs=dict(zip(needed, values, strict=True)))
            except NoReverseMatch:
                continue


def _named(resolver, area: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if not isinstance(each, URLPattern):
            yield from _named(each, f"{area}{each.namespace}:" if each.namespace else area)
        elif each.name:
            yield area + each.name, each


def texts_of(response) -> str:
    """Everything that arrives: headers with the names of files, the text and metadata of a PDF, names and members of a
    ZIP or workbook."""
    content = b"".join(response)
    found = [str(dict(response.headers)), content.decode("utf-8", "replace")]
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        found += [str(document.get_metadata_dict()), *(page.get_textpage().get_text_range() for page in document)]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            found += [name + packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    return "\n".join(found)


def canaries_in(client: Client, urls: list[str]) -> dict[str, list[str]]:
    """The addresses that tell, with what they tell; a search shows what somebody looked for."""
    found = {}
    for url in urls:
        text = texts_of(client.get(url))
        if told := [canary for canary in CANARIES if canary in text and canary not in url]:
            found[url] = told
    return found


def kinds_of_response(round, canary, assignment) -> dict[str, list[str]]:
    """By who reads it; each is a kind of its own."""
    number = round.subjects.get(record_id=canary.pk).number
    own = [
        reverse("reviews:rounds"),
        *(reverse(f"reviews:{name}", args=[round.pk]) for name in ("round", "pack", "pack_document", "ranking")),
        *(reverse(f"reviews:{name}", args=[round.pk, number]) for name in ("sheet", "conflict")),
        reverse("reviews:ranking_pdf", args=[round.pk]),
        reverse("diaspora:inbox"),
        reverse("diaspora:notices"),
        reverse("diaspora:file", args=[canary.cv_id]),
        reverse("my:application", args=[canary.pk]),
        reverse("my:interview_calendar", args=[canary.pk]),
        f"{reverse('home:search')}?q=Qwerton",
    ]
    of_host = [
        reverse("institution:home"),
        reverse("institution_assignments:list"),
        *(
            reverse(f"institution_assignments:{name}", args=[assignment.reference])
            for name in ("edit", "applicants", "interviews", "name_person", "brief", "people")
        ),
        *(
            reverse(f"institution_assignments:{name}", args=[assignment.reference, canary.pk])
            for name in ("application", "messages", "opinion", "agreement", "conditions")
        ),
    ]
    words = ["Qwerton", "zq@canary.example", "7700900123", assignment.reference]
    of_office = [
        reverse("office:home"),
        *(f"{reverse(f'office:{page}')}?q={word}" for page in ("search", "applications", "people") for word in words),
        *(reverse(f"office:{name}") for name in ("applications", "application_messages", "follow_ups", "prepared")),
        *(reverse(f"office:{name}") for name in ("entered", "interest", "lists", "placements") if _is_there(name)),
        *(reverse("office:export", args=["applications", format]) for format in ("csv", "xlsx")),
        *(f"{reverse('office:export', args=['people', 'csv'])}?q={word}" for word in words[:2]),
        *(
            reverse(f"office:{name}", args=[assignment.reference])
            for name in ("assignment", "board", "answers", "interviews", "reserve", "matches")
            if _is_there(name, assignment.reference)
        ),
        *(
            reverse(f"office:{name}", args=[canary.pk])
            for name in ("application", "messages", "dossier", "conditions", "agreement", "decision", "prepare")
        ),
        reverse("office:person", args=[canary.profile_id]),
        reverse("office_reviews:rounds"),
        reverse("office_reviews:round", args=[round.pk]),
        reverse("office_reviews:copies", args=[round.pk, number]),
        reverse("office_reviews:drop", args=[round.pk]),
    ]
    of_administrator = ["/admin/", "/admin/reports/site-history/", "/admin/reports/site-history/?export=csv"]
    return {"host": own + of_host, "office": own + of_office, "administrator": of_administrator}


def _is_there(name: str, *args: str) -> bool:
    try:
        return bool(reverse(f"office:{name}", args=args))
    except NoReverseMatch:
        return False


def test_a_reviewer_without_names_learns_none_in_any_kind_of_response_or_letter(
    blind, canary, assignment, host, officer, administrator, runs_it
):
    kinds = kinds_of_response(blind, canary, assignment)
    readers = {"host": host, "office": officer, "administrator": administrator}

    assert len(set(itertools.chain(*kinds.values()))) >= 60
    assert {name: canaries_in(sign_in(user), kinds[name]) for name, user in readers.items()} == {
        name: {} for name in readers
    }

    letters = [email_for(notice) for notice in Notice.objects.filter(user__in=readers.values())]
    letters += [email_of(DigestLetter(user=user)) for user in readers.values()]
    told = "".join(str(letter.message()) for letter in [*letters, *mail.outbox] if letter.to)
    assert letters
    assert not [canary for canary in CANARIES if canary in told]
    assert not [entry.label for entry in ModelLogEntry.objects.all() if "Qwerton" in entry.label]

    next_phase(round=blind, by=runs_it)  # the control: the same looks find it once names are shown
    assert len(canaries_in(sign_in(officer), kinds["office"])) > 5
    assert canaries_in(sign_in(host), kinds["host"])


def test_no_address_of_the_portal_tells_an_officer_without_names_who_it_is(blind, canary, assignment, officer):
    number = blind.subjects.get(record_id=canary.pk).number
    known = {
        "reference": [assignment.reference],
        "pk": [canary.pk],
        "number": [number],
        "numbers": [str(canary.pk)],
        "what": ["applications", "people"],
        "format": ["csv"],
    }
    urls = [url for url in addresses(**known) if not any(part in url for part in OF_ALL_ACCOUNTS)]
    assert len(urls) > 300
    assert canaries_in(sign_in(officer), urls) == {}
