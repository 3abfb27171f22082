"""Where people without an account are found a year later: given by consent, used once, then deleted."""

from django.db.models import QuerySet

from ..enums import Wave
from ..models import Evaluation, LaterContact


def later_contact_of(evaluation: Evaluation) -> LaterContact | None:
    """What the person of these questions gave for them, if anything."""
    return _given_by(evaluation).first()


def keep_later_contact(answered: Evaluation, *, email: str, phone: str) -> None:
    """With the answers right after; with those of the year after it is deleted. The caller holds the placement."""
    if answered.wave == Wave.YEAR:
        _given_by(answered).delete()
    elif answered.asks_for_later_contact and (email or phone):
        LaterContact.objects.create(evaluation=answered, email=email, phone=phone)


def _given_by(evaluation: Evaluation) -> QuerySet[LaterContact]:
    return LaterContact.objects.filter(
        evaluation__placement=evaluation.placement_id,
        evaluation__asked=evaluation.asked,
        evaluation__counterpart=evaluation.counterpart_id,
    )
