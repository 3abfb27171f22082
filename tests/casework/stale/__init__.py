"""Forms that decide: where their pages are, what is typed, and what happens to the row meanwhile."""

from .events import EVENT, PROPOSAL, REGISTRATION
from .money import APPEAL, GIFT, KEPT, PAYMENT, REFUND
from .people import ACCOUNT, INSTITUTION
from .selecting import APPLICATION, ASSIGNMENT, CONDITION, INVITATION, PLACEMENT, ROUND
from .texts import NEWSLETTER, TRANSLATION

FORMS = [
    *(ASSIGNMENT + APPLICATION + INVITATION + INSTITUTION + ACCOUNT),
    *(PAYMENT + REFUND + NEWSLETTER + TRANSLATION + EVENT + REGISTRATION + PROPOSAL + APPEAL + GIFT + CONDITION),
    *(PLACEMENT + ROUND + KEPT),
]


#: Forms with an address of their own for each decision; its slug is the part.
BY_PART = {
    "office:decide",
    "office_people:decide_institution",
    "finance:act",
    "finance:decide_refund",
    "newsletter_move",
    "home:move_translation",
    "event_desk:move",
    "event_desk:decide_registration",
    "finance_gifts:act",
}
