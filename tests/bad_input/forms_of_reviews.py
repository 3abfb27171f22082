"""Forms about rounds and rankings."""

from .form_page import NEXT_YEAR, TODAY, FormPage

_RANKING = {"held_on": f"{TODAY:%Y-%m-%d}", "sat": "{w.ranked_sheet.reviewer_id}", "rank-1": "1"}


REVIEWS = [
    FormPage(
        "office_reviews:start",
        "officer",
        ("application", "{w.sent.assignment_id}"),
        typed=("due_on", "reviewers_each"),
        chosen=("plan", "side-office", "side-host"),
        valid={
            "plan": "light",
            "reviewers_each": "2",
            "due_on": f"{NEXT_YEAR}-01-15",
            "side-office": "{w.joining.pk}",
            "side-host": "{w.manager.pk}",
        },
        needs=("plan", "reviewers_each", "side-office", "side-host"),
    ),
    FormPage(
        "office_reviews:phase",
        "officer",
        ("{w.two_phases.pk}",),
        typed=("due_on",),
        valid={"due_on": f"{NEXT_YEAR}-01-15"},
    ),
    FormPage(
        "office_reviews:add_reviewer",
        "officer",
        ("{w.sheet.round_id}",),
        chosen=("who",),
        valid={"who": "office {w.joining.pk}"},
        needs=("who",),
    ),
    FormPage(
        "office_reviews:rank",
        "officer",
        ("{w.ranked_sheet.round_id}",),
        typed=("held_on", "rank-1"),
        texts=("text", "others", "reason-1"),
        chosen=("sat",),
        valid=_RANKING,
        needs=("held_on", "rank-1", "text"),
    ),
    FormPage("office_reviews:copies", "officer", ("{w.copy.subject.round_id}", "1"), texts=("motivation",)),
    FormPage(
        "reviews:round",
        "officer",
        ("{w.sheet.round_id}",),
        texts=("f1-comment",),
        chosen=("f1-score-1",),
        valid={"f1-score-1": "3"},
    ),
    FormPage(
        "reviews:sheet",
        "officer",
        ("{w.sheet.round_id}", "1"),
        texts=("f1-comment",),
        chosen=("f1-score-1",),
        valid={"f1-score-1": "3"},
    ),
    FormPage("reviews:conflict", "officer", ("{w.sheet.round_id}", "1"), texts=("text",), needs=("text",)),
]
