"""Who composes newsletters, who sends them, who sees who reads them."""

from django.http import HttpRequest

from diaspora.rules import is_editor


def may_compose(user) -> bool:
    return is_editor(user) and user.has_perm("newsletters.change_newsletter")


def may_send(user) -> bool:
    """Moderators: they release what goes to thousands, and see and import readers."""
    return is_editor(user) and user.has_perm("newsletters.send_newsletter")


def composer(request: HttpRequest) -> bool:
    return may_compose(request.user)


def sender(request: HttpRequest) -> bool:
    return may_send(request.user)
