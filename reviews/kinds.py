"""What can be judged. An app above registers a kind; nothing here knows what its records are.

Records are judged in groups: the applications for one assignment, the proposals for one event. Both are named by their
numbers (`record_id`, `group_id`).
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from .enums import ConflictKind, RoundPlan


@dataclass(frozen=True)
class JudgingSide:
    """One of the parties that judge and sign together. `key` is stored."""

    key: str
    label: str | Promise


@dataclass(frozen=True)
class Measure:
    """A criterion as the group has it: its text in each language, its weight in percent."""

    text: Mapping[str, str]
    weight: int


@dataclass(frozen=True)
class JudgedRecord:
    """A record to be judged, and the account that it is about, if any."""

    record_id: int
    person: Any = None


@dataclass(frozen=True)
class Sees:
    """What a reader of a file may see of it in the present phase."""

    names: bool
    cv: bool


@dataclass(frozen=True)
class FreeText:
    """A text of a file in the words of its author. `key` names it among the texts of the file."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class File:
    """A record as a reviewer reads it. `sections` are those of components/summary_list.html; `aside` is a template
    with `shown`, for what helps to read and is no score; `attachments` are pairs of words and address."""

    title: str
    sections: list[dict]
    aside: str = ""
    shown: Any = None
    attachments: list[tuple[str, str]] = field(default_factory=list)


class JudgedKind(ABC):
    """Records of one kind. Every function answers in a fixed number of queries, in the reader's language."""

    #: Stored with each round; never changes.
    name: str
    sides: tuple[JudgingSide, ...]

    def label_of(self, key: str) -> str | Promise:
        """What the side is called; its key where the kind knows it no more."""
        return next((side.label for side in self.sides if side.key == key), key)

    @abstractmethod
    def titles(self, group_ids: Collection[int]) -> dict[int, Mapping[str, str]]:
        """What each group is called, by language; without those that do not exist."""

    @abstractmethod
    def page_of(self, group_id: int) -> str:
        """The page of the office about the group."""

    @abstractmethod
    def may_organise(self, user: Any, group_id: int) -> bool:
        """Whether `user` may run a round on the group: nobody who is judged in it."""

    @abstractmethod
    def sides_of(self, user: Any, group_id: int) -> set[str]:
        """For which sides `user` may judge and sign now."""

    @abstractmethod
    def people(self, group_id: int, side: str) -> QuerySet:
        """The accounts that may judge for a side."""

    def plans(self, group_id: int) -> Sequence[RoundPlan]:
        """How a round on the group may begin; the first one unless another is chosen."""
        return list(RoundPlan)

    @abstractmethod
    def measures(self, group_id: int) -> list[Measure]:
        """The criteria of the group; at least one."""

    @abstractmethod
    def entries(self, group_id: int) -> list[JudgedRecord]:
        """Which records are to be judged now."""

    @abstractmethod
    def names(self, record_ids: Collection[int]) -> dict[int, str]:
        """What each record is called, for whoever may see names."""

    @abstractmethod
    def pages(self, record_ids: Collection[int]) -> dict[int, str]:
        """The page of the office about each record."""

    @abstractmethod
    def files(
        self,
        record_ids: Collection[int],
        *,
        reader: Any,
        sees: Sees,
        copies: Mapping[int, Mapping[str, str]],
    ) -> dict[int, File]:
        """The records as `reader` may read them, and a note that they were read. Without names, the texts of a record
        are those of `copies` and no others."""

    @abstractmethod
    def advice(self, record_ids: Collection[int]) -> dict[int, tuple[str, str]]:
        """Words and tone of what the portal itself found, shown apart and never part of a score."""

    @abstractmethod
    def texts(self, record_ids: Collection[int]) -> dict[int, list[FreeText]]:
        """The texts of each record that need a blind copy."""

    @abstractmethod
    def traces(self, record_ids: Collection[int]) -> dict[int, list[str]]:
        """What would tell who each record is about: names, employers, contacts, names of files."""

    @abstractmethod
    def conflicts(
        self, group_id: int, record_ids: Collection[int], reviewers: Collection[Any]
    ) -> dict[tuple[int, int], ConflictKind]:
        """Who must not judge what, by record and account, as far as the portal knows."""


_kinds: dict[str, JudgedKind] = {}


def register(kind: JudgedKind) -> None:
    _kinds[kind.name] = kind


def kind_called(name: str) -> JudgedKind | None:
    return _kinds.get(name)
