"""Ending the sessions of an account: where it is signed in, on any device."""

from allauth.usersessions.models import UserSession

from ..models import User


def end_sessions(*, user: User, but: str | None = None) -> int:
    """End all sessions of `user`, except the one whose key is `but`. Returns how many ended."""
    others = list(UserSession.objects.filter(user=user).exclude(session_key=but or ""))
    for session in others:
        session.end()
    return len(others)
