"""From scores to a ranking that both sides sign."""

import datetime

import pypdfium2
import pytest
from django.urls import reverse

from casework.documents.pdf import can_print
from casework.moves import MoveNotAllowed
from diaspora.models import Notice
from diaspora.privacy.erasure import delete_account
from reviews.enums import RoundState
from reviews.models import RankingSignature
from reviews.ranking.errors import (
    DeviationUnexplained,
    NotASigner,
    RankingChanged,
    RanksUnclear,
    RoundOver,
    SheetsMissing,
    SignedAlready,
)
from reviews.ranking.ordering import Meeting, Placed, keep_ranking
from reviews.ranking.results import by_scores, mark_of, results_of
from reviews.ranking.signing import fingerprint, sign_ranking
from reviews.sheets.errors import SheetClosed
from selection.judging.ranks import ranks_of
from tests.conftest import sign_in
from tests.factories.people import MembershipFactory

pytestmark = pytest.mark.django_db
MEETING = Meeting(datetime.date(2026, 11, 27), "Both sides agreed.")


def placed(scored, applications, order, **reasons) -> dict:
    """`order` are positions of applications, the first one best; reasons by `r<position>`."""
    return {
        scored.subjects[applications[position].pk].pk: Placed(rank, reasons.get(f"r{position}", ""))
        for rank, position in enumerate(order, start=1)
    }


def test_marks_are_whole_numbers_weighed_by_the_criteria_that_suit():
    assert mark_of([(75, 3), (25, 2)]) == 275
    assert mark_of([(75, 3), (25, None)]) == 300
    assert mark_of([(75, None)]) is None
    assert mark_of([(50, 4), (33, 3)]) == 360


def test_mean_median_and_spread_come_from_the_given_sheets(start, give, applications, officer, host):
    round = start()
    give(round, applications[0], officer, 4, 4)
    give(round, applications[0], host, 1, 1, wants_talk=True)
    give(round, applications[1], host, 2, 2)

    subjects = {each.record_id: each for each in round.subjects.all()}
    results = results_of(round)

    first = results[subjects[applications[0].pk].pk]
    assert (first.mean, first.median, first.spread, first.wants_talk) == (250, 250, 300, 1)
    nobody = results[subjects[applications[2].pk].pk]
    assert (nobody.mean, nobody.median, nobody.spread, nobody.expected) == (None, None, None, 2)
    ordered = [subject.record_id for subject in by_scores(subjects.values(), results)]
    assert ordered == [each.pk for each in applications]


def test_a_ranking_waits_for_every_sheet(start, officer):
    round = start()

    with pytest.raises(SheetsMissing):
        keep_ranking(round=round, by=officer, placed={}, meeting=MEETING)


def test_whoever_differs_from_the_scores_says_why(scored, applications, officer):
    moved = [0, 2, 1]  # Asha before Consolata, who has the better scores

    with pytest.raises(DeviationUnexplained) as refused:
        keep_ranking(round=scored.round, by=officer, placed=placed(scored, applications, moved), meeting=MEETING)
    assert refused.value.subjects == [scored.subjects[applications[0].pk].pk]
    for reason in ({"r0": "Speaks the language of the ward."}, {"r2": "Comes too late."}):
        keep_ranking(
            round=scored.round, by=officer, placed=placed(scored, applications, moved, **reason), meeting=MEETING
        )

    ranks = scored.round.subjects.order_by("rank").values_list("record_id", "rank_reason")
    assert list(ranks) == [
        (applications[0].pk, ""),
        (applications[2].pk, "Comes too late."),
        (applications[1].pk, ""),
    ]


def test_every_file_has_a_rank_of_its_own(scored, applications, officer):
    twice = {subject.pk: Placed(1) for subject in scored.subjects.values()}

    with pytest.raises(RanksUnclear):
        keep_ranking(round=scored.round, by=officer, placed=twice, meeting=MEETING)


def test_both_sides_sign_what_they_read_and_nobody_signs_twice(scored, applications, officer, host, stranger):
    round, order = scored.round, [2, 0, 1]
    keep_ranking(round=round, by=officer, placed=placed(scored, applications, order), meeting=MEETING)
    read = fingerprint(round)

    with pytest.raises(NotASigner):
        sign_ranking(round=round, side="host", by=officer, read=read)
    with pytest.raises(NotASigner):
        sign_ranking(round=round, side="host", by=stranger, read=read)
    assert sign_ranking(round=round, side="office", by=officer, read=read).state == RoundState.OPEN
    with pytest.raises(SignedAlready):
        sign_ranking(round=round, side="office", by=officer, read=read)
    signed = sign_ranking(round=round, side="host", by=host, read=read)

    assert signed.state == RoundState.SIGNED
    assert list(RankingSignature.objects.values_list("side", "name")) == [
        ("office", "Rehema Kweka"),
        ("host", "Zuhura Omari"),
    ]
    assert Notice.objects.filter(kind="review_signed", user=officer).exists()
    with pytest.raises(RoundOver):
        keep_ranking(round=round, by=officer, placed=placed(scored, applications, order), meeting=MEETING)
    assert ranks_of(applications) == {
        applications[2].pk: (1, 3),
        applications[0].pk: (2, 3),
        applications[1].pk: (3, 3),
    }


