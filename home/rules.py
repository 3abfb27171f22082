"""Who reads what only editors read."""

from django.http import HttpRequest


def editor(request: HttpRequest) -> bool:
    """Whoever may open Wagtail at all: editors, moderators, translators, administrators."""
    return request.user.has_perm("wagtailadmin.access_admin")
