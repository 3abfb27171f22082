"""After a refusal somebody asks for feedback, or complains; the office answers."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from casework.moves import as_now
from diaspora.models import User
from diaspora.notices.notify import OfficeWords
from diaspora.rules import is_office
from skills_match.applications.errors import OwnApplication
from skills_match.applications.moves import MOVES as APPLICATIONS
from skills_match.applications.news import tell_applicant
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ..enums import FollowUpKind
from ..models import FollowUp, PreparedDecision
from ..staff_news import tell_officer
from .errors import AnsweredAlready, AskedTwice, DecidedThemselves, NothingRefused

#: After these somebody may ask.
REFUSED = (ApplicationState.NOT_ELIGIBLE, ApplicationState.NOT_SELECTED)


@transaction.atomic
def ask_after_refusal(*, application: Application, by: User, kind: FollowUpKind, text: str) -> FollowUp:
    """Once of each kind. Raises NothingRefused, AskedTwice."""
    locked = APPLICATIONS.lock(application)
    if locked.state not in REFUSED or locked.profile.user_id != by.pk:
        raise NothingRefused
    if FollowUp.objects.filter(application=locked, kind=kind).exists():
        raise AskedTwice
    asked = FollowUp.objects.create(application=locked, kind=kind, text=text.strip(), asked_at=timezone.now())
    log(instance=locked, action=f"application.asked_{kind}", user=by)
    tell_officer(application=locked, kind="application_staff_follow_up", name="office:follow_up", about=asked.pk)
    return asked


@transaction.atomic
def answer_follow_up(*, follow_up: FollowUp, by: User, text: str) -> FollowUp:
    """A complaint is answered by an officer who took no part in the decision.

    Raises OwnApplication, NothingRefused, AnsweredAlready, DecidedThemselves.
    """
    application = APPLICATIONS.lock(follow_up.application)
    if application.profile.user_id == by.pk:
        raise OwnApplication
    if not is_office(as_now(by)):
        raise NothingRefused
    stored = FollowUp.objects.get(pk=follow_up.pk)
    if stored.is_answered:
        raise AnsweredAlready
    if stored.kind == FollowUpKind.COMPLAINT and by.pk in deciders_of(application):
        raise DecidedThemselves
    stored.answer, stored.answered_by, stored.answered_at = text.strip(), by, timezone.now()
    stored.save(update_fields=["answer", "answered_by", "answered_at"])
    log(instance=application, action=f"application.answered_{stored.kind}", user=by)
    tell_applicant(
        application=application, kind="application_follow_up_answered", values={"answer": OfficeWords(stored.answer)}
    )
    return stored


def deciders_of(application: Application) -> set[int]:
    """Accounts that prepared, released or made a refusal of this application."""
    prepared = PreparedDecision.objects.filter(application=application, to__in=REFUSED)
    found = {account for row in prepared.values_list("prepared_by", "released_by") for account in row}
    moves = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Application),
        object_id=str(application.pk),
        action__in=[f"application.{state}" for state in REFUSED],
    )
    found |= set(moves.values_list("user", flat=True))
    return {account for account in found if account}
