"""An expert writes a claim: nights by rate, what was spent with its receipt, until the last day to claim."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from placements.claims.commitments import offered_minor
from placements.claims.errors import ClaimClosed, ClaimedBefore, NoRate, NotOfThisStay, TooLateToClaim
from placements.claims.writing import DAYS_TO_CLAIM, begin_claim, claim_by_rate, remove_line, send_claim
from placements.enums import ClaimState
from placements.models import ClaimReceipt
from skills_match.enums import AllowanceKind, AllowanceUnit
from skills_match.models import AllowanceRate
from skills_match.models.querysets import today_in_closing_zone
from skills_match.programmes.rates import later_minor
from tests.conftest import sign_in
from tests.factories.documents import text_pdf

from .conftest import DAY, NIGHTS


def test_an_expert_claims_nights_and_a_bus_by_the_pages(
    placement, programme, professional, preparer, stranger, manager
):
    client = sign_in(professional)
    begin = reverse("my:begin_claim", args=[placement.pk])
    home = client.post(begin).url
    claim = placement.claims.get()
    nights = {"allowance": "subsistence-day", "first_on": f"{placement.starts_on:%Y-%m-%d}", "quantity": "6"}
    bus = {"kind": "travel", "what": "Bus", "first_on": f"{placement.starts_on:%Y-%m-%d}", "amount": "45000"}
    bus |= {"currency": "TZS", "upload": SimpleUploadedFile("bus.pdf", text_pdf("Bus", ["45,000"]))}
    assert client.post(begin).url == home

    client.post(reverse("my:claim_by_rate", args=[placement.pk, claim.pk]), nights)
    client.post(reverse("my:claim_expense", args=[placement.pk, claim.pk]), bus)
    page = client.get(home).content.decode()

    amounts = [(row.quantity, row.amount_minor, row.currency) for row in claim.lines.all().order_by("pk")]
    assert amounts == [(4, 18_000, "USD"), (2, 10_000, "USD"), (None, 4_500_000, "TZS")]
    assert "There is no official rate for TZS" in page
    receipt = ClaimReceipt.objects.get()
    address = reverse("my:claim_receipt", args=[placement.pk, claim.pk, receipt.line_id])
    assert client.get(address)["Content-Disposition"] == 'attachment; filename="bus.pdf"'
    for wrong in (stranger, manager):
        assert [sign_in(wrong).get(path).status_code for path in (home, address)] == [404, 404]
    desk = reverse("office:claim", args=[claim.pk])
    assert sign_in(preparer).get(desk).status_code == 404
    client.post(home, {"seen": "draft"})
    assert sign_in(preparer).get(desk).status_code == 200
    assert sign_in(stranger).get(desk).status_code == 403


@pytest.mark.parametrize("unit", ["day", "month"])
def test_a_day_at_the_end_of_time_is_refused(claim, placement, professional, unit):
    values = {"kind": AllowanceKind.SUBSISTENCE, "unit": AllowanceUnit(unit), "quantity": 366}

    with pytest.raises(NotOfThisStay):
        claim_by_rate(claim=claim, by=professional, first_on=datetime.date(9999, 12, 31), **values)


def test_no_night_is_claimed_twice_nor_outside_of_the_stay(claim, placement, professional):
    first = placement.starts_on
    claim_by_rate(claim=claim, by=professional, first_on=first, quantity=3, **NIGHTS)
    once = {"kind": AllowanceKind.LUMP_SUM, "unit": AllowanceUnit.ONCE, "quantity": 1}
    claim_by_rate(claim=claim, by=professional, first_on=first, **once)

    for refused, values in [
        (ClaimedBefore, {"first_on": first + 2 * DAY, "quantity": 2, **NIGHTS}),
        (ClaimedBefore, {"first_on": first + 5 * DAY, **once}),
        (NotOfThisStay, {"first_on": first - DAY, "quantity": 1, **NIGHTS}),
        (NotOfThisStay, {"first_on": placement.ends_on, "quantity": 2, **NIGHTS}),
        (NoRate, {"first_on": first, "quantity": 1, "kind": AllowanceKind.HOUSING, "unit": AllowanceUnit.MONTH}),
    ]:
        with pytest.raises(refused):
            claim_by_rate(claim=claim, by=professional, **values)

    assert [line.amount_minor for line in claim.lines.order_by("pk")] == [13_500, 20_000]
    remove_line(line=claim.lines.order_by("pk")[0], by=professional)
    [again] = claim_by_rate(claim=claim, by=professional, first_on=first, quantity=2, **NIGHTS)
    assert again.amount_minor == 9_000
    send_claim(claim=claim, by=professional)
    with pytest.raises(ClaimClosed):
        remove_line(line=again, by=professional)
    assert begin_claim(placement=placement, by=professional).pk != claim.pk


def test_later_days_of_a_long_stay_cost_a_part_of_the_rate(claim, placement, programme, professional):
    """Counted from the day on which the expert came, also after days online and when another rate begins."""
    programme.rates.filter(kind="subsistence").update(full_days=5, later_percent=75)
    placement.visits.update(came_on=placement.starts_on + DAY)
    first = placement.starts_on

    claim_by_rate(claim=claim, by=professional, first_on=first, quantity=9, **NIGHTS)

    lines = [(line.quantity, line.percent, line.amount_minor) for line in claim.lines.order_by("first_on")]
    assert lines == [(4, 100, 18_000), (2, 100, 10_000), (3, 75, 11_250)]
    text = sign_in(professional).get(reverse("my:claim", args=[placement.pk, claim.pk])).text
    assert "75 % of the rate, because the stay is long" in text
    nights = placement.application.offer.lines.get(kind="subsistence")
    nights.unit, nights.amount_minor = AllowanceUnit.DAY, 4_500
    assert offered_minor(placement, nights) == 5 * 4_500 + 25 * 3_375
    shillings = AllowanceRate(amount_minor=15_000_100, currency="TZS", later_percent=45)
    assert later_minor(shillings) == 6_750_100


def test_nothing_is_claimed_after_the_last_day(claim, placement, professional, time_machine):
    claim_by_rate(claim=claim, by=professional, first_on=placement.starts_on, quantity=1, **NIGHTS)
    last = placement.ends_on + DAYS_TO_CLAIM * DAY
    time_machine.move_to(f"{last:%Y-%m-%d} 18:00 +0300")
    assert today_in_closing_zone() == last
    claim_by_rate(claim=claim, by=professional, first_on=placement.starts_on + DAY, quantity=1, **NIGHTS)

    time_machine.move_to(f"{last + DAY:%Y-%m-%d} 01:00 +0300")

    with pytest.raises(TooLateToClaim):
        send_claim(claim=claim, by=professional)
    claim.refresh_from_db()
    assert (claim.state, claim.lines.count()) == (ClaimState.DRAFT, 2)
