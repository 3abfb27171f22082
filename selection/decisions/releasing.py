"""Releasing decisions: every state, label and letter in one transaction, so that chosen and refused hear together."""

import hashlib
import json
from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from diaspora.models import User
from diaspora.notices.letters import Letter
from skills_match.applications.news import letters_to_applicants
from skills_match.enums import ApplicationState
from skills_match.models import Application, Assignment
from skills_match.teams.together import decided_together

from ..models import PreparedDecision
from ..offers.offering import told_of_offer
from .deciding import decide
from .errors import LettersChanged, MovedOn, NothingChosen


def prepared(officer: User) -> QuerySet[PreparedDecision]:
    """Decisions that `officer` may release: never the one on their own application."""
    waiting = PreparedDecision.objects.filter(released_at=None, application__in=Application.objects.for_office(officer))
    return waiting.select_related("application__assignment__institution", "application__profile__user", "prepared_by")


def letters_of(decisions: Collection[PreparedDecision]) -> list[Letter]:
    """What each applicant would read, in the language that they read."""
    letters = []
    for decision in decisions:
        application = decision.application
        to = ApplicationState(decision.to)
        values = told_of_offer(
            answer_by=decision.answer_by,
            starts_on=decision.starts_on,
            ends_on=decision.ends_on,
            terms=decision.terms,
            before=decision.seen,
        )
        for letter in letters_to_applicants(applications=[application], to=to, reason=decision.reason, values=values):
            letters.append(
                Letter(application.shown_name, letter.language, letter.language_name, letter.subject, letter.body)
            )
    return letters


def print_of(decisions: Collection[PreparedDecision]) -> str:
    """A fingerprint of all that would be told: the page of letters carries it, so that nothing unread is sent."""
    names = ("pk", "to", "seen", "reason", "answer_by", "starts_on", "ends_on", "terms")
    told = sorted([str(getattr(each, name)) for name in names] for each in decisions)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


@transaction.atomic
def release_decisions(*, numbers: Collection[int], by: User, shown: str) -> list[Application]:
    """Tell all of them, or, when one cannot be told any more, nobody. Returns the applications as stored.

    Parents are locked before children, all before the first move: of two officers who release at once the second finds
    nothing left, and no letter is written twice. `shown` is `print_of` what the officer read. Raises NothingChosen,
    LettersChanged, MovedOn, or what a move raises, such as PostsTaken or TeamApart.
    """
    if not numbers:
        raise NothingChosen
    _lock(numbers)
    decisions = list(prepared(by).filter(pk__in=numbers).order_by("pk"))
    if len(decisions) != len(set(numbers)) or print_of(decisions) != shown:
        raise LettersChanged
    if not all(decision.is_possible for decision in decisions):
        raise MovedOn
    with decided_together({decision.application_id: decision.to for decision in decisions}):
        released = [_release(decision, by) for decision in decisions]
    PreparedDecision.objects.filter(pk__in=numbers).update(released_at=timezone.now(), released_by=by)
    return released


def _release(decision: PreparedDecision, by: User) -> Application:
    return decide(
        application=decision.application,
        to=ApplicationState(decision.to),
        by=by,
        seen=decision.seen,
        reason=decision.reason,
        answer_by=decision.answer_by,
        starts_on=decision.starts_on,
        ends_on=decision.ends_on,
        terms=decision.terms,
    )


def _lock(numbers: Collection[int]) -> None:
    rows = Application.objects.filter(decisions__in=numbers)
    assignments = Assignment.objects.filter(pk__in=rows.values("assignment"))
    for held in (assignments, Application.objects.filter(pk__in=rows.values("pk"))):
        list(held.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    list(
        PreparedDecision.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk").values_list("pk")
    )
