"""Tasks and deliverables are typed as lines, and read as a list."""

import pytest
from django.urls import reverse

from skills_match.assignments.written_lists import written_list
from tests.factories.matching import AssignmentFactory


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Teach nurses.\nWrite a guide.", ["Teach nurses.", "Write a guide."]),
        ("- Teach nurses\r\n\r\n- Write a guide\r\n", ["Teach nurses", "Write a guide"]),
        ("•Teach nurses\n•\tWrite a guide", ["Teach nurses", "Write a guide"]),
        ("1. Teach nurses\n2) Write a guide\n(c) Rest", ["Teach nurses", "Write a guide", "Rest"]),
        ("- Teach nurses of\n  three wards\n- Write a guide", ["Teach nurses of three wards", "Write a guide"]),
        ("Teach nurses of\nthree wards.\nWrite a guide.", ["Teach nurses of three wards.", "Write a guide."]),
        ("teach nurses\nwrite a guide", ["teach nurses", "write a guide"]),
        ("2026 plan\nA. Komba helps\n10 nurses", ["2026 plan", "A. Komba helps", "10 nurses"]),
        ("- Teach nurses", ["Teach nurses"]),
    ],
)
def test_each_line_is_an_item_without_its_mark(text, items):
    assert written_list(text).items == items


def test_a_line_that_ends_with_a_colon_leads_to_the_items():
    found = written_list("The expert will:\n- teach nurses\n- write a guide")

    assert (found.lead, found.items) == ("The expert will:", ["teach nurses", "write a guide"])


@pytest.mark.parametrize("text", ["", " \n ", "Teach at the bedside. Write a short manual.", "Tasks:", "-", "1."])
def test_prose_stays_prose(text):
    assert written_list(text) is None


@pytest.mark.django_db
def test_the_page_shows_tasks_as_a_list_and_escapes_them(client):
    assignment = AssignmentFactory(tasks_en="Teach <b>nurses</b>.\nWrite a guide.", deliverables_en="A manual.")

    page = client.get(reverse("assignments:detail", args=[assignment.reference])).text

    assert "<ul><li>Teach &lt;b&gt;nurses&lt;/b&gt;.</li><li>Write a guide.</li></ul>" in page
    assert "<p>A manual.</p>" in page
