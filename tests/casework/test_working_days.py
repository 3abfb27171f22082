"""The Tanzanian working week."""

import datetime

import pytest

from casework.calendars.working_days import is_working_day, working_days_after, working_days_before

day = datetime.date.fromisoformat


@pytest.mark.parametrize(
    "free",
    [
        "2026-11-28", "2026-11-29", "2026-12-09", "2026-12-25", "2027-01-01", "2027-01-12",
        "2024-03-29", "2024-04-01", "2026-04-03", "2026-04-06", "2027-03-26", "2038-04-26",
    ],
)  # fmt: skip
def test_nobody_works_at_weekends_and_on_public_holidays(free):
    assert not is_working_day(day(free))


def test_days_that_follow_the_moon_come_from_the_setting(settings):
    settings.PUBLIC_HOLIDAYS = frozenset([day("2027-03-10")])

    assert not is_working_day(day("2027-03-10"))
    assert is_working_day(day("2027-03-11"))


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2026-11-30", 5, "2026-12-07"),
        ("2026-12-04", 5, "2026-12-14"),  # over a weekend and Independence Day
        ("2026-11-28", 1, "2026-11-30"),
        ("2026-04-02", 1, "2026-04-08"),  # Easter and Karume Day
        ("2026-11-30", 0, "2026-11-30"),
    ],
)
def test_days_are_counted_forwards_without_the_first(start, number, end):
    assert working_days_after(day(start), number) == day(end)


def test_days_are_counted_backwards_the_same_way():
    assert working_days_before(day("2026-12-14"), 5) == day("2026-12-04")
