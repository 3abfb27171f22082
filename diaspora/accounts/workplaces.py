"""Where people work who came for more than a profile. Each app adds its own rooms when it starts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .. import rules


@dataclass(frozen=True)
class Workplace:
    """A room, the name of its first page, and who works there. `text` says what is there; without one it has no card
    on "My page"."""

    title: str | Promise
    address: str
    opens_for: Callable[[Any], Any]
    order: int
    text: str | Promise = ""


_workplaces: list[Workplace] = []


def add_workplace(workplace: Workplace) -> None:
    _workplaces.append(workplace)


def workplaces_of(user: Any) -> list[Workplace]:
    """Those of `user`; a sign-in leads to the first one."""
    return [each for each in sorted(_workplaces, key=lambda each: each.order) if each.opens_for(user)]


def add_own_workplaces() -> None:
    add_workplace(Workplace(_("Institution"), "institution:home", rules.membership_of, order=20))
    add_workplace(
        Workplace(
            _("Editor"),
            "wagtailadmin_home",
            rules.is_editor,
            order=30,
            text=_("Pages, news, translations, and what waits to be published."),
        )
    )
