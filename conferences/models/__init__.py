"""Conferences: their pages, the events behind them, and their programmes."""

from .conferences import ConferenceIndexPage, ConferencePage
from .events import Event, EventPartner, Room, TeamMember, Track, Venue
from .programme_versions import ProgrammeVersion
from .sessions import Pick, Session, SessionSpeaker, Speaker

__all__ = [
    "ConferenceIndexPage",
    "ConferencePage",
    "Event",
    "EventPartner",
    "Pick",
    "ProgrammeVersion",
    "Room",
    "Session",
    "SessionSpeaker",
    "Speaker",
    "TeamMember",
    "Track",
    "Venue",
]
