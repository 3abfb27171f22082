"""How people are chosen: a round of reviews up to the first signature, messages, an interview, feedback."""

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from diaspora.models import User
from diaspora.threads.writing import write_message
from reviews.allocation.allocating import allocate
from reviews.allocation.conflicts import declare_conflict, find_conflicts
from reviews.models import Round
from reviews.ranking.board import board_of
from reviews.ranking.ordering import Meeting, Placed, keep_ranking
from reviews.ranking.signing import fingerprint, sign_ranking
from reviews.rounds.phases import open_round
from reviews.rounds.starting import start_round
from reviews.sheets.giving import FilledSheet, keep_sheet
from selection.follow_ups.asking import answer_follow_up, ask_after_refusal
from selection.interviews.offering import offer_slots
from selection.interviews.picking import pick_slot
from selection.judging.kind import JudgedApplications
from skills_match.entered.asking import ask_to_confirm
from skills_match.entered.entering import enter_application
from skills_match.models import Application

from .clock import days_ago
from .texts import read_one

VENUE = "Africa/Dar_es_Salaam"


def build_selection(assignments, people, accounts) -> Round:
    told = read_one("selection")

    def application(one: dict) -> Application:
        assignment, profile = assignments[one["assignment"]], people[one["person"]]
        return Application.objects.select_related("assignment", "profile__user").get(
            assignment=assignment, profile=profile
        )

    made = build_round(told["round"], assignments, people, accounts)
    for one in told["message"]:
        write(one, application(one), accounts)
    plan_interview(told["interview"], application(told["interview"]))
    give_feedback(told["feedback"], application(told["feedback"]), accounts["office"])
    for one in told["entered"]:
        enter(dict(one), assignments, accounts["office"])
    return made


def enter(told: dict, assignments, officer) -> None:
    """What came on paper or by telephone, and waits for its person."""
    assignment, answer, is_asked = assignments[told.pop("assignment")], told.pop("answer"), told.pop("is_asked")
    told["answers"] = {str(question.pk): answer for question in assignment.questions.all()}
    told["available_from"] = assignment.starts_from
    told["available_until"] = assignment.starts_from + datetime.timedelta(days=assignment.length_days)
    with days_ago(told.pop("days_ago")):
        entered = enter_application(assignment=assignment, by=officer, **told)
        if is_asked:
            ask_to_confirm(entered=entered, by=officer)


def build_round(told: dict, assignments, people, accounts) -> Round:
    """Started, judged, ranked by the scores and signed by the office; the institution has still to sign."""
    officer, assignment = accounts["office"], assignments[told["assignment"]]
    reviewers = {side: [accounts[name] for name in names] for side, names in told["reviewers"].items()}
    with days_ago(told["days_ago"]):
        due_on = timezone.localdate() + datetime.timedelta(days=3)
        kind = JudgedApplications()
        made = start_round(kind=kind, group_id=assignment.pk, by=officer, reviewers=reviewers, due_on=due_on)
        find_conflicts(round=made)
        allocate(round=made)
        open_round(round=made, by=officer)
    declare(told["conflict"], made, people, accounts)
    for number, sheet in enumerate(told["sheet"]):
        with days_ago(told["days_ago"] - 1 - number // 3):
            score(sheet, made, people, accounts)
    with days_ago(told["days_ago"] - 4):
        rank(told, made, officer)
    return made


def declare(told: dict, made: Round, people, accounts) -> None:
    """Of the files of both officers those of one are few: only what was given out to them can be handed back."""
    sheet = made.sheets.filter(
        reviewer__user=accounts[told["reviewer"]], subject__person=people[told["person"]].user
    ).first()
    if sheet:
        with days_ago(5):
            declare_conflict(sheet=sheet, by=accounts[told["reviewer"]], text=told["text"])


def score(told: dict, made: Round, people, accounts) -> None:
    """Without a reviewer: whoever of the office holds the file."""
    waiting = made.sheets.waiting().filter(subject__person=people[told["person"]].user)
    host = accounts["ministry"]
    sheets = waiting.filter(reviewer__user=host) if "reviewer" in told else waiting.exclude(reviewer__user=host)
    criteria = made.criteria.values_list("pk", flat=True)
    scores = dict(zip(criteria, told["scores"], strict=True))
    answers = FilledSheet(scores, told["comment"], told.get("talk", False))
    sheet = sheets.select_related("reviewer__user").get()
    keep_sheet(sheet=sheet, by=sheet.reviewer.user, answers=answers)


def rank(told: dict, made: Round, officer: User) -> None:
    made.refresh_from_db()
    placed = {line.subject.pk: Placed(line.by_scores) for line in board_of(made, officer)}
    sat = [one for one in made.reviewers.all() if one.user_id in (officer.pk, made.started_by_id) or one.side == "host"]
    meeting = Meeting(timezone.localdate(), told["held"], sat, told["others"])
    keep_ranking(round=made, by=officer, placed=placed, meeting=meeting)
    made.refresh_from_db()
    sign_ranking(round=made, side="office", by=officer, read=fingerprint(made))


def write(told: dict, application: Application, accounts) -> None:
    """What the office writes is for the applicant, what the host writes for the office."""
    authors = {"person": application.profile.user, "office": accounts["office"], "host": application.assignment.author}
    kept_from = {"person": "host", "office": "host", "host": "person"}[told["by"]]
    with days_ago(told["days_ago"]):
        write_message(about=application, by=authors[told["by"]], text=told["text"], kept_from=kept_from)


def plan_interview(told: dict, application: Application) -> None:
    """Some hours are offered, and the applicant takes the second one."""
    day = timezone.localdate() + datetime.timedelta(days=told["in_days"])
    starts = [datetime.datetime.combine(day, datetime.time(hour), ZoneInfo(VENUE)) for hour in told["hours"]]
    host = application.assignment.author
    with days_ago(told["days_ago"]):
        offer_slots(
            assignment=application.assignment, by=host, starts=starts, minutes=45, zone=VENUE, place=told["place"]
        )
    with days_ago(told["days_ago"] - 1):
        slot = application.assignment.interview_slots.order_by("starts_at")[1]
        pick_slot(application=application, slot=slot, by=application.profile.user, zone=told["zone"])


def give_feedback(told: dict, application: Application, officer: User) -> None:
    with days_ago(told["days_ago"]):
        asked = ask_after_refusal(
            application=application, by=application.profile.user, kind="feedback", text=told["text"]
        )
    with days_ago(told["days_ago"] - 2):
        answer_follow_up(follow_up=asked, by=officer, text=told["answer"])
