"""Where somebody is paid stands in no page, export, search, letter, log, or file of anybody but those who check it."""

import io
import logging
import zipfile

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import ModelLogEntry

from diaspora.models import Notice
from diaspora.notices.notify import email_for
from diaspora.privacy.my_data import export_data
from placements.claims.paying import record_failure
from placements.models import PayAccount
from placements.payees.keeping import check_account, keep_account
from skills_match.enums import Right
from tests.conftest import sign_in

from .conftest import made_file, person_of_finance

NUMBER, HOLDER, CODE = "0152284177904", "Kanaribenki", "KANATZTZ"
WORDS = (NUMBER, NUMBER[-9:], HOLDER.lower(), CODE.lower())


@pytest.fixture
def checker(programme):
    return person_of_finance("Rehema", Right.BANK_DETAILS, Right.FINANCE_APPROVER, programme=programme)


@pytest.fixture
def handed_over(approved, professional, preparer, checker):
    """Paid to an account that was checked, then failed: everything that can be written about it is."""
    told = {"way": "bank", "holder": HOLDER, "provider": "CRDB", "number": NUMBER, "code": CODE}
    check_account(account=keep_account(account=PayAccount(**told), by=professional), by=checker)
    made = made_file(programme=approved.programme, currency="USD", by=preparer)
    record_failure(claim=approved, by=preparer, reason="The bank sent it back.")
    keep_account(account=PayAccount(**told), by=professional)
    return made


def addresses(*areas: str) -> list[str]:
    """Every page of these areas that needs no number."""
    found = []
    for area in areas:
        for name in get_resolver().namespace_dict[area][1].reverse_dict:
            try:
                found += [reverse(f"{area}:{name}")] if isinstance(name, str) else []
            except NoReverseMatch:
                continue
    return found


def text_of(client: Client, url: str) -> str:
    content = b"".join(client.get(url))
    if content.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = b" ".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", "replace").lower()


def test_nobody_but_whoever_checks_an_account_finds_a_word_of_it(
    handed_over, approved, professional, preparer, checker, manager, officer, administrator, stranger, caplog
):
    caplog.set_level(logging.DEBUG)
    editor_rights = Permission.objects.filter(codename__in=["access_admin", "prepare_finance", "approve_finance"])
    administrator.user_permissions.add(*editor_rights)
    placement, claim = approved.placement, [approved.pk]
    searches = [f"{reverse('office:search')}?q={word}" for word in (NUMBER, HOLDER, CODE)]
    exports = [reverse("office:export", args=[kind, "csv"]) for kind in ("people", "applications", "placements")]
    of_office = [
        *addresses("office"),
        *exports,
        reverse("office:person", args=[professional.profile.pk]),
        reverse("office:placement", args=[placement.pk]),
        reverse("office:dossier", args=[placement.application_id]),
    ]
    of_finance = [
        *addresses("office"),
        reverse("office:payment_file", args=[handed_over.pk]),
        reverse("office:claims_export", args=["xlsx"]),
        reverse("office:claim_totals_export", args=["xlsx"]),
        *(reverse(f"office:{name}", args=claim) for name in ("claim", "claim_audit", "pass_claim")),
    ]
    looked = {
        officer: [*of_office, *searches],
        preparer: [*of_finance, *searches],
        administrator: [reverse("office:home"), *searches, "/admin/", "/admin/reports/site-history/"],
        manager: [
            *addresses("institution"),
            reverse("institution_assignments:placement", args=[placement.pk]),
        ],
        stranger: addresses("my"),
    }

    # What was searched for stands in the box of its own page.
    found = [
        (user.first_name, url)
        for user, urls in looked.items()
        for url in urls
        for text in [text_of(sign_in(user), url)]
        if any(word in text.replace(f'value="{url.rpartition("=")[2].lower()}"', "") for word in WORDS)
        and url not in searches
    ]

    assert found == []
    for url in searches:
        hits = text_of(sign_in(officer), url)
        assert "asha" not in hits.partition("<main")[2].partition("</main")[0]
    account = PayAccount.objects.in_use().get(owner=professional)
    assert NUMBER in text_of(sign_in(checker), reverse("office:pay_account", args=[account.pk]))
    with export_data(user=stranger) as data:
        assert not _says(data.read().decode("utf-8", "replace"))
    assert not [entry for entry in ModelLogEntry.objects.all() if _says(f"{entry.label}{entry.data}")]
    letters = [*(email_for(notice) for notice in Notice.objects.all()), *mail.outbox]
    assert letters
    assert not [letter for letter in letters if _says(f"{letter.subject}{letter.body}")]
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    asked = [text for text in ours if _says(text) and "search" not in text]
    assert asked == []


def _says(text: str) -> bool:
    return any(word in text.lower() for word in WORDS)
