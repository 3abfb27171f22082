"""The skills pack as files: read, and checked for promises that the database cannot see."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diaspora.reference.loading import DATA as REFERENCE
from diaspora.reference.loading import read_table

from ...enums import ConceptKind, LabelKind
from ...words import fold

DATA = Path(__file__).resolve().parents[2] / "data"
LANGUAGES = ("en", "sw")
#: Where it stands what people type who look for concepts of a kind.
_TYPED = {
    ConceptKind.SKILL: "everyday/skills.tsv",
    ConceptKind.OCCUPATION: "everyday/occupations.tsv",
    ConceptKind.UNIT_GROUP: "everyday/unit_groups.tsv",
}
#: So many digits of the checksum tell two versions of one month apart.
_DIGITS = 7
#: ESCO's addresses of the unit groups of ISCO-08.
ISCO_ADDRESS = "http://data.europa.eu/esco/isco/C"


@dataclass(frozen=True)
class PackConcept:
    """One concept with its words: `labels`, `synonyms` and what people type (`typed`) by language."""

    kind: ConceptKind
    code: str
    labels: dict[str, str]
    synonyms: dict[str, list[str]]
    group: str = ""
    isco: str = ""
    uri: str = ""
    essential: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    typed: dict[str, list[str]] = field(default_factory=dict)

    def other_words(self, language: str) -> list[tuple[str, LabelKind]]:
        """All words but the label, each with its kind."""
        synonyms = [(word, LabelKind.SYNONYM) for word in self.synonyms.get(language, [])]
        return [*synonyms, *((word, LabelKind.TYPED) for word in self.typed.get(language, []))]


@dataclass(frozen=True)
class Pack:
    """`version` ends in a print of the files: no word changes without it."""

    version: str
    checksum: str
    groups: list[dict[str, str]]
    skills: list[PackConcept]
    occupations: list[PackConcept]
    unit_groups: list[PackConcept]
    #: (kind, code) of the concepts whose ESCO address is in the mapping.
    mapped: frozenset[tuple[str, str]] = frozenset()
    #: Those that have words which people type.
    typed: frozenset[tuple[str, str]] = frozenset()

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
    typed = {(kind.value, code): words for kind in _TYPED for code, words in _typed(folder / _TYPED[kind]).items()}
    files = [*sorted(folder.rglob("*.tsv")), folder / "version.txt", *sorted(REFERENCE.glob("*.tsv"))]
    digest = hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
    return Pack(
        version=f"{(folder / 'version.txt').read_text().strip()}-{digest[:_DIGITS]}",
        checksum=digest,
        groups=read_table(folder / "skill_groups.tsv"),
        skills=[_skill(row, addresses, typed) for row in _tables(folder / "skills")],
        occupations=[_occupation(row, addresses, typed) for row in _tables(folder / "occupations")],
        unit_groups=[_unit_group(row, typed) for row in read_table(folder / "isco_unit_groups.tsv")],
        mapped=frozenset(addresses),
        typed=frozenset(typed),
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
    faults += [f"Everyday words name the unknown {kind} {code}." for kind, code in sorted(pack.typed - codes)]
    faults += [f"The mapping to ESCO names the unknown {kind} {code}." for kind, code in sorted(pack.mapped - codes)]
    uris = (concept.uri for concept in pack.concepts if concept.uri)
    faults += [f"Two concepts have the ESCO address {uri}." for uri in _repeated(uris)]
    for concepts in (pack.skills, pack.occupations, pack.unit_groups):
        faults += [f"Two concepts share the code {code}." for code in _repeated(concept.code for concept in concepts)]
        for language in LANGUAGES:
            words = [
                fold(word)
                for concept in concepts
                for word in [concept.labels[language], *(word for word, _kind in concept.other_words(language))]
            ]
            faults += [f"Two {concepts[0].kind} words are the same in {language}: {w!r}." for w in _repeated(words)]
    return faults


def _typed(path: Path) -> dict[str, dict[str, list[str]]]:
    """Code → what people type who look for it, by language."""
    return {row["code"]: {language: _divided(row[language]) for language in LANGUAGES} for row in read_table(path)}


def _divided(words: str) -> list[str]:
    return [word.strip() for word in words.split("|") if word.strip()]


def _tables(folder: Path) -> list[dict[str, str]]:
    return [row for file in sorted(folder.glob("*.tsv")) for row in read_table(file)]


_Addresses = dict[tuple[str, str], str]
_Typed = dict[tuple[str, str], dict[str, list[str]]]


def _skill(row: dict[str, str], addresses: _Addresses, typed: _Typed) -> PackConcept:
    key = ConceptKind.SKILL.value, row["code"]
    uri = row["esco_uri"] or addresses.get(key, "")
    return PackConcept(
        ConceptKind.SKILL, row["code"], **_words(row), group=row["group"], uri=uri, typed=typed.get(key, {})
    )


def _occupation(row: dict[str, str], addresses: _Addresses, typed: _Typed) -> PackConcept:
    return PackConcept(
        ConceptKind.OCCUPATION,
        row["code"],
        **_words(row),
        isco=row["isco"],
        uri=row["esco_uri"] or addresses.get((ConceptKind.OCCUPATION.value, row["code"]), ""),
        essential=tuple(row["essential"].split()),
        optional=tuple(row["optional"].split()),
        typed=typed.get((ConceptKind.OCCUPATION.value, row["code"]), {}),
    )


def _unit_group(row: dict[str, str], typed: _Typed) -> PackConcept:
    labels = {language: row[f"label_{language}"] for language in LANGUAGES}
    return PackConcept(
        ConceptKind.UNIT_GROUP,
        row["code"],
        labels,
        {},
        isco=row["code"],
        uri=f"{ISCO_ADDRESS}{row['code']}",
        typed=typed.get((ConceptKind.UNIT_GROUP.value, row["code"]), {}),
    )


def _words(row: dict[str, str]) -> dict[str, Any]:
    return {
        "labels": {language: row[f"label_{language}"] for language in LANGUAGES},
        "synonyms": {language: _divided(row[f"synonyms_{language}"]) for language in LANGUAGES},
    }


def _repeated(values: Iterable[str]) -> list[str]:
    return sorted(value for value, count in Counter(values).items() if count > 1)
