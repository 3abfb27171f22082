"""Small downloads of the shape of ESCO's, with words of our own: for tests that load and change them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SKILL = "http://data.europa.eu/esco/skill/"
OCCUPATION = "http://data.europa.eu/esco/occupation/"
ISCO = "http://data.europa.eu/esco/isco/C"


@dataclass
class EscoFiles:
    """Names are the last parts of addresses. Change a field and write the files again for a newer version."""

    #: name → (label, other names); the type is empty for names in `untyped`.
    skills: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    #: name → (unit group, label, other names).
    occupations: dict[str, tuple[str, str, list[str]]] = field(default_factory=dict)
    unit_groups: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=lambda: {"g1": "care for people"})
    #: (occupation, essential or optional, skill).
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    #: (skill, broader skill or group).
    broader: list[tuple[str, str]] = field(default_factory=list)
    french: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    untyped: frozenset[str] = frozenset()

    def write(self, folder: Path, version: str = "1.0") -> list[Path]:
        """The three zips, in the order in which the command takes them."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"esco-v{version}-{part}-csv.zip" for part in ("classification-en", "relations", "fr")]
        for path, tables in zip(paths, (self._classification(), self._relations(), self._french()), strict=True):
            write_zip(path, tables)
        return paths

    def _classification(self) -> dict[str, list[dict]]:
        return {
            "skills_en.csv": [
                {
                    "conceptType": "KnowledgeSkillCompetence",
                    "conceptUri": SKILL + name,
                    "skillType": "" if name in self.untyped else "skill/competence",
                    "preferredLabel": label,
                    "altLabels": "\n".join(others),
                    "hiddenLabels": "",
                    "modifiedDate": "2022-07-06T10:00:00Z",
                }
                for name, (label, others) in self.skills.items()
            ],
            "occupations_en.csv": [
                {
                    "conceptType": "Occupation",
                    "conceptUri": OCCUPATION + name,
                    "iscoGroup": isco,
                    "preferredLabel": label,
                    "altLabels": "\n".join(others),
                    "hiddenLabels": "",
                    "modifiedDate": "2022-07-05T10:00:00Z",
                }
                for name, (isco, label, others) in self.occupations.items()
            ],
            "ISCOGroups_en.csv": [
                {"conceptUri": ISCO + code, "code": code, "preferredLabel": label}
                for code, label in {"2": "Professionals", **self.unit_groups}.items()
            ],
            "skillGroups_en.csv": [
                {"conceptUri": SKILL + name, "preferredLabel": label} for name, label in self.groups.items()
            ],
        }

    def _relations(self) -> dict[str, list[dict]]:
        return {
            "occupationSkillRelations.csv": [
                {"occupationUri": OCCUPATION + one, "relationType": kind, "skillType": "", "skillUri": SKILL + other}
                for one, kind, other in self.relations
            ],
            "broaderRelationsSkillPillar.csv": [
                {"conceptUri": SKILL + one, "broaderUri": SKILL + other} for one, other in self.broader
            ],
            "broaderRelationsOccPillar.csv": [
                {"conceptUri": OCCUPATION + name, "broaderUri": ISCO + isco}
                for name, (isco, _label, _others) in self.occupations.items()
            ],
            "skillSkillRelations.csv": [
                {"originalSkillUri": SKILL + one, "relationType": "optional", "relatedSkillUri": SKILL + other}
                for one, other in self.broader
                if other in self.skills
            ],
        }

    def _french(self) -> dict[str, list[dict]]:
        def rows(known: Iterable[str], address: str) -> list[dict]:
            return [
                {"conceptUri": address + name, "preferredLabel": label, "altLabels": "\n".join(others)}
                for name, (label, others) in self.french.items()
                if name in known
            ] or [{"conceptUri": address + "unknown", "preferredLabel": "inconnu", "altLabels": ""}]

        return {
            "skills_fr.csv": rows(self.skills, SKILL),
            "occupations_fr.csv": rows(self.occupations, OCCUPATION),
            "skillGroups_fr.csv": rows(self.groups, SKILL),
            "ISCOGroups_fr.csv": rows(self.unit_groups, ISCO),
        }


def write_zip(path: Path, tables: Mapping[str, list[dict]]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            text = io.StringIO(newline="")
            table = csv.DictWriter(text, fieldnames=list(rows[0]) if rows else ["conceptUri"])
            table.writeheader()
            table.writerows(rows)
            # With a fixed date: the same content is the same file.
            archive.writestr(zipfile.ZipInfo(name), "\ufeff" + text.getvalue())
