"""Of a case nobody else reads a word: in no page, export, search, letter, log, or file of their own data."""

import logging
import uuid

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import ModelLogEntry

from diaspora.models import Notice
from diaspora.notices.notify import email_for
from diaspora.privacy.my_data import export_data
from safeguarding.cases.following import keep_out, move_case, write_to_case
from safeguarding.cases.reporting import add_to_report, report
from safeguarding.enums import CaseState
from skills_match.models import Programme
from skills_match.models.programme import default_programme
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.placements import PlacementFactory
from tests.factories.safeguarding import safeguarding_officer

pytestmark = pytest.mark.django_db
WORD = "kanarisiri"


@pytest.fixture
def case(first, second, professional):
    """Full of the word, at its end, with everything that can be said in it. The second officer was kept out."""
    programme, today = Programme.objects.get(pk=default_programme()), today_in_closing_zone()
    case = report(
        key=uuid.uuid4(),
        programme=programme,
        concern="abuse",
        text=f"{WORD}: Asha Mrema and Eliud Sanga",
        where=f"Guest house {WORD}",
        about=f"Asha Mrema, {WORD}",
        contact=WORD,
        language="en",
        by=professional,
    )
    move_case(case=case, to=CaseState.ACKNOWLEDGED, by=first, answer_by=today)
    third = safeguarding_officer("Salma", "Bakari")
    keep_out(case=case, user=third, by=first)
    write_to_case(case=case, by=first, text=WORD, is_answer=False)
    write_to_case(case=case, by=first, text=WORD, is_answer=True, answer_by=today)
    add_to_report(case=case, text=WORD)
    move_case(case=case, to=CaseState.CLOSED, by=first, reason=WORD, outcome="measures")
    return case


def addresses(*areas: str) -> list[str]:
    """Every page of these areas that needs no number, and the searches for the word."""
    found = []
    for area in areas:
        for name in get_resolver().namespace_dict[area][1].reverse_dict:
            try:
                found += [reverse(f"{area}:{name}")] if isinstance(name, str) else []
            except NoReverseMatch:
                continue
    return found


def texts(client: Client, urls: list[str]) -> dict[str, str]:
    return {url: b"".join(client.get(url)).decode("utf-8", "replace") for url in urls}


def test_nobody_but_the_officers_of_a_case_finds_a_word_of_it(
    case, first, second, professional, manager, officer, administrator, caplog
):
    caplog.set_level(logging.DEBUG)
    placement = PlacementFactory(
        application__profile=professional.profile,
        application__assignment__institution=manager.memberships.get().institution,
    )
    editor_rights = Permission.objects.filter(codename__in=["access_admin", "prepare_finance", "approve_finance"])
    administrator.user_permissions.add(*editor_rights)
    exports = [reverse("office:export", args=[kind, "csv"]) for kind in ("people", "applications", "placements")]
    of_office = [
        *addresses("office"),
        *exports,
        f"{reverse('office:search')}?q={case.number.lower()}",
        f"{reverse('office:search')}?q=Guest+house",
        f"{reverse('home:search')}?q=Guest+house",
        reverse("office:person", args=[professional.profile.pk]),
        reverse("office:placement", args=[placement.pk]),
        reverse("office:dossier", args=[placement.application_id]),
        reverse("safeguarding_desk:contacts"),
    ]
    desk = [reverse("safeguarding_desk:cases"), reverse("safeguarding_desk:case", args=[case.pk])]
    looked = {
        officer: of_office + desk,
        second: [reverse("office:home"), f"{reverse('office:search')}?q=Guest+house", *desk, f"{desk[0]}?show=all"],
        administrator: [*desk, reverse("office:home"), "/admin/", "/admin/reports/site-history/"],
        manager: [*addresses("institution"), reverse("institution_assignments:placement", args=[placement.pk])],
        professional: [*addresses("my"), reverse("diaspora:notices"), reverse("my:placement", args=[placement.pk])],
    }

    found = {
        (user.first_name, url): True
        for user, urls in looked.items()
        for url, text in texts(sign_in(user), urls).items()
        if WORD in text.lower() or case.number in text
    }

    assert found == {}
    assert WORD in sign_in(first).get(desk[1]).text
    with export_data(user=professional) as data:
        assert WORD not in data.read().decode("utf-8", "replace")
    entries = [f"{entry.label}{entry.data}" for entry in ModelLogEntry.objects.all()]
    assert not [entry for entry in entries if WORD in entry or case.number in entry]
    letters = [email_for(notice) for notice in Notice.objects.all()]
    assert not Notice.objects.filter(user__in=[professional, second, manager, officer]).exists()
    assert not [letter for letter in [*letters, *mail.outbox] if WORD in f"{letter.subject}{letter.body}".lower()]
    assert WORD not in caplog.text.lower()
