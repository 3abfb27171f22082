"""Conferences: their pages, the events behind them, their programmes, and who comes."""

from .attendance import AttendanceCertificate, Feedback
from .check_ins import CheckIn, CheckInList, GateLink, Scan
from .conferences import ConferenceIndexPage, ConferencePage, with_days
from .events import Event, EventPartner, Room, TeamMember, Track, Venue
from .meetings import MeetingHost, MeetingSlot
from .messages import EventMessage
from .offers import Category, Code, EventQuestion, Quota
from .programme_versions import ProgrammePrint, ProgrammeVersion
from .proposals import Call, CallQuestion, CoSpeaker, Proposal, ProposalAnswer
from .registrations import Delegate, DelegateChange, EventAnswer, EventAnswerFile, Registration
from .reports import EventReport, TrainedGroup
from .sessions import Pick, Session, SessionProject, SessionSpeaker, Speaker, SpeakerPhoto
from .sign_ups import SessionPlaces, SignUp
from .stands import StandRequest
from .visa_letters import VisaLetter

__all__ = [
    "AttendanceCertificate",
    "Call",
    "CallQuestion",
    "Category",
    "CheckIn",
    "CheckInList",
    "CoSpeaker",
    "Code",
    "ConferenceIndexPage",
    "ConferencePage",
    "Delegate",
    "DelegateChange",
    "Event",
    "EventAnswer",
    "EventAnswerFile",
    "EventMessage",
    "EventPartner",
    "EventQuestion",
    "EventReport",
    "Feedback",
    "GateLink",
    "MeetingHost",
    "MeetingSlot",
    "Pick",
    "ProgrammePrint",
    "ProgrammeVersion",
    "Proposal",
    "ProposalAnswer",
    "Quota",
    "Registration",
    "Room",
    "Scan",
    "Session",
    "SessionPlaces",
    "SessionProject",
    "SessionSpeaker",
    "SignUp",
    "Speaker",
    "SpeakerPhoto",
    "StandRequest",
    "TeamMember",
    "Track",
    "TrainedGroup",
    "Venue",
    "VisaLetter",
    "with_days",
]
