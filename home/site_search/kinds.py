"""The kinds of things that the search finds. An app above adds the kind of its pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ASSIGNMENT = "assignment"
_kinds: dict[str, tuple[int, Promise]] = {
    ASSIGNMENT: (10, _("Open assignments")),
    "news": (20, _("News")),
    "publication": (40, _("Publications")),
    "page": (90, _("Pages")),
}


def register_kind(code: str, title: Promise, *, order: int) -> None:
    """Pages whose model is `found_as` this code are counted and shown as `title`; `order` is the place in the list."""
    _kinds[code] = order, title


def kinds() -> dict[str, Promise]:
    return {code: title for code, (_order, title) in sorted(_kinds.items(), key=lambda kind: kind[1][0])}
