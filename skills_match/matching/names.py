"""What the numbers in a score are called in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Names:
    """Labels by id. What is in the list no more gets a name that says so: an old run is read years later."""

    skills: Mapping[int, str] = field(default_factory=dict)
    languages: Mapping[int, str] = field(default_factory=dict)
    #: By language and part of a score, the line that says it: people of one list have most lines in common.
    said: dict[tuple[str | None, Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def skill(self, pk: int) -> str:
        return self.skills.get(pk) or _("a skill that is no longer listed")

    def language(self, pk: int) -> str:
        return self.languages.get(pk) or _("a language that is no longer listed")
