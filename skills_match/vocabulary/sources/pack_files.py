"""The skills pack as files: read, and checked for promises that the database cannot see."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diaspora.reference.loading import DATA as REFERENCE
from diaspora.reference.loading import read_table

from ...enums import ConceptKind
from ...words import fold

DATA = Path(__file__).resolve().parents[2] / "data"
LANGUAGES = ("en", "sw")
#: ESCO's addresses of the unit groups of ISCO-08.
ISCO_ADDRESS = "http://data.europa.eu/esco/isco/C"


@dataclass(frozen=True)
class PackConcept:
    """One concept with its words: `labels` and `synonyms` by language."""

    kind: ConceptKind
    code: str
    labels: dict[str, str]
    synonyms: dict[str, list[str]]
    group: str = ""
    isco: str = ""
    uri: str = ""
    essential: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    version: str
    checksum: str
    groups: list[dict[str, str]]
    skills: list[PackConcept]
    occupations: list[PackConcept]
    unit_groups: list[PackConcept]
    #: (kind, code) of the concepts whose ESCO address is in the mapping.
    mapped: frozenset[tuple[str, str]] = frozenset()

    @property
    def concepts(self) -> list[PackConcept]:
        return [*self.skills, *self.occupations, *self.unit_groups]

    @property
    def synonym_count(self) -> int:
        return sum(len(words) for concept in self.concepts for words in concept.synonyms.values())

    @property
    def relation_count(self) -> int:
        return sum(len(occupation.essential) + len(occupation.optional) for occupation in self.occupations)


def read_pack(folder: Path = DATA) -> Pack:
    """Read all files of the pack. The checksum covers the reference data that is loaded with it, too."""
    addresses = {(row["kind"], row["code"]): row["esco_uri"] for row in read_table(folder / "esco_mapping.tsv")}
    files = sorted([*folder.rglob("*.tsv"), folder / "version.txt", *REFERENCE.glob("*.tsv")])
    digest = hashlib.sha256(b"\0".join(file.read_bytes() for file in files))
    return Pack(
        version=(folder / "version.txt").read_text().strip(),
        checksum=digest.hexdigest(),
        groups=read_table(folder / "skill_groups.tsv"),
        skills=[_skill(row, addresses) for row in _tables(folder / "skills")],
        occupations=[_occupation(row, addresses) for row in _tables(folder / "occupations")],
        unit_groups=[_unit_group(row) for row in read_table(folder / "isco_unit_groups.tsv")],
        mapped=frozenset(addresses),
    )


def faults_of(pack: Pack) -> list[str]:
    """What is wrong with the files, one sentence each: nothing dangles, no word means two things in a language."""
    skills = {skill.code for skill in pack.skills}
    groups = {group["code"] for group in pack.groups}
    unit_groups = {unit.code for unit in pack.unit_groups}
    used = {code for occupation in pack.occupations for code in occupation.essential + occupation.optional}
    faults = [f"The skill {skill.code} names no known group." for skill in pack.skills if skill.group not in groups]
    faults += [f"No occupation names the skill {code}." for code in sorted(skills - used)]
    for occupation in pack.occupations:
        named = occupation.essential + occupation.optional
        faults += [f"{occupation.code} names the unknown skill {code}." for code in named if code not in skills]
        faults += [f"{occupation.code} names {code} twice." for code in _repeated(named)]
        if occupation.isco not in unit_groups:
            faults.append(f"{occupation.code} has no unit group of ISCO-08: {occupation.isco}.")
        if not 8 <= len(named) <= 15:
            faults.append(f"{occupation.code} names {len(named)} skills, not 8 to 15.")
    codes = {(concept.kind.value, concept.code) for concept in pack.concepts}
    faults += [f"The mapping to ESCO names the unknown {kind} {code}." for kind, code in sorted(pack.mapped - codes)]
    uris = (concept.uri for concept in pack.concepts if concept.uri)
    faults += [f"Two concepts have the ESCO address {uri}." for uri in _repeated(uris)]
    for concepts in (pack.skills, pack.occupations, pack.unit_groups):
        faults += [f"Two concepts share the code {code}." for code in _repeated(concept.code for concept in concepts)]
        for language in LANGUAGES:
            words = [
                fold(word)
                for concept in concepts
                for word in [concept.labels[language], *concept.synonyms.get(language, [])]
            ]
            faults += [f"Two {concepts[0].kind} words are the same in {language}: {w!r}." for w in _repeated(words)]
    return faults


def _tables(folder: Path) -> list[dict[str, str]]:
    return [row for file in sorted(folder.glob("*.tsv")) for row in read_table(file)]


_Addresses = dict[tuple[str, str], str]


def _skill(row: dict[str, str], addresses: _Addresses) -> PackConcept:
    uri = row["esco_uri"] or addresses.get((ConceptKind.SKILL.value, row["code"]), "")
    return PackConcept(ConceptKind.SKILL, row["code"], **_words(row), group=row["group"], uri=uri)


def _occupation(row: dict[str, str], addresses: _Addresses) -> PackConcept:
    return PackConcept(
        ConceptKind.OCCUPATION,
        row["code"],
        **_words(row),
        isco=row["isco"],
        uri=row["esco_uri"] or addresses.get((ConceptKind.OCCUPATION.value, row["code"]), ""),
        essential=tuple(row["essential"].split()),
        optional=tuple(row["optional"].split()),
    )


def _unit_group(row: dict[str, str]) -> PackConcept:
    labels = {language: row[f"label_{language}"] for language in LANGUAGES}
    return PackConcept(
        ConceptKind.UNIT_GROUP, row["code"], labels, {}, isco=row["code"], uri=f"{ISCO_ADDRESS}{row['code']}"
    )


def _words(row: dict[str, str]) -> dict[str, Any]:
    return {
        "labels": {language: row[f"label_{language}"] for language in LANGUAGES},
        "synonyms": {
            language: [word.strip() for word in row[f"synonyms_{language}"].split("|") if word.strip()]
            for language in LANGUAGES
        },
    }


def _repeated(values: Iterable[str]) -> list[str]:
    return sorted(value for value, count in Counter(values).items() if count > 1)
