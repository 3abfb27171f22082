"""Thirty applications, written by hand with the people, in every state that the portal knows so far."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diaspora.models import User
from office.officers import assign_officer
from selection.agreements.making import current_agreement, make_agreement
from selection.agreements.outside import ask_head
from selection.agreements.signing import sign
from selection.conditions.seeing_to import decide_condition, hand_in
from selection.decisions.preparing import prepare_decision
from selection.enums import ConditionState, SigningSide
from selection.models import Condition
from selection.offers import answering, ending, offering
from selection.opinions.giving import give_opinion
from selection.references.answering import give_reference
from selection.references.asking import ask_referee
from skills_match.applications import applying
from skills_match.applications.answer_files import attach_answer
from skills_match.enums import AnswerKind, ApplicationState
from skills_match.models import Application

from ..documents import text_pdf
from .clock import days_ago
from .offers import talk_about_offer
from .texts import read

_S = ApplicationState
#: The way of an application to its state, a step every second day after it was sent.
_CHECKED = [_S.SCREENING]
_CHOSEN = [*_CHECKED, _S.SHORTLISTED]
_OFFERED = [*_CHOSEN, _S.OFFERED]
WAYS = {
    _S.SUBMITTED: [],
    _S.WITHDRAWN: [_S.WITHDRAWN],
    _S.SCREENING: _CHECKED,
    _S.MORE_INFO: [*_CHECKED, _S.MORE_INFO],
    _S.NOT_ELIGIBLE: [*_CHECKED, _S.NOT_ELIGIBLE],
    _S.NOT_SELECTED: [*_CHECKED, _S.NOT_SELECTED],
    _S.SHORTLISTED: _CHOSEN,
    _S.INTERVIEW: [*_CHOSEN, _S.INTERVIEW],
    _S.RESERVE: [*_CHOSEN, _S.RESERVE],
    _S.OFFERED: _OFFERED,
    _S.ACCEPTED: [*_OFFERED, _S.ACCEPTED],
    _S.CONFIRMED: [*_OFFERED, _S.ACCEPTED, _S.CONFIRMED],
    _S.DECLINED: [*_OFFERED, _S.DECLINED],
    _S.OFFER_EXPIRED: _OFFERED,
    # These end with their assignment.
    _S.CANCELLED_BY_HOST: _CHECKED,
}
STEP_DAYS, DAYS_TO_ANSWER = 2, 10
VERBS = {
    _S.WITHDRAWN: applying.withdraw_application,
    _S.SCREENING: applying.start_screening,
    _S.MORE_INFO: applying.request_more_info,
    _S.NOT_ELIGIBLE: applying.mark_not_eligible,
    _S.NOT_SELECTED: applying.mark_not_selected,
    _S.SHORTLISTED: applying.shortlist_application,
    _S.INTERVIEW: applying.ask_to_interview,
    _S.RESERVE: applying.put_on_reserve,
    _S.OFFERED: offering.offer_place,
    _S.ACCEPTED: answering.accept_offer,
    _S.DECLINED: answering.decline_offer,
}
BY_APPLICANT = {_S.WITHDRAWN, _S.ACCEPTED, _S.DECLINED}


def build_applications(assignments, people, accounts) -> list[Application]:
    return [
        build_application(assignments[told["assignment"]], people[key], told, accounts["office"])
        for key, person in read("people").items()
        for told in person.get("applications", [])
    ]


def build_application(assignment, profile, told: dict, officer) -> Application:
    sent = told.get("sent", 1)
    with days_ago(sent + 1):
        application = applying.start_application(assignment=assignment, profile=profile)
        applying.save_draft(
            application=application,
            motivation=told["motivation"],
            available_from=assignment.starts_from,
            available_until=assignment.starts_from + datetime.timedelta(days=assignment.length_days),
            answers=answers_to(assignment, told.get("answer", "")),
        )
        attach(application, told.get("file", ""))
    if told["state"] == _S.DRAFT:
        return application
    with days_ago(sent):
        applying.submit_application(application=application, by=profile.user)
    for number, state in enumerate(WAYS[told["state"]], start=1):
        with days_ago(sent - number * STEP_DAYS):
            take_step(application, state, told, officer)
    if told["state"] == _S.OFFER_EXPIRED:
        with days_ago(sent - len(_OFFERED) * STEP_DAYS - DAYS_TO_ANSWER - 1):
            ending.expire_due_offers()
    prepare(application, told.get("prepared"), officer)
    hand_in_some(application, told.get("handed_in", {}), officer)
    waive_some(application, told.get("not_needed", {}), officer)
    if told.get("reference"):
        ask_referees(application, told["reference"], officer)
    if told.get("signed"):
        sign_agreement(application, officer, sides=told["signed"])
    if told.get("head"):
        agreement = current_agreement(application)
        ask_head(agreement=agreement, by=host_of(application), shown=agreement.sha256, **told["head"])
    return application


def answers_to(assignment, text: str) -> dict[int, str]:
    """Their words answer the first question that asks for words; of several answers they choose the first."""
    in_words = assignment.questions.filter(kind=AnswerKind.TEXT).values_list("pk", flat=True)[:1]
    to_choose = assignment.questions.filter(kind=AnswerKind.CHOICE).values_list("pk", flat=True)
    return dict.fromkeys(in_words, text) | dict.fromkeys(to_choose, "1")


def attach(application: Application, text: str) -> None:
    """The file with which a question is answered, where the person sent one."""
    for question in application.assignment.questions.filter(kind=AnswerKind.FILE) if text else ():
        upload = SimpleUploadedFile("First week.pdf", text_pdf("First week", [text]), "application/pdf")
        attach_answer(application=application, question=question, upload=upload, by=application.profile.user)


def confirm(application: Application, officer) -> None:
    """Every condition is met and all sides sign: the confirmation follows by itself."""
    for row in Condition.objects.filter(application=application).open():
        decide_condition(condition=row, to=ConditionState.MET, by=officer)
    sign_agreement(application, officer, sides=list(SigningSide))


def sign_agreement(application: Application, officer, *, sides: list[str]) -> None:
    """An agreement is written, and `sides` have signed it so far."""
    agreement = make_agreement(application=application, by=officer)
    host = host_of(application)
    signers = {SigningSide.EXPERT: application.profile.user, SigningSide.HOST: host, SigningSide.OFFICE: officer}
    for side in map(SigningSide, sides):
        sign(agreement=agreement, by=signers[side], side=side, shown=agreement.sha256)


def host_of(application: Application) -> User:
    """Who manages the institution of the assignment."""
    return application.assignment.institution.memberships.filter(role="manager").first().user


def hand_in_some(application: Application, handed_in: dict[str, str], officer) -> None:
    """What an accepted person has handed in so far, in their own words; the first of it is met."""
    for number, (kind, note) in enumerate(handed_in.items()):
        row = hand_in(condition=application.conditions.get(kind=kind), by=application.profile.user, note=note)
        if number == 0:
            decide_condition(condition=row, to=ConditionState.MET, by=officer)


def waive_some(application: Application, not_needed: dict[str, str], officer) -> None:
    """Which conditions this person does not need, and why."""
    for kind, reason in not_needed.items():
        row = application.conditions.get(kind=kind)
        decide_condition(condition=row, to=ConditionState.WAIVED, by=officer, reason=reason)


def ask_referees(application: Application, said: dict[str, str], officer) -> None:
    """Everybody whom the person named; the first has answered."""
    asked = [
        ask_referee(application=application, referee=referee, by=officer, language="en")
        for referee in application.profile.referees.exclude(email="")
    ]
    give_reference(reference=asked[0], **said)


def prepare(application: Application, prepared: dict | None, officer) -> None:
    """What the office has decided and not told yet."""
    if prepared is None:
        return
    to, more = _S(prepared["to"]), {"reason": prepared.get("reason", "")}
    if to == _S.OFFERED:
        more["answer_by"] = timezone.localdate() + datetime.timedelta(days=DAYS_TO_ANSWER)
        more["terms"] = prepared["terms"]
    application.refresh_from_db()
    prepare_decision(application=application, to=to, by=officer, **more)


def take_step(application: Application, state: str, told: dict, officer) -> None:
    more = {}
    if state in (_S.MORE_INFO, _S.NOT_ELIGIBLE, _S.NOT_SELECTED):
        more["reason"] = told["reason"]
    if state == _S.OFFERED:
        first, days = application.assignment.starts_from, application.assignment.length_days
        more["starts_on"], more["ends_on"] = first, first + datetime.timedelta(days=days)
        more["terms"] = told.get("terms", "")
        days = told.get("days_to_answer", DAYS_TO_ANSWER)
        more["answer_by"] = timezone.localdate() + datetime.timedelta(days=days)
    if state == _S.CONFIRMED:
        confirm(application, officer)
        application.refresh_from_db()
        return
    by = application.profile.user if state in BY_APPLICANT else officer
    VERBS[state](application=application, by=by, **more)
    application.refresh_from_db()
    if state == _S.OFFERED:
        talk_about_offer(Application.objects.get(pk=application.pk), told.get("offer", {}), officer)
    if state == _S.SCREENING and application.pk % 2:
        assign_officer(record=application, officer=officer, by=officer)
    if "opinion" in told and state == _S.SHORTLISTED:
        host = application.assignment.author
        give_opinion(application=application, by=host, recommends=True, text=told["opinion"])
