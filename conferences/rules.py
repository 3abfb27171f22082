"""Who runs events, and who does what for one of them."""

from django.http import HttpRequest

from .enums import TeamRole


def organises_all(user) -> bool:
    """May set up events, and do for each of them what an organiser does."""
    return user.is_authenticated and user.has_perm("conferences.organise_events")


def is_in_a_team(user) -> bool:
    """Works for at least one event. Remembered for the request: staff are asked often."""
    if not user.is_authenticated:
        return False
    if not hasattr(user, "_is_in_a_team"):
        user._is_in_a_team = organises_all(user) or user.event_roles.exists()
    return user._is_in_a_team


def works_for(user, event, *roles: TeamRole) -> bool:
    """Whether `user` has one of `roles` at `event`; an organiser has all of them."""
    if organises_all(user):
        return True
    return user.is_authenticated and bool(_roles_at(event, user) & {*roles, TeamRole.ORGANISER})


def _roles_at(event, user) -> set[str]:
    """Asked once for each account as it was loaded: many proposals of one event are decided on at once."""
    known = getattr(user, "_roles_at_events", None)
    if known is None:
        known = user._roles_at_events = {}
    if event.pk not in known:
        known[event.pk] = set(user.event_roles.filter(event=event).values_list("role", flat=True))
    return known[event.pk]


def reads_passports(user, event) -> bool:
    """Only who was given this very role: no organiser and no administrator has it by another one."""
    return user.event_roles.filter(event=event, role=TeamRole.VISAS).exists()


def event_team(request: HttpRequest) -> bool:
    """Anybody of any team; the view itself asks for the role at its event, and knows no other event."""
    return is_in_a_team(request.user)


def event_founder(request: HttpRequest) -> bool:
    return organises_all(request.user)
