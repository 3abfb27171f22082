"""The table of related skills: learnt from the occupations in use, whatever taxonomies are loaded."""

import hashlib
from itertools import groupby

from ..models import Concept, OccupationSkill, SkillLink, Taxonomy
from .links import learn_links
from .many_rows import delete_rows, insert_rows

NAME = "links"


def write_links() -> Taxonomy:
    """Bring the learnt links to what the occupations in use say; a link made by hand stays in a learnt one's place.

    The same vocabulary gives the same links, in any database: skills are told apart by their codes. The version
    names the content, so that every matching run tells which links it used.
    """
    rows = OccupationSkill.objects.in_use().values_list("occupation_id", "skill__code")
    # Sorted by code, so that neither the database nor the order of loading has a say.
    baskets = sorted(
        sorted(code for _occupation, code in named) for _occupation, named in groupby(rows, lambda r: r[0])
    )
    learnt = learn_links(baskets)
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
        ((*pair, strength, False) for pair, strength in wanted.items() if pair not in by_hand),
    )
    taxonomy, _created = Taxonomy.objects.update_or_create(
        name=NAME, defaults={"version": version[:12], "checksum": version}
    )
    return taxonomy


def _version(learnt: dict[tuple[str, str], int]) -> str:
    lines = (f"{skill} {other} {strength}\n" for (skill, other), strength in sorted(learnt.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
