"""What scoring knows of the vocabulary: how rare a skill is, and which skills stand in for it."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from threading import Lock

from ..models import Concept, OccupationSkill, SkillLink, Taxonomy
from ..vocabulary.shares import rarity


@dataclass(frozen=True)
class TaxonomyFacts:
    """`version` travels with every run. `related` lists (stand-in, strength), strongest first, by skill; `groups` are
    the skill groups by skill, of those that lie in one."""

    version: str
    occupations: int
    naming: dict[int, int]
    related: dict[int, tuple[tuple[int, int], ...]]
    groups: dict[int, int]

    def rarity(self, skill: int) -> int:
        return rarity(occupations=self.occupations, naming=self.naming.get(skill, 0))

    def near(self, skills: Iterable[int], held: Collection[int]) -> set[int]:
        """Those of `skills` that are linked to one of the `held` ones, or lie in the same group."""
        groups = {self.groups[skill] for skill in held if skill in self.groups}
        linked = {other for skill in held for other, _strength in self.related.get(skill, ())}
        return {
            skill
            for skill in skills
            if skill in linked
            or self.groups.get(skill) in groups
            or any(other in held for other, _strength in self.related.get(skill, ()))
        }


_lock = Lock()
_cached: tuple[list[tuple], TaxonomyFacts] | None = None


def taxonomy_facts() -> TaxonomyFacts:
    """This process's copy, read again after a taxonomy was loaded or concepts were merged. Words make no difference."""
    global _cached
    loaded = list(Taxonomy.objects.order_by("name").values_list("name", "checksum", "loaded_at"))
    with _lock:
        if _cached is None or _cached[0] != loaded:
            _cached = loaded, _load()
        return _cached[1]


def forget_taxonomy() -> None:
    """Drop what this process remembers."""
    global _cached
    with _lock:
        _cached = None


def _load() -> TaxonomyFacts:
    named = OccupationSkill.objects.in_use().values_list("occupation_id", "skill_id")
    naming: Counter[int] = Counter()
    occupations = set()
    for occupation, skill in named:
        occupations.add(occupation)
        naming[skill] += 1
    related: dict[int, list[tuple[int, int]]] = {}
    for skill, other, strength in SkillLink.objects.values_list("skill_id", "other_id", "strength"):
        related.setdefault(skill, []).append((other, strength))
    version = "; ".join(f"{taxonomy}" for taxonomy in Taxonomy.objects.order_by("name"))
    return TaxonomyFacts(
        version,
        len(occupations),
        dict(naming),
        {skill: tuple(sorted(others, key=lambda pair: (-pair[1], pair[0]))) for skill, others in related.items()},
        dict(Concept.objects.skills().exclude(group=None).order_by().values_list("pk", "group_id")),
    )
