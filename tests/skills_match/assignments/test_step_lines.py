"""Allowances, criteria and questions: lines of a form that are added, changed and removed together."""

import pytest

from tests.factories.people import MembershipFactory

from .conftest import HOSTILE, complete, step_of

pytestmark = pytest.mark.django_db


def _lines(prefix, *lines, initial=0):
    data = {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": initial}
    for number, line in enumerate(lines):
        data |= {f"{prefix}-{number}-{name}": value for name, value in line.items()}
    return data


@pytest.mark.parametrize("amount", ["150000", "150,000", "150 000", "150.000,00"])
def test_an_allowance_is_kept_in_minor_units_however_people_write_it(host, draft, amount):
    line = {"kind": "subsistence", "amount": amount, "currency": "TZS", "unit": "day"}

    host.post(step_of(draft, "allowances"), _lines("allowances", line, {}))

    assert draft.allowances.values_list("amount_minor", "currency").get() == (15_000_000, "TZS")


@pytest.mark.parametrize(
    "amount", ["", "0", "-5", "much", "1.005", "99999999999999", "150000.50", "NaN", "Infinity", HOSTILE]
)
def test_a_strange_amount_is_refused_and_kept(host, draft, amount):
    line = {"kind": "subsistence", "amount": amount, "currency": "TZS", "unit": "day"}

    response = host.post(step_of(draft, "allowances"), _lines("allowances", line))

    assert response.status_code == 200
    assert "There is a problem" in response.text
    assert response.context["formset"][0]["amount"].value() == amount.replace("\u202e", "")
    assert not draft.allowances.exists()


def test_criteria_are_changed_added_and_removed(host, draft):
    first, second = draft.criteria.order_by("-weight")

    host.post(
        step_of(draft, "criteria"),
        _lines(
            "criteria",
            {"id": first.pk, "text_en": "Patience", "weight": "70"},
            {"id": second.pk, "text_en": second.text_en, "weight": "40", "DELETE": "on"},
            {"text_sw": "Uvumilivu", "weight": "30"},
            initial=2,
        ),
    )

    assert list(draft.criteria.values_list("text_en", "text_sw", "weight")) == [
        ("Patience", None, 70),
        (None, "Uvumilivu", 30),
    ]


def test_another_institutions_lines_are_out_of_reach(host, draft):
    foreign = complete(MembershipFactory().institution)
    line = foreign.criteria.first()

    host.post(
        step_of(draft, "criteria"),
        _lines("criteria", {"id": line.pk, "text_en": "Ours now", "weight": "1"}, initial=1),
    )

    line.refresh_from_db()
    assert line.text_en != "Ours now"


def test_a_question_needs_a_language(host, draft):
    only_swahili = {"text_sw": "Kwa nini wewe?", "is_required": "on"}
    none = {"text_en": " ", "is_required": ""}

    refused = host.post(step_of(draft, "questions"), _lines("questions", only_swahili, none | {"text_en": "x" * 301}))
    host.post(step_of(draft, "questions"), _lines("questions", only_swahili, {"kind": "text", "is_required": "on"}))

    assert "There is a problem" in refused.text
    assert draft.questions.values_list("text_en", "text_sw").get() == (None, "Kwa nini wewe?")


def test_a_broken_management_form_is_not_an_error_of_ours(host, draft):
    response = host.post(step_of(draft, "criteria"), {"criteria-TOTAL_FORMS": HOSTILE})

    assert response.status_code == 200


def test_a_number_of_lines_that_nobody_typed_draws_no_thousand_of_them(host, draft):
    response = host.post(step_of(draft, "criteria"), {"criteria-TOTAL_FORMS": "9999", "criteria-INITIAL_FORMS": "0"})

    assert "There is a problem" in response.text
    assert response.text.count('name="criteria-') < 20 * 6


def test_weights_that_do_not_add_up_are_saved_and_said_at_once(host, draft):
    draft.criteria.all().delete()

    page = host.post(
        step_of(draft, "criteria"), _lines("criteria", {"text_en": "Patience", "weight": "90"}), follow=True
    ).text

    assert draft.criteria.get().weight == 90
    assert "The weights of the selection criteria add up to 90; they must add up to 100." in page


def test_days_that_contradict_each_other_are_saved_and_said_at_once(host, draft):
    days = {"starts_from": "2031-01-05", "closing_on": "2031-02-01", "length_days": "20", "mode": "online"}

    page = host.post(step_of(draft, "place"), days, follow=True).text

    draft.refresh_from_db()
    assert str(draft.closing_on) == "2031-02-01"
    assert "The work must start after the closing day." in page