def test_another_ranking_makes_signatures_void_and_a_stale_page_signs_nothing(
    scored, give, applications, officer, host
):
    round = scored.round
    keep_ranking(round=round, by=officer, placed=placed(scored, applications, [2, 0, 1]), meeting=MEETING)
    read = fingerprint(round)
    sign_ranking(round=round, side="office", by=officer, read=read)
    with pytest.raises(SheetClosed):
        give(round, applications[0], host, 0, 0)

    changed = placed(scored, applications, [0, 2, 1], r2="Comes too late.")
    keep_ranking(round=round, by=officer, placed=changed, meeting=MEETING)

    assert not round.signatures.exists()
    with pytest.raises(RankingChanged):
        sign_ranking(round=round, side="host", by=host, read=read)


def test_only_the_office_ranks(scored, applications, host):
    with pytest.raises(MoveNotAllowed):
        keep_ranking(round=scored.round, by=host, placed=placed(scored, applications, [2, 0, 1]), meeting=MEETING)


def test_the_page_of_the_office_keeps_what_was_typed_when_a_reason_is_missing(scored, applications, officer, host):
    round = scored.round
    client = sign_in(officer)
    url = reverse("office_reviews:round", args=[round.pk])
    form = client.get(url).context["ranking_form"]
    data = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    data |= {"text": "We met by video.", "held_on": "2026-11-27", "sat": [round.reviewers.get(user=host).pk]}
    numbers = [scored.subjects[applications[position].pk].number for position in (0, 2, 1)]
    data |= {f"rank-{number}": rank for rank, number in enumerate(numbers, start=1)}

    refused = client.post(reverse("office_reviews:rank", args=[round.pk]), data)

    assert "Say why at the file that you moved." in refused.text
    assert "We met by video." in refused.text
    data[f"reason-{numbers[0]}"] = "Speaks Kigogo."
    kept = client.post(reverse("office_reviews:rank", args=[round.pk]), data, follow=True)
    assert "The ranking is kept." in kept.text
    assert "Speaks Kigogo." in kept.text
    round.refresh_from_db()
    assert list(round.minutes.seats.values_list("name", flat=True)) == ["Zuhura Omari"]


def test_whoever_sits_elsewhere_reads_no_ranking(scored, applications, officer, stranger):
    keep_ranking(round=scored.round, by=officer, placed=placed(scored, applications, [2, 0, 1]), meeting=MEETING)
    url = reverse("reviews:ranking", args=[scored.round.pk])
    elsewhere = MembershipFactory().user

    assert [sign_in(user).get(url).status_code for user in (officer, stranger, elsewhere)] == [200, 404, 404]


def test_scores_stay_when_their_reviewer_deletes_the_account_and_what_waits_is_for_somebody_else(
    start, give, applications, officer, host
):
    round = start()
    by_host = give(round, applications[0], host, 3, 3, comment="I saw her teach.")
    subject = by_host.subject
    MembershipFactory(institution=host.memberships.get().institution)

    delete_account(user=host)

    by_host.refresh_from_db()
    assert results_of(round)[subject.pk].marks == (300,)
    assert (by_host.comment, str(by_host.reviewer)) == ("", "Deleted account")
    assert not round.sheets.waiting().filter(reviewer=by_host.reviewer).exists()
    page = sign_in(officer).get(reverse("office_reviews:round", args=[round.pk]))
    assert "Deleted account" in page.text
    assert "2 reviewers are missing" in page.text


def test_somebody_without_an_account_any_more_takes_no_seat_in_the_meeting(scored, officer, host):
    MembershipFactory(institution=host.memberships.get().institution)

    delete_account(user=host)

    page = sign_in(officer).get(reverse("office_reviews:round", args=[scored.round.pk]))
    assert [str(one) for one in page.context["ranking_form"].people.values()] == [str(officer)]


def test_ranking_minutes_and_signatures_are_one_document_for_whoever_may_read_them(
    scored, applications, officer, host, stranger
):
    keep_ranking(round=scored.round, by=officer, placed=placed(scored, applications, [2, 0, 1]), meeting=MEETING)
    address = reverse("reviews:ranking_pdf", args=[scored.round.pk])

    document = sign_in(host).get(address)

    if can_print():
        pages = pypdfium2.PdfDocument(document.content)
        text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    else:
        text = document.content.decode()
    assert ("Both sides agreed." in text, "Consolata Nyoni" in text) == (True, True)
    assert sign_in(stranger).get(address).status_code == 404
