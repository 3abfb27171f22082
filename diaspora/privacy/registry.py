"""The register of personal data: which fields say something about a person, why we keep them, for how long.

Every app declares its own models in `<app>/privacy.py` and registers them when it starts. The privacy page, the
download of all own data and the deletion of an account read this register; a test walks the models and fails on a
field that nobody declared.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: How long most things are kept.
ACCOUNT = _("Until you delete your account")
CHANGE = _("Until you change or remove it, or delete your account")


class LegalGround(TextChoices):
    CONSENT = "consent", _("You agreed to it")
    SERVICE = "service", _("You asked for it: the portal cannot work for you without it")
    PUBLIC_TASK = "public_task", _("The programme needs it to account for its decisions")
    SECURITY = "security", _("It keeps your account safe")


@dataclass(frozen=True)
class Kept:
    """Some fields that are kept for one reason. `until` says for how long, in words."""

    fields: tuple[str, ...]
    why: str | Promise
    ground: LegalGround
    until: str | Promise
    is_exported: bool = True


def _delete(rows: QuerySet) -> None:
    rows.delete()


def _all(rows: QuerySet) -> QuerySet:
    return rows


@dataclass(frozen=True)
class Limit:
    """How long a row is kept at most, whoever it is about: `kept_for`, counted from the moment in `counted_from`, a
    field or a path to one. The words in `until` say the same. `forget` deletes such rows; `among` says which have a
    limit at all."""

    kept_for: datetime.timedelta
    counted_from: str
    forget: Callable[[QuerySet], None] = _delete
    among: Callable[[QuerySet], QuerySet] = _all


@dataclass(frozen=True)
class Holding:
    """What one model holds. `owner` leads from a row to the account it is about; empty when it is about nobody
    in particular but names people. `impersonal` are the fields that say nothing about a person. `also` says which other
    rows are about an account, for instance by its e-mail address. `shown` leaves out what its person may not know of
    yet; deleting the account deletes it all the same."""

    model: type[Model]
    title: str | Promise
    owner: str
    kept: tuple[Kept, ...] = ()
    impersonal: tuple[str, ...] = field(default=())
    limit: Limit | None = None
    also: Callable[..., Q] | None = None
    shown: Callable[[QuerySet], QuerySet] = _all

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @property
    def declared(self) -> set[str]:
        return {name for kept in self.kept for name in kept.fields} | set(self.impersonal)

    @property
    def exported(self) -> list[str]:
        return [name for kept in self.kept if kept.is_exported for name in kept.fields]

    def rows_of(self, user) -> QuerySet:
        """The rows about `user`."""
        rows = self.model._base_manager.all()
        theirs = [Q(**{self.owner: user.pk})] if self.owner else []
        theirs += [self.also(user)] if self.also else []
        return rows.filter(reduce(or_, theirs)).order_by("pk") if theirs else rows.none()

    def rows_shown_to(self, user) -> QuerySet:
        """The rows about `user` that they may know of by now."""
        return self.shown(self.rows_of(user))


_batches: list[list[Holding]] = []
_erasers: list[Callable[..., None]] = []
_last_words: list[Callable[..., Iterable[str]]] = []


def register_holdings(holdings: Iterable[Holding]) -> None:
    _batches.append(list(holdings))


def holdings() -> list[Holding]:
    """Everything that was declared, the account first: apps start from the top, so the lowest registered last."""
    return [holding for batch in reversed(_batches) for holding in batch]


def register_eraser(eraser: Callable[..., None]) -> None:
    """Register what an app erases before an account is deleted: called with `user`, inside the transaction."""
    _erasers.append(eraser)


def erasers() -> list[Callable[..., None]]:
    return list(_erasers)


def register_last_words(words: Callable[..., Iterable[str]]) -> None:
    """Register what the farewell says about what ends with an account: asked with `user` before anything is erased, in
    the language of that person."""
    _last_words.append(words)


def last_words(user: Model) -> list[str]:
    return [text for words in _last_words for text in words(user=user)]
