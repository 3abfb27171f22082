"""What people typed makes no link in an e-mail of ours."""

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from casework.letters.unlinked import LETTERS_FOR_STRANGERS, for_strangers, unlinked

labels = st.text("abcxyz019é-", min_size=1, max_size=8)
endings = st.sampled_from(["com", "go.tz", "рф", "xn--p1ai", "MUSEUM"])
dots = st.sampled_from(".．。｡․")


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("pay-here.example.com", "pay-here. example. com"),
        ("Asha https://pay.example.com/now?x=1", "Asha https: //pay. example. com/now?x=1"),
        ("http://localhost/x, ftp://10.0.0.1", "http: //localhost/x, ftp: //10.0.0.1"),
        ("write to me@example.org", "write to me@example. org"),
        ("pay．example。com", "pay． example。 com"),
        ("Dr.Asha", "Dr. Asha"),
        ("Dr. Asha", "Dr. Asha"),
        ("J.K. Rowling", "J.K. Rowling"),
        ("Version 3.5: at 10:30", "Version 3.5: at 10:30"),
        ("He came. She left.", "He came. She left."),
        ("Juma s/o Ally", "Juma s/o Ally"),
    ],
)
def test_a_blank_breaks_hosts_and_addresses_and_nothing_else(typed, sent):
    assert unlinked(typed) == sent
    assert unlinked(sent) == sent


@given(st.text(), st.lists(labels, min_size=1, max_size=3), dots, endings, st.text())
def test_no_host_name_is_left_whole_wherever_it_is_written(before, names, dot, ending, after):
    host = dot.join([*names, ending])

    assert host not in unlinked(f"{before}{host}{after}")


def test_html_stays_html():
    title = unlinked(format_html('<span lang="{}">{}</span>', "sw", "pay.example.com & co"))

    assert isinstance(title, SafeString)
    assert title == '<span lang="sw">pay. example. com &amp; co</span>'


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("Call +255 700 000 000 now", "Call … now"),
        ("Call (0)700.000-000", "Call …"),
        ("٠٧٠٠٠٠٠٠٠٠", "…"),
        ("School no. 12, founded in 1961", "School no. 12, founded in 1961"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * (LETTERS_FOR_STRANGERS - 1) + "…"),
    ],
)
def test_a_name_tells_a_stranger_no_number_and_no_story(typed, sent):
    assert for_strangers(typed) == sent
