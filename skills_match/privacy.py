"""What skills_match keeps about people, why, on what ground and for how long."""

import datetime

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding, Kept, LegalGround, Limit, register_eraser, register_holdings
from diaspora.rules import FILE_RULES

from .applications.files import application_names_file
from .erasure import erase_person
from .holdings_about_work import WORK, WORK_HOLDINGS
from .models import (
    Alert,
    AlertMessage,
    AlertSettings,
    Answer,
    Application,
    AssignmentInvitation,
    ConceptSuggestion,
    HostOpinion,
    Inquiry,
    MatchItem,
    MatchRun,
    PersonOccupation,
    PersonSkill,
    SavedAssignment,
    SavedSearch,
)

CHANGE = _("Until you change or remove it, or delete your account")
APPLICATION = _("Until you delete your account; that it was sent and how it ended stays without your name")
IN_CHARGE = _("To know who is in charge at the programme office")

HOLDINGS = [
    Holding(
        PersonSkill,
        _("Skills"),
        "profile__user",
        (
            Kept(
                ("skill", "level", "years", "last_used_year"),
                _("To match you with assignments"),
                LegalGround.CONSENT,
                CHANGE,
            ),
        ),
    ),
    Holding(
        PersonOccupation,
        _("Occupations"),
        "profile__user",
        (Kept(("occupation", "is_main"), _("To match you with assignments"), LegalGround.CONSENT, CHANGE),),
    ),
    Holding(
        Application,
        _("Applications"),
        "profile__user",
        (
            Kept(
                (
                    "assignment",
                    "motivation",
                    "available_from",
                    "available_until",
                    "cv",
                    "snapshot",
                    "supplied_info",
                ),
                _("So that the institution and the programme office can decide on your application"),
                LegalGround.SERVICE,
                APPLICATION,
            ),
            Kept(
                (
                    "state",
                    "submitted_at",
                    "offer_answer_by",
                    "offer_reminded_at",
                    "reason",
                    "requested_info",
                    "created_at",
                    "updated_at",
                ),
                _("To tell you where your application stands, and to account for the decision"),
                LegalGround.PUBLIC_TASK,
                APPLICATION,
            ),
            Kept(("officer",), IN_CHARGE, LegalGround.PUBLIC_TASK, APPLICATION, is_exported=False),
        ),
    ),
    Holding(
        Answer,
        _("Answers to questions of an institution"),
        "application__profile__user",
        (
            Kept(
                ("question", "text"),
                _("So that the institution and the programme office can decide on your application"),
                LegalGround.SERVICE,
                _("Until you delete your account"),
            ),
        ),
    ),
    Holding(
        HostOpinion,
        _("Recommendations of institutions on your applications"),
        "application__profile__user",
        (
            Kept(
                ("recommends", "text", "written_at"),
                _("To choose together with the institution"),
                LegalGround.PUBLIC_TASK,
                _("Until you delete your account"),
            ),
            Kept(
                ("member",),
                _("To know who wrote it"),
                LegalGround.PUBLIC_TASK,
                _("Until you delete your account"),
                is_exported=False,
            ),
        ),
    ),
    Holding(
        AssignmentInvitation,
        _("Invitations of institutions to their assignments"),
        "profile__user",
        (
            Kept(
                ("assignment", "message", "state", "sent_at", "answer_by", "answered_at"),
                _("So that you decide whether an institution sees your name and profile, and to prove what you said"),
                LegalGround.CONSENT,
                _("Until you delete your account; that somebody was invited and how it ended stays without your name"),
            ),
            Kept(
                ("invited_by",),
                _("To know who asked"),
                LegalGround.PUBLIC_TASK,
                WORK,
                is_exported=False,
            ),
        ),
        impersonal=("place",),
    ),
    Holding(
        SavedAssignment,
        _("Saved assignments"),
        "user",
        (Kept(("assignment", "saved_at"), _("So that you find them again"), LegalGround.SERVICE, CHANGE),),
    ),
    Holding(
        SavedSearch,
        _("Saved searches"),
        "user",
        (
            Kept(
                ("name", "text", "chosen", "tells", "saved_at"),
                _("So that you search again with one click, and hear of what is new if you asked for it"),
                LegalGround.SERVICE,
                CHANGE,
            ),
            Kept(
                ("place", "fingerprint"),
                _("So that a search is kept once and ten at most"),
                LegalGround.SERVICE,
                CHANGE,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        AlertSettings,
        _("How often you hear of new assignments"),
        "user",
        (
            Kept(
                ("frequency", "messages_a_week", "changed_at"),
                _("To write to you as often as you chose"),
                LegalGround.SERVICE,
                CHANGE,
            ),
        ),
    ),
    Holding(
        Alert,
        _("Assignments that were new for you"),
        "user",
        (
            Kept(
                ("assignment", "band", "saved_search", "found_at", "settled_at"),
                _("To tell you of each new assignment once"),
                LegalGround.CONSENT,
                _("One year, or until you delete your account"),
            ),
            Kept(
                ("message",),
                _("To tell you of each new assignment once"),
                LegalGround.CONSENT,
                _("One year, or until you delete your account"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=365), "found_at"),
    ),
    Holding(
        AlertMessage,
        _("Messages about new assignments"),
        "user",
        (
            Kept(
                ("created_at", "week", "number", "emailed_at"),
                _("To keep to the number of messages that you chose"),
                LegalGround.SERVICE,
                _("One year, or until you delete your account"),
            ),
            Kept(
                ("email_due_at", "email_attempts", "email_error"),
                _("To send the e-mail once, and to notice when it does not arrive"),
                LegalGround.SERVICE,
                _("One year, or until you delete your account"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=365), "created_at"),
    ),
    Holding(
        Inquiry,
        _("Questions to the programme office"),
        "asked_by",
        (
            Kept(
                ("assignment", "text", "asked_at", "answer", "answered_at"),
                _("To answer you"),
                LegalGround.SERVICE,
                _("Until you delete your account"),
            ),
            Kept(
                ("answered_by",),
                IN_CHARGE,
                LegalGround.PUBLIC_TASK,
                _("Until you delete your account"),
                is_exported=False,
            ),
        ),
    ),
    Holding(
        ConceptSuggestion,
        _("Skills that you suggested"),
        "suggested_by",
        (
            Kept(
                ("text", "language", "explanation", "suggested_at", "state", "answer", "decided_at"),
                _("To make the list of skills better, and to tell you what came of it"),
                LegalGround.SERVICE,
                _("A word that was accepted stays in the list of skills; all else goes with your account"),
            ),
            Kept(("decided_by",), IN_CHARGE, LegalGround.PUBLIC_TASK, WORK, is_exported=False),
        ),
        impersonal=("concept",),
    ),
    Holding(
        MatchItem,
        _("Lists of matching people that you stood in"),
        "profile__user",
        (
            Kept(
                ("run", "rank", "total", "band"),
                _("To account for whom the portal proposed to institutions and the programme office"),
                LegalGround.PUBLIC_TASK,
                _("Two years; without your name once your account is deleted"),
            ),
            Kept(
                # Whole numbers that were made from the profile, which the download holds in words.
                ("parts",),
                _("To account for the reasons of such a list"),
                LegalGround.PUBLIC_TASK,
                _("Two years, or until you delete your account"),
                is_exported=False,
            ),
        ),
        limit=Limit(datetime.timedelta(days=730), "run__made_at"),
    ),
    Holding(
        MatchRun,
        _("Lists of matching people"),
        "",
        (
            Kept(
                ("reader", "made_at"),
                _("To know who saw a list of people, and when"),
                LegalGround.PUBLIC_TASK,
                _("Two years; without your name once your account is deleted"),
            ),
        ),
        impersonal=(
            "assignment",
            "audience",
            "meets_musts",
            "sequence",
            "pending",
            "ruleset",
            "taxonomy",
            "engine",
            "licence_needed",
            "minimum_experience_years",
        ),
        limit=Limit(datetime.timedelta(days=730), "made_at"),
    ),
]


def register() -> None:
    register_holdings([*HOLDINGS, *WORK_HOLDINGS])
    register_eraser(erase_person)
    FILE_RULES.append(application_names_file)
