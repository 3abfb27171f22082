"""Examples of how a match is shown: to the person, to the institution and to the office."""

from typing import Any

from django.utils.translation import gettext as _

from skills_match.matching.lines import points_of

from .example import Example


def matches() -> dict[str, list[Example]]:
    explanation: dict[str, Any] = {
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
    comparison = {
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
        "match_sums.html": [Example("", {"sums": explanation["sums"]})],
        "match_lines.html": [Example("", {"lines": explanation["lines"]})],
        "text_suggestions.html": [],
        "classification_notice.html": [],
        "people_filter.html": [Example(""), Example("only_all_musts", {"only_all_musts": True})],
        "people_list.html": [Example("", {"matches": [person]})],
    }
