"""The links to one's own rooms in the header, by role."""

from django.contrib.auth.models import AnonymousUser
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from diaspora import rules


def account_links(user) -> list[dict]:
    """What `user` may enter, as {title, url} and for notices {count}. Asks the database once per user object."""
    if not user.is_authenticated:
        return _existing([(_("Sign in"), "account_login", {}), (_("Join"), "account_signup", {})])
    if not hasattr(user, "_account_links"):
        user._account_links = _existing(_rooms(user))
    return user._account_links


def _rooms(user) -> list[tuple[str, str, dict]]:
    unread = user.notices.filter(read_at=None).count()
    rooms = [(_("My page"), "my:home", {}), (_("Notices"), "diaspora:notices", {"count": unread})]
    if rules.membership_of(user):
        rooms.append((_("Institution"), "institution:home", {}))
    if rules.is_office(user):
        rooms.append((_("Programme office"), "office:home", {}))
    if rules.is_editor(user):
        rooms.append((_("Editor"), "wagtailadmin_home", {}))
    return [*rooms, (_("Account"), "diaspora:account", {})]


def _existing(rooms: list[tuple[str, str, dict]]) -> list[dict]:
    links = []
    for title, name, more in rooms:
        try:
            links.append({"title": title, "url": reverse(name), **more})
        except NoReverseMatch:
            continue
    return links


def reader(request):
    """Who reads. An error before the sign-in is known counts as nobody."""
    return getattr(request, "user", AnonymousUser())
