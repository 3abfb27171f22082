"""Examples of how a match is shown: to the person, to the institution and to the office."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from skills_match.matching.lines import points_of
from skills_match.matching.matrix import MatrixCell, MatrixColumn

from .example import Example


def matches() -> dict[str, list[Example]]:
    explanation: dict[str, Any] = {
        "band": "partial",
        "band_text": _("Partial match"),
        "tone": "neutral",
        "summary": _("1 of 3 required skills met"),
        "gaps": [_("Grant writing")],
        "feasibility_text": _("Feasible in part"),
        "feasibility_tone": "wait",
        "section_title": _("Some required skills missing"),
        "warnings": [_("The dates may overlap with an assignment that was accepted.")],
        "sums": {"fit": points_of(4080, 8000), "feasibility": points_of(1700, 2000), "total": points_of(5780, 10000)},
        "lines": [
            {
                "title": _("Paediatric nursing"),
                "status": _("met"),
                "tone": "good",
                "points_text": points_of(3000, 3000),
            },
            {
                "title": _("Teaching"),
                "status": _("a related skill"),
                "tone": "wait",
                "points_text": points_of(1080, 2000),
            },
            {"title": _("Grant writing"), "status": _("missing"), "tone": "stop", "points_text": points_of(0, 2000)},
            {
                "title": _("Languages"),
                "detail": _("English C1"),
                "tone": "good",
                "points_text": points_of(700, 700),
            },
        ],
        "advice": {
            "sentences": [
                _("If you also know “%(skill)s” at the level “%(level)s”, add it: that would make it a %(band)s.")
                % {"skill": _("Grant writing"), "level": _("experienced"), "band": _("good match")}
            ]
        },
        "conditions": [_("Registration with the nursing council is needed.")],
    }
    person = {
        "number": 1,
        "shown_name": _("Person %(number)s") % {"number": 1},
        "occupation": _("Paediatric nurse"),
        "experience_years": 8,
        "explanation": explanation,
    }
    other = {**person, "number": 3, "shown_name": _("Person %(number)s") % {"number": 3}}
    cells = [
        MatrixCell(
            _("Paediatric nursing"),
            _("required: %(level)s") % {"level": _("independent")},
            "●●●",
            _("experienced"),
            "good",
        ),
        MatrixCell(
            _("Teaching"),
            _("required: %(level)s") % {"level": _("independent")},
            "○·",
            _("related skill: %(skill)s (%(level)s)") % {"skill": _("coaching"), "level": _("beginning")},
            "wait",
            is_related=True,
        ),
        MatrixCell(_("Grant writing"), _("desired: %(level)s") % {"level": _("beginning")}, "·", _("missing"), "stop"),
    ]
    matrix = {
        "columns": [MatrixColumn(cell.title, cell.asked) for cell in cells],
        "sections": [
            {
                "title": _("Some required skills missing"),
                "rows": [{"match": person, "cells": cells}, {"match": other, "cells": cells}],
            }
        ],
    }
    comparison = {
        "matrix": matrix,
        "people": [person, other],
        "rows": [{"title": line["title"], "cells": [(person, line), (other, line)]} for line in explanation["lines"]],
    }
    return {
        "match_details.html": [
            Example("", {"explanation": explanation}),
            Example("open", {"explanation": explanation, "open": True}),
        ],
        "comparison.html": [Example("", {"comparison": comparison})],
        "person_name.html": [Example("", {"match": person})],
        "match_advice.html": [Example("", {"advice": explanation["advice"], "whole": True})],
        "match_bands.html": [Example("", {"explanation": explanation})],
        "match_summary.html": [Example("", {"explanation": explanation})],
        "match_warnings.html": [Example("", {"warnings": explanation["warnings"]})],
        "match_sums.html": [Example("", {"sums": explanation["sums"]})],
        "match_lines.html": [Example("", {"lines": explanation["lines"]})],
        "text_suggestions.html": [],
        "classification_notice.html": [],
        "people_filter.html": [Example(""), Example("only_all_musts", {"only_all_musts": True})],
        "people_matrix.html": [
            Example(
                "",
                {
                    "matches": [person, other],
                    "matrix": matrix,
                    "run": {"pk": 1},
                    "compare_url": reverse("assignments:list"),
                },
            )
        ],
        "matrix.html": [],
        "matrix_alone.html": [
            Example(
                "",
                {"matrix": {"sections": [{"rows": [{"cells": cells}]}]}, "label": _("Skills asked for")},
            )
        ],
        "matrix_cell.html": [Example(cell.tone, {"cell": cell}) for cell in cells],
        "matrix_legend.html": [Example("")],
    }
