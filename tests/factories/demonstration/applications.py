"""Twenty-five applications in every state that the portal knows so far."""

import datetime
import random

from django.utils import timezone
from wagtail.log_actions import log

from skills_match.applications.snapshot import take_snapshot
from skills_match.enums import Actor, ApplicationState, AssignmentState
from skills_match.models import Answer, Application

from ..matching import ApplicationFactory

_S = ApplicationState
COUNT = 25
STATES = [_S.SUBMITTED] * 7 + [_S.SCREENING] * 5 + [_S.SHORTLISTED] * 3 + [_S.MORE_INFO] * 2
STATES += [_S.NOT_SELECTED, _S.NOT_ELIGIBLE, _S.WITHDRAWN, _S.OFFERED, _S.ACCEPTED, _S.DECLINED, _S.DRAFT, _S.DRAFT]
REASONS = {
    _S.NOT_SELECTED: "Others had taught this subject for longer. Your file stays with us for the next call.",
    _S.NOT_ELIGIBLE: "This assignment needs a valid registration with the professional council.",
}
#: How an application came to its state; the first step is always that it was sent.
_SCREENED = [_S.SUBMITTED, _S.SCREENING]
WAYS = {
    _S.DRAFT: [],
    _S.SUBMITTED: [_S.SUBMITTED],
    _S.WITHDRAWN: [_S.SUBMITTED, _S.WITHDRAWN],
    _S.SCREENING: _SCREENED,
    _S.MORE_INFO: [*_SCREENED, _S.MORE_INFO],
    _S.NOT_ELIGIBLE: [*_SCREENED, _S.NOT_ELIGIBLE],
    _S.NOT_SELECTED: [*_SCREENED, _S.NOT_SELECTED],
    _S.SHORTLISTED: [*_SCREENED, _S.SHORTLISTED],
    _S.OFFERED: [*_SCREENED, _S.SHORTLISTED, _S.OFFERED],
    _S.ACCEPTED: [*_SCREENED, _S.SHORTLISTED, _S.OFFERED, _S.ACCEPTED],
    _S.DECLINED: [*_SCREENED, _S.SHORTLISTED, _S.OFFERED, _S.DECLINED],
}
_BY_APPLICANT = {_S.SUBMITTED, _S.WITHDRAWN, _S.ACCEPTED, _S.DECLINED}


def build_applications(assignments, people, accounts) -> list[Application]:
    """The most suitable people apply; the professional's own application is the first one."""
    draw = random.Random(25)
    open_or_closed = [a for a in assignments if a.state in (AssignmentState.PUBLISHED, AssignmentState.CLOSED)]
    pairs = [
        (assignment, person)
        for assignment in open_or_closed
        for person in people
        if person.occupations.get(is_main=True).occupation.isco[:2] == assignment.occupation.isco[:2]
    ]
    own = [(assignment, person) for assignment, person in pairs if person == people[0]][:1]
    others = [pair for pair in pairs if pair[1] != people[0]]
    chosen = own + draw.sample(others, COUNT - len(own))
    states = [_S.SHORTLISTED, *STATES][:COUNT]
    return [
        build_application(assignment, person, state, accounts, draw)
        for (assignment, person), state in zip(chosen, states, strict=True)
    ]


def build_application(assignment, person, state, accounts, draw) -> Application:
    sent = state != _S.DRAFT
    application = ApplicationFactory(
        assignment=assignment,
        profile=person,
        state=state,
        motivation=(
            "I have done this work for years and have trained colleagues in two hospitals. "
            "I would leave behind a team that can go on without me."
        ),
        available_from=assignment.starts_from,
        available_until=assignment.starts_until,
        snapshot=take_snapshot(profile=person, cv=None) if sent else {},
        submitted_at=timezone.now() - datetime.timedelta(days=draw.randint(1, 18)) if sent else None,
        offer_answer_by=timezone.localdate() + datetime.timedelta(days=7) if state == _S.OFFERED else None,
        reason=REASONS.get(state, ""),
        requested_info="Please tell us the number of your registration." if state == _S.MORE_INFO else "",
        officer=accounts["office"] if draw.random() < 0.5 else None,
    )
    for question in assignment.questions.all():
        Answer.objects.create(application=application, question=question, text="A team of nine; errors fell by half.")
    tell_story(application, accounts["office"])
    return application


def tell_story(application: Application, officer) -> None:
    """The history that the verbs would have written, a day or less apart, so that timelines have something to say."""
    before, at = _S.DRAFT, application.submitted_at
    for state in WAYS[application.state]:
        is_own = state in _BY_APPLICANT
        reason = application.requested_info if state == _S.MORE_INFO else application.reason
        log(
            instance=application,
            action=f"application.{state}",
            user=application.profile.user if is_own else officer,
            title=f"{application.assignment.reference}/{application.pk}",
            data={
                "from": str(before),
                "to": str(state),
                "actor": str(Actor.APPLICANT if is_own else Actor.OFFICE),
                "reason": reason if state == application.state else "",
            },
            timestamp=at,
        )
        before, at = state, min(at + datetime.timedelta(hours=20), timezone.now())
