"""A refusal asks once more: what the person will read is shown first, and only the second click writes."""

from dataclasses import dataclass

import pytest
from django.db.models import Model
from django.urls import reverse

from diaspora.models import Notice
from diaspora.notices.notify import render_notice
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import InstitutionFactory, MembershipFactory
from tests.skills_match.assignments.conftest import complete

from .stale.page import Forms

pytestmark = pytest.mark.django_db

#: Markup, two paragraphs, quotation marks: what is shown must be what is read, and stay text.
REASON = "The licence of “Tabora” is missing.\n\nAsk the <council> & come back."


@dataclass
class Case:
    """A refusal: the row, the page with its form, the address that it is sent to, and what is typed."""

    row: Model
    page: str
    address: str
    typed: dict


@pytest.fixture(params=["application", "assignment", "published", "own", "institution", "account"])
def case(request, officer, manager, professional) -> Case:
    institution = manager.memberships.get().institution
    if request.param == "application":
        row = ApplicationFactory(state="screening", profile=professional.profile)
        page, address = reverse("office:application", args=[row.pk]), reverse("office:decision", args=[row.pk])
        return Case(row, page, address, {"decision": "not_eligible", "reason": REASON})
    if request.param in ("assignment", "published"):
        row = complete(institution, "submitted" if request.param == "assignment" else "published", author=manager)
        ApplicationFactory(assignment=row, profile=professional.profile)
        decision = "reject" if request.param == "assignment" else "cancel"
        page = reverse("office:decide", args=[row.reference, decision])
        return Case(row, page, page, {"reason": REASON})
    if request.param == "own":
        row = complete(institution, "submitted", author=MembershipFactory(institution=institution).user)
        page = reverse("institution_assignments:cancel", args=[row.reference])
        return Case(row, page, page, {"reason": REASON})
    if request.param == "institution":
        row = InstitutionFactory(state="pending")
        MembershipFactory(institution=row, user__preferred_language="sw")
        page = reverse("office_people:institution", args=[row.pk])
        return Case(row, page, reverse("office_people:decide_institution", args=[row.pk, "reject"]), {"reason": REASON})
    page = reverse("office_people:account", args=[professional.pk])
    address = reverse("office_people:suspend_account", args=[professional.pk])
    return Case(professional, page, address, {"reason": REASON})


@pytest.fixture
def client(case, officer, manager):
    return sign_in(manager if case.address.startswith("/en/institution/") else officer)


def stored(row: Model) -> dict:
    return type(row)._base_manager.filter(pk=row.pk).values().get()


def filled_in(client, case: Case) -> dict:
    """What a browser sends when the form of the page is filled in."""
    return Forms(client.get(case.page).text, case.page).found[case.address] | case.typed


def test_the_first_click_shows_what_will_be_read_and_writes_nothing(client, case):
    before = stored(case.row)

    shown = client.post(case.address, filled_in(client, case))

    assert shown.status_code == 200
    assert (stored(case.row), Notice.objects.count()) == (before, 0)
    assert "Nothing has been sent yet." in shown.text
    assert "Ask the &lt;council&gt; &amp; come back." in shown.text


def test_the_second_click_sends_exactly_what_was_shown(client, case):
    before = stored(case.row)
    shown = client.post(case.address, filled_in(client, case))
    letters = {(letter.subject, letter.body) for letter in shown.context["letters"]}

    client.post(case.address, Forms(shown.text, case.page).found[case.address] | {"confirmed": "1"})

    assert stored(case.row) != before
    read = {render_notice(notice, language=notice.user.preferred_language) for notice in Notice.objects.all()}
    assert {(message.subject, message.body) for message in read} == letters
    assert letters


def test_whoever_wants_another_text_gets_the_form_back_as_it_was_filled_in(client, case):
    before = stored(case.row)
    shown = client.post(case.address, filled_in(client, case))

    page = client.post(case.address, Forms(shown.text, case.page).found[case.address] | {"change": "1"})

    assert page.status_code == 200
    assert "Ask the &lt;council&gt; &amp; come back.</textarea>" in page.text
    assert "There is a problem" not in page.text
    assert stored(case.row) == before


def test_a_second_click_that_is_a_double_one_sends_nothing_twice(client, case):
    shown = client.post(case.address, filled_in(client, case))
    second = Forms(shown.text, case.page).found[case.address] | {"confirmed": "1"}

    client.post(case.address, second)
    once = stored(case.row), Notice.objects.count()
    again = client.post(case.address, second, follow=True)

    assert (stored(case.row), Notice.objects.count()) == once
    assert again.status_code == 200


def test_a_colleague_who_decides_between_the_two_clicks_is_noticed(officer):
    application = ApplicationFactory(state="screening")
    desk, address = sign_in(officer), reverse("office:decision", args=[application.pk])
    case = Case(
        application, reverse("office:application", args=[application.pk]), address,
        {"decision": "not_selected", "reason": REASON},
    )  # fmt: skip
    shown = desk.post(address, filled_in(desk, case))

    type(application).objects.update(state="shortlisted")
    page = desk.post(address, Forms(shown.text, case.page).found[address] | {"confirmed": "1"})

    application.refresh_from_db()
    assert application.state == "shortlisted"
    assert "while you had the page open" in page.text
    assert "Ask the &lt;council&gt; &amp; come back.</textarea>" in page.text


def test_each_language_that_somebody_reads_is_shown(officer):
    institution = InstitutionFactory(state="pending")
    for language in ("en", "sw", "sw"):
        MembershipFactory(institution=institution, user__preferred_language=language)
    address = reverse("office_people:decide_institution", args=[institution.pk, "reject"])

    shown = sign_in(officer).post(address, {"reason": REASON})

    assert [letter.language for letter in shown.context["letters"]] == ["en", "sw"]
