"""The table of related skills: learnt from the occupations and words in use, whatever taxonomies are loaded."""

import hashlib
from collections import defaultdict
from itertools import groupby

from ..enums import ConceptKind, LabelKind
from ..models import Concept, ConceptLabel, OccupationSkill, SkillLink, Taxonomy
from .links import believed, learn_links, of_one_name
from .many_rows import delete_rows, insert_rows

NAME = "links"


def write_links() -> Taxonomy:
    """Bring the learnt links to what the occupations and English words in use say.

    A link made by hand stays in a learnt one's place. The same vocabulary gives the same links, in any database:
    skills are told apart by their codes. The version names the content, so that every run tells which links it used.
    """
    rows = OccupationSkill.objects.in_use().values_list("occupation_id", "skill__code", "is_essential")
    occupations = [
        {code: is_essential for _occupation, code, is_essential in named}
        for _occupation, named in groupby(rows.iterator(), lambda row: row[0])
    ]
    labels = defaultdict(list)
    # What people say every day points to a skill, and likens two of them by chance.
    words = ConceptLabel.objects.in_use().filter(concept__kind=ConceptKind.SKILL, language="en")
    words = words.exclude(kind=LabelKind.TYPED)
    for code, text in words.values_list("concept__code", "text").iterator():
        labels[code].append(text)
    groups = dict(Concept.objects.skills().values_list("code", "group__code"))
    learnt = believed(learn_links(occupations, labels=labels), occupations, labels=labels, groups=groups)
    names = words.filter(kind=LabelKind.PREFERRED, concept__group__isnull=False)
    for pair, strength in of_one_name(dict(names.values_list("concept__code", "text"))).items():
        learnt[pair] = max(strength, learnt.get(pair, 0))
    version = _version(learnt)
    ids = dict(Concept.objects.skills().values_list("code", "id"))
    by_hand = set(SkillLink.objects.filter(is_curated=True).values_list("skill_id", "other_id"))
    wanted = {(ids[skill], ids[other]): strength for (skill, other), strength in learnt.items()}
    gone = []
    for pk, skill, other, strength in SkillLink.objects.filter(is_curated=False).values_list(
        "id", "skill_id", "other_id", "strength"
    ):
        if wanted.get((skill, other)) == strength and (skill, other) not in by_hand:
            del wanted[skill, other]
        else:
            gone.append(pk)
    delete_rows(SkillLink, gone)
    insert_rows(
        SkillLink,
        ("skill", "other", "strength", "is_curated"),
        # In the order of the index, which SQLite then writes page after page.
        ((*pair, strength, False) for pair, strength in sorted(wanted.items()) if pair not in by_hand),
    )
    return _name(version)


def rename_links(*, concept: Concept, into: Concept) -> Taxonomy:
    """A merge moves links and relations: another version says so, and whoever scores reads them again."""
    before = Taxonomy.objects.filter(name=NAME).first()
    moved = f"{before.checksum if before else ''} {concept.code} {into.code}"
    return _name(hashlib.sha256(moved.encode()).hexdigest())


def _name(version: str) -> Taxonomy:
    taxonomy, _created = Taxonomy.objects.update_or_create(
        name=NAME, defaults={"version": version[:12], "checksum": version}
    )
    return taxonomy


def _version(learnt: dict[tuple[str, str], int]) -> str:
    lines = (f"{skill} {other} {strength}\n" for (skill, other), strength in sorted(learnt.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
