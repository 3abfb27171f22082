"""Rows of events that lead to an institution and say nothing about a person."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import Holding

from ..models import EventPartner, MeetingHost, Session, SessionPlaces, SessionProject

HOLDINGS = [
    Holding(
        SessionPlaces,
        _("Sessions with sign-up"),
        "",
        impersonal=("event", "session", "size", "taken", "check_in_list"),
    ),
    Holding(
        MeetingHost,
        _("Hosts of meetings"),
        "",
        impersonal=("event", "name", "about", "room", "institution", "moved_at", "link_key"),
    ),
    Holding(
        EventPartner,
        _("Sponsors and exhibitors"),
        "",
        impersonal=("event", "name", "level", "stand", "institution", "link_key", "address", "sort_order"),
    ),
    Holding(SessionProject, _("Projects of sessions"), "", impersonal=("session", "project_key")),
    Holding(
        Session,
        _("Sessions"),
        "",
        impersonal=(
            "key",
            "event",
            "kind",
            "title",
            "abstract",
            "is_confirmed",
            "language",
            "is_interpreted",
            "level",
            "track",
            "room",
            "starts_at",
            "minutes",
            "expected",
            "material",
            "recording",
            "institution",
            "licence",
            "is_left_out",
            "library_key",
            "speakers",
        ),
    ),
]
