"""Forms about programmes."""

from .form_page import NEXT_YEAR, TODAY, FormPage


def _of_a_programme(part: str, **values) -> FormPage:
    return FormPage("office:add_to_programme", "officer", ("{w.programme.code}", part), part=part, **values)


_TITLES = ("title_en", "title_sw", "summary_en", "summary_sw")


_CALL = {"opens_on": f"{NEXT_YEAR}-01-01", "closes_on": f"{NEXT_YEAR}-06-30"}


_RULE = {
    "texts": ("text_en", "text_sw"),
    "typed": ("number",),
    "chosen": ("kind", "choice"),
    "valid": {"kind": "declaration", "number": "5", "choice": "citizen"},
    "needs": ("kind",),
}


_ANSWER = ("question_en", "question_sw", "answer_en", "answer_sw")


PROGRAMMES = [
    FormPage(
        "office:new_programme",
        "officer",
        texts=(*_TITLES, "text_en", "text_sw"),
        shaped=("code",),
        typed=("opens_on", "closes_on"),
        valid={"code": "another-one", **_CALL},
        needs=("code", *_TITLES),
    ),
    FormPage(
        "office:edit_programme",
        "officer",
        ("{w.programme.code}",),
        texts=(*_TITLES, "text_en", "text_sw"),
        typed=("opens_on", "closes_on"),
        valid=_CALL,
        needs=_TITLES,
    ),
    FormPage("office_people:place_institution", "officer", ("{w.institution.pk}",), chosen=("parent",)),
    FormPage("office:public_answers", "officer", ("{w.published.reference}",), texts=_ANSWER, needs=_ANSWER),
    FormPage(
        "office:public_answer",
        "officer",
        ("{w.published.reference}", "{w.public_answer.pk}"),
        texts=_ANSWER,
        needs=_ANSWER,
    ),
    _of_a_programme("rules", **_RULE),
    _of_a_programme(
        "rates",
        texts=("source",),
        typed=("amount", "valid_from", "full_days", "later_percent"),
        chosen=("kind", "currency", "unit", "region"),
        valid={"kind": "travel", "unit": "trip", "currency": "USD", "region": "{w.region.pk}"}
        | {"amount": "45.50", "valid_from": f"{NEXT_YEAR}-01-01"},
        needs=("kind", "amount", "currency", "unit", "valid_from", "source"),
    ),
    _of_a_programme(
        "budget",
        texts=("label_en", "label_sw"),
        shaped=("code",),
        typed=("amount",),
        chosen=("currency", "pays"),
        valid={"code": "H-2", "currency": "USD", "amount": "50000"},
        needs=("code", "label_en", "label_sw", "amount", "currency"),
    ),
    _of_a_programme("judging", chosen=("blindness",), valid={"blindness": "blind"}, needs=("blindness",)),
    _of_a_programme(
        "grants",
        texts=("donor",),
        shaped=("code", "project"),
        typed=("first_on", "last_on"),
        valid={"code": "MIDA-27", "first_on": f"{NEXT_YEAR}-01-01", "last_on": f"{NEXT_YEAR}-06-30"},
        needs=("code", "donor"),
    ),
    _of_a_programme(
        "aims",
        texts=("text_en", "text_sw"),
        shaped=("code",),
        chosen=("kind", "outcome"),
        valid={"kind": "output", "code": "1.1", "outcome": "{w.aim.pk}"},
        needs=("kind", "code", "text_en", "text_sw"),
    ),
    _of_a_programme(
        "indicators",
        texts=("text_en", "text_sw", "source"),
        shaped=("code",),
        typed=("baseline", "baseline_on"),
        chosen=("aim", "measure"),
        valid={"aim": "{w.aim.pk}", "code": "1.b", "measure": "taught"}
        | {"baseline": "12", "baseline_on": f"{TODAY:%Y-%m-%d}"},
        needs=("aim", "code", "text_en", "text_sw", "measure"),
    ),
    _of_a_programme(
        "targets",
        typed=("first_on", "last_on", "value"),
        chosen=("indicator", "grant"),
        valid={"indicator": "{w.indicator.pk}", "grant": "{w.programme_grant.pk}", "value": "200"}
        | {"first_on": f"{NEXT_YEAR}-01-01", "last_on": f"{NEXT_YEAR}-06-30"},
        needs=("indicator", "first_on", "last_on", "value"),
    ),
    _of_a_programme(
        "values",
        texts=("source",),
        typed=("read_on", "value"),
        chosen=("indicator", "grant"),
        valid={"indicator": "{w.indicator.pk}", "grant": "{w.programme_grant.pk}", "value": "12"}
        | {"read_on": f"{TODAY:%Y-%m-%d}"},
        needs=("indicator", "read_on", "value", "source"),
    ),
    FormPage("office:change_in_programme", "officer", ("{w.programme.code}", "rules", "{w.rule.pk}"), **_RULE),
    FormPage(
        "office:propose_right",
        "officer",
        ("{w.programme.code}",),
        shaped=("email",),
        typed=("starts_on", "ends_on"),
        chosen=("right",),
        valid={"email": "{w.profile.user.email}", "right": "2"}
        | {"starts_on": f"{NEXT_YEAR}-01-01", "ends_on": f"{NEXT_YEAR}-12-31"},
        needs=("email", "right", "starts_on"),
    ),
    FormPage(
        "office:end_right",
        "officer",
        ("{w.programme.code}", "{w.right.pk}"),
        typed=("last_day",),
        valid={"last_day": f"{NEXT_YEAR}-01-01"},
        needs=("last_day",),
    ),
]
