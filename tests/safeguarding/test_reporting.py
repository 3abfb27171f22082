"""Anybody reports, without a name, and comes back by number and code."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from diaspora.models import Notice
from safeguarding.models import Case
from tests.conftest import sign_in
from tests.factories.programmes import ProgrammeFactory
from tests.factories.safeguarding import CaseFactory, safeguarding_officer

pytestmark = pytest.mark.django_db
TOLD = {"concern": "abuse", "text": "He comes to my room at night.", "where": "Guest house, Iringa"}


def readers(case: Case, *users) -> list[str]:
    address = reverse("safeguarding_desk:case", args=[case.pk])
    return [user.first_name for user in users if sign_in(user).get(address).status_code == 200]


def test_somebody_without_an_account_reports_twice_by_mistake_and_reads_the_answer(first, second):
    visitor, key = Client(), uuid.uuid4()

    pages = [visitor.post(reverse("safeguarding:report"), {**TOLD, "key": key}, follow=True) for _press in range(2)]

    case = Case.objects.get()
    number, code = re.findall(r'<strong class="nowrap">(\S+)</strong>', pages[1].text)
    assert (number, case.text, case.side) == (case.number, TOLD["text"], "other")
    assert TOLD["text"] not in pages[1].text
    assert {notice.user for notice in Notice.objects.all()} == {first, second}

    officer = sign_in(first)
    move = reverse("safeguarding_desk:move", args=[case.pk, "acknowledged"])
    officer.post(move, {"answer_by": case.answer_by, "seen": "received"})
    answer = {"is_answer": "yes", "text": "Are you safe tonight?", "answer_by": case.answer_by}
    officer.post(reverse("safeguarding_desk:write", args=[case.pk]), answer)
    note = {"is_answer": "no", "text": "Ask the hospital quietly."}
    officer.post(reverse("safeguarding_desk:write", args=[case.pk]), note)

    wrong = visitor.post(reverse("safeguarding:come_back"), {"number": number, "code": "22222222"})
    opened = visitor.post(
        reverse("safeguarding:come_back"), {"number": number.lower(), "code": f" {code[:4]} {code[4:]}"}, follow=True
    )
    visitor.post(opened.request["PATH_INFO"], {"text": "Yes, at a friend’s."})
    visitor.post(opened.request["PATH_INFO"], {"text": "Yes, at a friend’s."})

    assert "We know no report with this number and code" in wrong.text
    assert "Are you safe tonight?" in opened.text
    assert "Ask the hospital quietly." not in opened.text
    assert "Mwajuma" not in opened.text
    assert "Yes, at a friend’s." in sign_in(second).get(reverse("safeguarding_desk:case", args=[case.pk])).text
    assert case.entries.filter(kind="from_reporter").count() == 1
    assert Notice.objects.filter(kind="safeguarding_more").count() == 2


def test_whoever_is_named_left_out_or_reports_never_reads_it(first, second, officer):
    third, fourth = safeguarding_officer("Rajabu", "Mshana"), safeguarding_officer("Salma", "Bakari")
    told = {**TOLD, "about": "NGOWI, Mwajuma of the office", "not_to": [second.pk]}

    sign_in(third).post(reverse("safeguarding:report"), told)

    case = Case.objects.get()
    assert readers(case, first, second, third, fourth, officer) == ["Salma"]
    assert [notice.user for notice in Notice.objects.all()] == [fourth]
    assert sorted(case.kept_out.values_list("user__first_name", "why")) == [
        ("Eliud", "asked"),
        ("Mwajuma", "named"),
        ("Rajabu", "own"),
    ]


def test_a_case_of_which_all_officers_are_named_goes_to_those_of_another_programme(first):
    elsewhere = safeguarding_officer("Salma", "Bakari", programme=ProgrammeFactory())
    other = CaseFactory()
    assert readers(other, first, elsewhere) == ["Mwajuma"]

    sign_in(elsewhere).post(reverse("safeguarding:report"), {**TOLD, "text": "It was Mwajuma Ngowi."})

    assert readers(Case.objects.get(concern="abuse"), first) == []
    visitors_case = (
        Client().post(reverse("safeguarding:report"), {**TOLD, "about": first.email}) and Case.objects.first()
    )
    assert readers(visitors_case, first, elsewhere) == ["Salma"]


def test_whoever_gets_the_right_later_does_not_read_what_names_them(first):
    case = CaseFactory(text="Eliud Sanga took my passport.")

    later = safeguarding_officer("Eliud", "Sanga")

    assert readers(case, first, later) == ["Mwajuma"]


def test_a_machine_that_fills_in_everything_reports_nothing(first):
    Client().post(reverse("safeguarding:report"), {**TOLD, "website": "http://x.example"})

    assert not Case.objects.exists()
