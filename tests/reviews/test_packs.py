"""All files of one reviewer as one document: made by the worker, of what the phase shows and nothing else."""

import datetime

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from casework.documents.pdf import can_print
from reviews.allocation.conflicts import declare_conflict
from reviews.blind.copies import accept_copy, propose_copies
from reviews.enums import RoundPlan
from reviews.models import BlindCopy, PanelPack
from reviews.packs import making
from reviews.packs.making import make_packs
from reviews.rounds.phases import open_round
from tests.conftest import sign_in
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def ask(user, round) -> None:
    sign_in(user).post(reverse("reviews:pack", args=[round.pk]))


def text_of(content: bytes) -> str:
    if not can_print():
        return content.decode()
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))


def test_the_worker_makes_the_pack_that_a_reviewer_asked_for(start, applications, host, stranger):
    round = start()
    page, document = (reverse(f"reviews:{name}", args=[round.pk]) for name in ("pack", "pack_document"))
    ask(host, round)
    waiting = sign_in(host).get(page).content.decode()
    early = sign_in(host).get(document).status_code

    counts = [make_packs(), make_packs()]

    text = text_of(sign_in(host).get(document).content)
    assert ("0 of 3 files are in it." in waiting, early, counts) == (True, 404, [1, 0])
    assert all(name in text for name in ("Asha Mrema", "Baraka Lema", "Consolata Nyoni", "Skill at the bedside"))
    assert PanelPack.objects.get().done == 3
    for address in (page, document):
        assert sign_in(stranger).get(address).status_code == 404


def test_a_pack_of_a_blind_phase_holds_no_name(start, applications, officer, host):
    runs_it = UserFactory()
    runs_it.user_permissions.set(officer.user_permissions.all())
    round = start(plan=RoundPlan.BLIND, by=runs_it)
    propose_copies(round=round)
    for copy in BlindCopy.objects.filter(subject__round=round):
        accept_copy(copy=copy, text=copy.text, by=runs_it)
    open_round(round=round, by=runs_it)
    ask(host, round)
    make_packs()

    content = bytes(PanelPack.objects.get().content)

    text = text_of(content)
    assert "File 1" in text
    assert [name for name in ("Asha", "Mrema", "Lema", "Consolata", "Nyoni") if name in text] == []
    assert b"Mrema" not in content


def test_a_pack_is_handed_out_no_more_when_a_file_is_no_longer_the_readers(start, applications, host):
    round = start()
    ask(host, round)
    make_packs()

    declare_conflict(sheet=round.sheets.filter(reviewer__user=host).first(), by=host, text="We are related.")

    assert sign_in(host).get(reverse("reviews:pack_document", args=[round.pk])).status_code == 404


def test_a_pack_that_fails_is_tried_again_and_a_dead_worker_gives_it_back(start, applications, host, monkeypatch):
    round = start()
    ask(host, round)
    monkeypatch.setattr(making, "_content", lambda _pack: 1 / 0)
    failed = make_packs()
    monkeypatch.undo()
    held = make_packs()

    PanelPack.objects.update(leased_until=timezone.now() - datetime.timedelta(seconds=1))

    assert (failed, held, make_packs()) == (0, 0, 1)
    assert PanelPack.objects.get().attempts == 2
