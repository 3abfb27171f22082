"""What the index holds of a person: numbers and codes for the score, nothing that tells who somebody is."""

from collections.abc import Iterable
from typing import Any

from elasticsearch.dsl import Mapping
from elasticsearch.dsl.field import Boolean, Integer, Keyword, Long

from diaspora.models import Profile

from ...enums import Mode
from ...search_server.entries import Entry, with_checksum
from ..facts import PersonFacts
from ..rows import person_facts

#: A region for people who go anywhere.
ANYWHERE = "any"
#: A window is one number: its first day above these bits, its last day in them.
DAY_BITS = 24


def mapping() -> dict[str, Any]:
    """Only what is asked is indexed, only what is read back has doc values; anything unforeseen is refused."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    fields.field("profile", Long())
    for name in ("skills", "occupations", "languages", "modes", "regions"):
        fields.field(name, Keyword(doc_values=False))
    fields.field("is_for_hosts", Boolean(doc_values=False))
    fields.field("windows", Long(index=False))
    fields.field("shortest", Integer(index=False))
    fields.field("longest", Integer(index=False))
    fields.field("checksum", Keyword(index=False))
    return fields.to_dict()


def read_documents(profiles: Iterable[int]) -> dict[int, Entry]:
    """The entries of those profiles that may be matched now, by id, in seven queries."""
    ids = list(profiles)
    people = person_facts(Profile.objects.matchable().filter(pk__in=ids))
    shown = set(Profile.objects.matchable_for_hosts().filter(pk__in=ids).values_list("pk", flat=True))
    return {pk: document(person, is_for_hosts=pk in shown) for pk, person in people.items()}


def document(person: PersonFacts, *, is_for_hosts: bool) -> Entry:
    modes = set(person.modes)
    if {Mode.ON_SITE, Mode.ONLINE} <= modes:
        modes.add(Mode.BLENDED)  # as in the score: who does both does either
    content: Entry = {
        "profile": person.id,
        "skills": sorted(cumulative(person.skills)),
        "occupations": sorted({token for isco in person.occupations for token in group_tokens(isco).values()}),
        "languages": sorted(cumulative(person.languages)),
        "modes": sorted(str(mode) for mode in modes),
        "regions": sorted(str(region) for region in person.regions) + [ANYWHERE] * person.is_anywhere,
        "is_for_hosts": is_for_hosts,
        "windows": sorted(start << DAY_BITS | end for start, end in person.windows),
        "shortest": person.shortest_days,
        "longest": person.longest_days,
    }
    return with_checksum(content)


def cumulative(held) -> Iterable[str]:
    """Somebody at level 3 is also at 1 and 2: `12>=1 12>=2 12>=3`. So a level asked for is one term, not a range."""
    return (at_least(key, level) for key, highest in held.items() for level in range(1, highest + 1))


def at_least(key: int, level: int) -> str:
    return f"{key}>={level}"


def group_tokens(isco: str) -> dict[int, str]:
    """The unit group, minor group and sub-major group of an occupation, by how many digits they have."""
    return {digits: f"{digits}:{isco[:digits]}" for digits in (4, 3, 2)}


def window_of(number: int) -> tuple[int, int]:
    return number >> DAY_BITS, number & ((1 << DAY_BITS) - 1)
