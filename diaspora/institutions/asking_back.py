"""The office asks an institution that waits for its decision, and the institution answers. It waits on meanwhile."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import ReasonMissing, as_now

from .. import rules
from ..enums import InstitutionState, MemberRole
from ..models import Institution, User
from ..notices.notify import OfficeWords, notify_many
from .moves import MOVES
from .names import names_of
from .news import tell_officers
from .refusals import InstitutionRefusal, NotAllowed


class NothingAsked(InstitutionRefusal):
    text = _("The programme office has asked nothing, or it was answered already.")


@transaction.atomic
def ask_back(*, institution: Institution, by: User, question: str, seen: str | None = None) -> Institution:
    """Ask its managers, who read `question` by e-mail and on their page; what is open already stays open with it.

    The same question once more changes nothing. Raises NotAllowed, Stale, MoveNotAllowed or ReasonMissing.
    """
    locked = MOVES.lock(institution)
    if not rules.is_office(as_now(by)):
        raise NotAllowed
    MOVES.ask_seen(locked, seen)
    if locked.state != InstitutionState.PENDING:
        raise MOVES.impossible(locked)
    question = question.strip()
    if not question:
        raise ReasonMissing(_("Write the question: the institution reads it."))
    if locked.open_question.endswith(question):
        return locked
    locked.open_question = "\n\n".join(filter(None, [locked.open_question, question]))
    locked.save(update_fields=["open_question"])
    log(instance=locked, action="institution.ask_back", user=by, data={"reason": question})
    values = {"institution": names_of(locked), "question": OfficeWords(question)}
    managers = User.objects.filter(memberships__institution=locked, memberships__role=MemberRole.MANAGER)
    notify_many(users=managers, kind="institution_asked_back", values=values, path=reverse("institution:home"))
    return locked


@transaction.atomic
def answer_office(*, institution: Institution, by: User, text: str) -> Institution:
    """Answer what is open; the officer in charge is told, else the whole office. Raises NotAllowed or NothingAsked."""
    locked = MOVES.lock(institution)
    if not rules.is_member(as_now(by), locked, MemberRole.MANAGER):
        raise NotAllowed
    if not locked.open_question:
        raise NothingAsked
    locked.open_question = ""
    locked.save(update_fields=["open_question"])
    log(instance=locked, action="institution.answer", user=by, data={"reason": text.strip()})
    values = {"institution": names_of(locked), "answer": text.strip()}
    officers = User.objects.in_charge_of(locked)
    tell_officers(locked, kind="institution_answered", values=values, by=by, officers=officers)
    return locked
