"""A pack of ten concepts that ESCO's small downloads meet."""

import dataclasses

from skills_match.enums import ConceptKind
from skills_match.vocabulary.sources.pack_files import ISCO_ADDRESS, PackConcept, read_pack
from tests.factories.esco import OCCUPATION, SKILL

WARD_SKILLS = [f"ward-skill-{number}" for number in range(8)]


def concept(kind, code, en, sw, *, uri="", **values):
    return PackConcept(kind, code, {"en": en, "sw": sw}, {"en": values.pop("also", []), "sw": []}, uri=uri, **values)


def small_pack(nursing_uri=SKILL + "nursing", version="1", also=("nursing care",)):
    """Nine skills, one occupation: the skill and the occupation that ESCO has too carry its addresses."""
    skills = [
        concept(ConceptKind.SKILL, "nursing", "nursing", "uuguzi", uri=nursing_uri, group="health", also=list(also)),
        *(
            concept(ConceptKind.SKILL, code, code.replace("-", " "), f"ujuzi {code}", group="health")
            for code in WARD_SKILLS
        ),
    ]
    nurse = concept(
        ConceptKind.OCCUPATION,
        "nurse",
        "nurse",
        "muuguzi",
        uri=OCCUPATION + "nurse",
        isco="2221",
        essential=("nursing", *WARD_SKILLS[:6]),
        optional=tuple(WARD_SKILLS[6:]),
    )
    unit = concept(ConceptKind.UNIT_GROUP, "2221", "Nurses", "Wauguzi", isco="2221", uri=f"{ISCO_ADDRESS}2221")
    return dataclasses.replace(
        read_pack(),
        version=version,
        checksum=f"{version} {nursing_uri} {also}",
        groups=[{"code": "health", "label_en": "Health", "label_sw": "Afya"}],
        skills=skills,
        occupations=[nurse],
        unit_groups=[unit],
        mapped=frozenset(),
        typed=frozenset(),
    )
