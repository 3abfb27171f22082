"""The end: lists of both sides, what was passed on, what has stayed, and the certificate."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.moves import AlreadyDone, MoveNotAllowed, ReasonMissing
from diaspora.models import Notice, WrittenEmail
from placements.certificates.checking import genuine
from placements.certificates.errors import CertificateWithdrawn, NotReportedYet
from placements.certificates.issuing import issue_certificate, show_name, withdraw_certificate
from placements.closing.ticking import complete_what_is_done, items_of, tick
from placements.enums import ClosingItem, EndingReason, HowItGoes, PlacementState, ReportStage, Respondent, Side, Wave
from placements.evaluations.answering import NotAskedYet, answer
from placements.evaluations.asking import ask_who_is_due, link_of
from placements.life.errors import DayOutOfOrder
from placements.life.moving import break_off, complete_placement
from placements.models import Certificate, Placement
from placements.reports.calendar import plan_reports
from placements.reports.telling import send_report
from placements.teaching.keeping import keep_session, remove_session
from placements.teaching.sums import passed_on
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.placements import CounterpartFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
P = PlacementState
LEVELS = {"information": 4, "knowledge": 3, "organisation": 2}


@pytest.fixture
def over(placement):
    """On assignment still; its last day was yesterday."""
    yesterday = today_in_closing_zone() - DAY
    Placement.objects.filter(pk=placement.pk).update(ends_on=yesterday)
    placement.refresh_from_db()
    plan_reports(placement=placement)
    return placement


def report_the_end(placement, professional, manager) -> None:
    for side, by in [(Side.EXPERT, professional), (Side.HOST, manager)]:
        report = placement.reports.get(side=side, stage=ReportStage.END)
        send_report(report=report, by=by, how=HowItGoes.WELL, text="Ten nurses trained.")


def test_both_lists_are_ticked_and_the_assignment_is_done(over, professional, manager, officer):
    assert complete_what_is_done() == 0
    with pytest.raises(MoveNotAllowed):
        tick(placement=over, by=manager, side=Side.EXPERT, done=items_of(over, Side.EXPERT))
    tick(placement=over, by=professional, side=Side.EXPERT, done=[*items_of(over, Side.EXPERT), ClosingItem.GOES_ON])
    assert complete_what_is_done() == 0
    tick(placement=over, by=manager, side=Side.HOST, done=items_of(over, Side.HOST))

    assert (complete_what_is_done(), complete_what_is_done()) == (1, 0)
    over.refresh_from_db()
    assert (over.state, over.ended_on) == (P.COMPLETED, over.ends_on)


def test_online_nobody_gives_back_keys(over):
    over.mode = "online"

    assert not {ClosingItem.KEYS, ClosingItem.EQUIPMENT_BACK} & {
        *items_of(over, Side.EXPERT),
        *items_of(over, Side.HOST),
    }


def test_the_knowledge_ledger_counts_learners_without_names(placement, professional, manager, officer, stranger):
    day = placement.began_on + DAY
    upload = SimpleUploadedFile("slides.pdf", text_pdf("Slides", ["Breathe"]))
    told = {"topic": "Oxygen", "minutes": 90, "learners": 8, "before": 40, "after": 70}
    first = keep_session(placement=placement, by=professional, held_on=day, kind="taught", upload=upload, **told)
    keep_session(
        placement=placement, by=manager, held_on=day, kind="supervised", topic="Oxygen", minutes=120, learners=3
    )
    wrong = keep_session(placement=placement, by=professional, held_on=day, kind="taught", **{**told, "topic": "X"})
    remove_session(session=wrong, by=professional)
    for by, refused in [(officer, MoveNotAllowed), (stranger, MoveNotAllowed)]:
        with pytest.raises(refused):
            keep_session(placement=placement, by=by, held_on=day, kind="taught", **told)
    for not_then in (placement.began_on - DAY, today_in_closing_zone() + DAY):
        with pytest.raises(DayOutOfOrder):
            keep_session(placement=placement, by=professional, held_on=not_then, kind="taught", **told)

    sums = passed_on(placement)

    assert (sums.sessions, sums.taught_minutes, sums.supervised_minutes) == (2, 90, 120)
    assert (sums.learners, sums.topics, sums.gain) == (8, ["Oxygen"], 30)
    file = reverse("diaspora:file", args=[first.material_id])
    assert [sign_in(user).get(file).status_code for user in (manager, stranger)] == [200, 404]


def test_everybody_is_asked_after_the_end_and_again_a_year_later(over, professional, officer, time_machine):
    over.supervisors.update(email="komba@hospital.example.org")
    CounterpartFactory(placement=over, name="J. Massawe", email="massawe@hospital.example.org")
    CounterpartFactory(placement=over, name="N. Juma")
    complete_placement(placement=over, by=officer)
    assert over.evaluations.count() == 8
    WrittenEmail.objects.all().delete()

    asked = [ask_who_is_due()]
    time_machine.move_to(timezone.now() + 7 * DAY)
    asked += [ask_who_is_due(), ask_who_is_due()]
    written = sorted(WrittenEmail.objects.values_list("to", flat=True))
    time_machine.move_to(timezone.now() + 365 * DAY)
    asked.append(ask_who_is_due())

    assert asked == [0, 4, 0, 4]
    assert written == ["komba@hospital.example.org", "massawe@hospital.example.org"]
    assert Notice.objects.filter(kind="evaluation_asked", user=professional).count() == 2


def test_the_answers_that_are_awaited_close_the_placement(over, professional, officer, manager, time_machine):
    CounterpartFactory(placement=over)
    complete_placement(placement=over, by=officer)
    own, guide = (
        over.evaluations.get(wave=Wave.AFTER, asked=asked) for asked in (Respondent.EXPERT, Respondent.SUPERVISOR)
    )
    with pytest.raises(NotAskedYet):
        answer(evaluation=own, by=professional, **LEVELS)
    time_machine.move_to(timezone.now() + 7 * DAY)
    for evaluation, wrong in [(own, officer), (own, manager), (guide, professional), (guide, manager)]:
        with pytest.raises(MoveNotAllowed):
            answer(evaluation=evaluation, by=wrong, **LEVELS)

    answer(evaluation=own, by=professional, **LEVELS)
    over.refresh_from_db()
    assert over.state == P.COMPLETED
    answer(evaluation=guide, by=officer, **LEVELS)

    over.refresh_from_db()
    assert over.state == P.EVALUATED
    with pytest.raises(AlreadyDone):
        answer(evaluation=guide, by=None, **LEVELS)


def test_whoever_has_no_account_answers_once_by_link(over, officer, manager, time_machine):
    complete_placement(placement=over, by=officer)
    time_machine.move_to(timezone.now() + 7 * DAY)
    guide = over.evaluations.get(wave=Wave.AFTER, asked=Respondent.SUPERVISOR)
    path = link_of(guide, language="sw").split("//")[1].partition("/")[2]
    visitor = Client()

    first = visitor.get(f"/{path}")
    answered = visitor.post(f"/{path}", {**LEVELS, "helped": "Subira"})
    again = visitor.post(f"/{path}", {**LEVELS, "helped": "Mara ya pili"})

    guide.refresh_from_db()
    assert (first.status_code, answered.status_code, guide.helped) == (200, 302, "Subira")
    assert "Asante" in again.text
    assert visitor.get("/sw/answers/nonsense/").status_code == 404
    seen = {
        "host": sign_in(manager).get(reverse("institution_assignments:placement", args=[over.pk])).text,
        "office": sign_in(officer).get(reverse("office:placement", args=[over.pk])).text,
    }
    assert ["Subira" in page for page in seen.values()] == [False, True]


def test_a_certificate_comes_with_the_second_last_report(over, professional, manager, officer):
    complete_placement(placement=over, by=officer)
    with pytest.raises(NotReportedYet):
        issue_certificate(placement=over)
    report_the_end(over, professional, manager)

    found = Certificate.objects.get(placement=over)

    assert issue_certificate(placement=over) == found
    assert (found.name, found.days, found.is_named) == ("Asha Mrema", over.days, False)
    pdf = sign_in(professional).get(reverse("my:certificate_printed", args=[over.pk]))
    assert pdf.content[:5] == b"%PDF-" or b"Cheti" in pdf.content
    assert sign_in(manager).get(reverse("my:certificate_printed", args=[over.pk])).status_code == 404


def test_the_check_tells_genuine_changed_and_withdrawn_apart(over, professional, manager, officer):
    complete_placement(placement=over, by=officer)
    report_the_end(over, professional, manager)
    found = Certificate.objects.get(placement=over)
    address = reverse("placements:check_certificate", args=[found.number, found.code])
    visitor = Client()

    def read(path: str) -> tuple[int, bool, bool]:
        page = visitor.get(path)
        return page.status_code, "is genuine" in page.text, "Mrema" in page.text

    assert read(address) == (200, True, False)
    show_name(certificate=found, by=professional, is_named=True)
    assert read(address) == (200, True, True)
    for changed in (found.code[::-1] + "2", "ABCDEFGH"):
        assert read(reverse("placements:check_certificate", args=[found.number, changed])) == (404, False, False)
    assert genuine("C-1999-00001", found.code) is None
    with pytest.raises(MoveNotAllowed):
        withdraw_certificate(certificate=found, by=manager, reason="No.")
    with pytest.raises(ReasonMissing):
        withdraw_certificate(certificate=found, by=officer, reason=" ")
    withdraw_certificate(certificate=found, by=officer, reason="The hours were not true.")
    page = visitor.get(address).text
    assert "was withdrawn" in page
    assert not re.search("Mrema|hours were|taught", page)
    with pytest.raises(CertificateWithdrawn):
        show_name(certificate=found, by=professional, is_named=True)


def test_whoever_had_to_leave_early_gets_a_certificate_of_the_days_worked(placement, professional, manager):
    break_off(placement=placement, to=P.ENDED_EARLY, by=professional, reason=EndingReason.EMPLOYER)

    report_the_end(placement, professional, manager)

    assert Certificate.objects.get(placement=placement).days == 11


def test_what_has_not_worked_is_not_certified(placement, professional, manager):
    break_off(placement=placement, to=P.HAS_NOT_WORKED, by=manager, reason=EndingReason.NO_WORK)

    report_the_end(placement, professional, manager)

    assert not Certificate.objects.exists()
