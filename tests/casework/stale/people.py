"""Forms about institutions and accounts."""

from .form import REASON, Form

INSTITUTION = [
    Form("office_people:decide_institution", "office_people:institution", "pending", "suspended", part="approve"),
    Form(
        "office_people:decide_institution",
        "office_people:institution",
        "pending",
        "suspended",
        typed=REASON,
        part="reject",
        is_allowed_from_there=False,
    ),
    Form(
        "office_people:decide_institution",
        "office_people:institution",
        "approved",
        "rejected",
        typed=REASON,
        part="suspend",
        is_allowed_from_there=False,
    ),
]


ACCOUNT = [
    Form("office_people:suspend_account", "office_people:account", "active", "closed", typed=REASON),
    Form("office_people:reinstate_account", "office_people:account", "suspended", "closed"),
]
