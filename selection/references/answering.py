"""A referee answers by link, once."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.applications.told_later import may_ask_referees

from ..enums import RefereeSays
from ..models import Reference
from ..staff_news import tell_officer
from .errors import AnswerGiven, NotAskedNow


def is_asked(reference: Reference) -> bool:
    """Whether an answer is still read by somebody: the person is still to come."""
    return reference.replaced_at is None and may_ask_referees(reference.application)


@transaction.atomic
def give_reference(*, reference: Reference, says: str, relation: str = "", text: str = "") -> Reference:
    """`says` is one of RefereeSays; who cannot give one needs no words. Raises AnswerGiven, NotAskedNow."""
    application = APPLICATIONS.lock(reference.application)
    locked = Reference.objects.select_for_update(no_key=True).filter(pk=reference.pk, key=reference.key).first()
    if locked is None or locked.replaced_at or not may_ask_referees(application):
        raise NotAskedNow
    if locked.says:
        raise AnswerGiven
    locked.says, locked.answered_at = RefereeSays(says), timezone.now()
    locked.relation, locked.text = relation.strip(), text.strip()
    locked.save(update_fields=["says", "answered_at", "relation", "text"])
    log(instance=application, action="application.reference_given")
    tell_officer(application=application, kind="application_staff_reference", name="office:references")
    return locked
