"""The official downloads of ESCO as files: opened, read and checked. Nothing here knows the database.

Source: the CSV downloads of https://esco.ec.europa.eu, versions 1.0 to 1.2; a column or a file may have moved, names
have not. Only what the portal uses is kept: names, not descriptions.
"""

import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone

from ...enums import ConceptKind, RelationKind
from ...words import fold

#: ESCO has no limit on the length of a label; ours is that of `ConceptLabel.text`.
LONGEST_LABEL = 200
_LARGEST_CELL = 10_000_000
_UNIT_GROUP = re.compile(r"[0-9]{4}")
_VERSION = re.compile(r"v(\d+(?:\.\d+)+)")

Progress = Callable[[str], None]


class EscoFileError(Exception):
    """A file is not what it should be; the text says which and why. Nothing was changed."""


@dataclass(frozen=True)
class EscoConcept:
    """One concept. `words` are by language: folded form → text, the label first, then the synonyms."""

    kind: ConceptKind
    uri: str
    words: dict[str, dict[str, str]]
    isco: str = ""

    @property
    def code(self) -> str:
        """`esco-` and the last part of the address, which never changes."""
        return f"esco-{self.uri.rstrip('/').rsplit('/', 1)[-1].lower()}"


@dataclass
class Esco:
    """What the files say. Relations name concepts by their addresses."""

    version: str
    checksum: str
    concepts: dict[str, EscoConcept] = field(default_factory=dict)
    #: (occupation, skill) → whether it is essential.
    occupation_skills: dict[tuple[str, str], bool] = field(default_factory=dict)
    relations: set[tuple[str, str, RelationKind]] = field(default_factory=set)
    #: What was odd and what was made of it, one sentence each.
    remarks: list[str] = field(default_factory=list)

    def count(self, kind: ConceptKind) -> int:
        return sum(concept.kind == kind for concept in self.concepts.values())


def read_esco(
    *, classification: Path, relations: Path, french: Path | None = None, progress: Progress = lambda _text: None
) -> Esco:
    """Read the downloads. Raises EscoFileError when one of them is missing, damaged or another file."""
    paths = [path for path in (classification, relations, french) if path]
    esco = Esco(version="", checksum=_checksum(paths))
    progress("Reading the classification")
    with _opened(classification) as archive:
        newest = _read_concepts(archive, esco)
    named = _VERSION.search(classification.name)
    esco.version = named[1] if named else newest
    progress("Reading the relations")
    with _opened(relations) as archive:
        _read_occupation_skills(archive, esco)
        _read_graph(archive, esco)
    if french:
        progress("Reading the French labels")
        with _opened(french) as archive:
            _read_french(archive, esco)
    return esco


def _checksum(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            raise EscoFileError(f"{path} cannot be read: {error.strerror or error}.") from error
    return digest.hexdigest()


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, with every way in which a download may be broken told in one sentence."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except zipfile.BadZipFile as error:
        raise EscoFileError(f"{path.name} is not a whole zip file: {error}.") from error
    except UnicodeDecodeError as error:
        raise EscoFileError(f"{path.name} holds text that is not UTF-8.") from error
    except csv.Error as error:
        raise EscoFileError(f"{path.name} holds a table that cannot be read: {error}.") from error
    except (OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError) as error:
        raise EscoFileError(f"{path.name} cannot be read: {error}.") from error


def _rows(
    archive: zipfile.ZipFile, stem: str, columns: tuple[str, ...], *, language: str = ""
) -> Iterator[tuple[str, ...]]:
    """The cells of `columns` of the table `stem`, wherever in the archive it lies, its language in the name or not."""
    wanted = [f"{stem}_{language}.csv"] if language else [f"{stem}.csv", f"{stem}_en.csv"]
    name = next((name for name in archive.namelist() if name.rsplit("/", 1)[-1] in wanted), None)
    source = Path(archive.filename or "").name
    if name is None:
        raise EscoFileError(f"{source} has no table {wanted[0]}: is it the right download?")
    csv.field_size_limit(_LARGEST_CELL)
    count = 0
    with archive.open(name) as raw:
        table = csv.reader(io.TextIOWrapper(raw, "utf-8-sig", newline=""))
        header = next(table, [])
        if missing := [column for column in columns if column not in header]:
            raise EscoFileError(f"{name} in {source} lacks the column {missing[0]}.")
        places = [header.index(column) for column in columns]
        for cells in table:
            if not cells:
                continue
            if len(cells) < len(header):
                raise EscoFileError(f"{name} in {source} has a row that breaks off: {cells[0][:80]!r}.")
            count += 1
            yield tuple(cells[place].strip() for place in places)
    if not count:
        raise EscoFileError(f"{name} in {source} is empty.")


def _read_concepts(archive: zipfile.ZipFile, esco: Esco) -> str:
    """Every concept with its English words. Returns the day of the newest change, the version of a nameless file."""
    newest = ""
    untyped = 0
    columns = ("conceptUri", "preferredLabel", "altLabels", "hiddenLabels", "modifiedDate", "skillType")
    for uri, label, *others, changed, kind in _rows(archive, "skills", columns, language="en"):
        newest = max(newest, changed[:10])
        untyped += not kind
        _add(esco, ConceptKind.SKILL, uri, label, "\n".join(others))
    if untyped:
        esco.remarks.append(f"{untyped} skills have no type; they are taken as skills.")
    columns = ("conceptUri", "preferredLabel", "altLabels", "hiddenLabels", "modifiedDate", "iscoGroup")
    for uri, label, *others, changed, isco in _rows(archive, "occupations", columns, language="en"):
        newest = max(newest, changed[:10])
        _add(esco, ConceptKind.OCCUPATION, uri, label, "\n".join(others), isco)
    for uri, code, label in _rows(archive, "ISCOGroups", ("conceptUri", "code", "preferredLabel"), language="en"):
        if _UNIT_GROUP.fullmatch(code):
            _add(esco, ConceptKind.UNIT_GROUP, uri, label, "", code)
    for uri, label in _rows(archive, "skillGroups", ("conceptUri", "preferredLabel"), language="en"):
        _add(esco, ConceptKind.GROUP, uri, label, "")
    return newest or f"{timezone.localdate():%Y-%m-%d}"


def _add(esco: Esco, kind: ConceptKind, uri: str, label: str, others: str, isco: str = "") -> None:
    if not uri.startswith("http") or not fold(label):
        raise EscoFileError(f"A row of the classification has no address or no label: {uri[:80]!r}, {label[:80]!r}.")
    if uri in esco.concepts:
        raise EscoFileError(f"The classification names {uri} twice.")
    if isco and not _UNIT_GROUP.fullmatch(isco):
        raise EscoFileError(f"The occupation {label!r} has no unit group of ISCO-08: {isco[:20]!r}.")
    if max(len(label), len(fold(label))) > LONGEST_LABEL:
        raise EscoFileError(f"The label {label[:80]!r}… has {len(label)} characters.")
    esco.concepts[uri] = EscoConcept(kind, uri, {"en": _words(label, others)}, isco)


def _words(label: str, others: str) -> dict[str, str]:
    """The names, one for each folded form; what folds to nothing can be neither found nor told apart."""
    found = {fold(label): label}
    for text in others.split("\n"):
        text = " ".join(text.split())
        # Folding can lengthen a text.
        if (folded := fold(text)) and max(len(text), len(folded)) <= LONGEST_LABEL:
            found.setdefault(folded, text)
    return found


def _read_occupation_skills(archive: zipfile.ZipFile, esco: Esco) -> None:
    dangling = untold = 0
    columns = ("occupationUri", "relationType", "skillUri")
    for occupation, kind, skill in _rows(archive, "occupationSkillRelations", columns):
        ends = esco.concepts.get(occupation), esco.concepts.get(skill)
        if ends[0] is None or ends[1] is None:
            dangling += 1
        elif kind not in ("essential", "optional"):
            untold += 1
        else:
            pair = occupation, skill
            esco.occupation_skills[pair] = esco.occupation_skills.get(pair, False) or kind == "essential"
    if not esco.occupation_skills:
        raise EscoFileError("No relation fits this classification: are both downloads of the same version?")
    if dangling:
        esco.remarks.append(f"{dangling} relations name an occupation or a skill that the file lacks; left out.")
    if untold:
        esco.remarks.append(f"{untold} relations are neither essential nor optional; left out.")


def _read_graph(archive: zipfile.ZipFile, esco: Esco) -> None:
    """What is broader, and which skills lean on others. ISCO groups above the unit group are in its code."""
    dangling = 0
    for table in ("broaderRelationsSkillPillar", "broaderRelationsOccPillar"):
        for uri, broader in _rows(archive, table, ("conceptUri", "broaderUri")):
            if uri in esco.concepts and broader in esco.concepts:
                esco.relations.add((uri, broader, RelationKind.BROADER))
            elif "/isco/" not in broader:
                dangling += 1
    columns = ("originalSkillUri", "relationType", "relatedSkillUri")
    for uri, kind, other in _rows(archive, "skillSkillRelations", columns):
        if uri in esco.concepts and other in esco.concepts and kind in RelationKind.values:
            esco.relations.add((uri, other, RelationKind(kind)))
        else:
            dangling += 1
    if dangling:
        esco.remarks.append(f"{dangling} relations between skills or groups lead nowhere; left out.")


def _read_french(archive: zipfile.ZipFile, esco: Esco) -> None:
    """French words for concepts that the classification has; the French download may be of another version."""
    unknown = 0
    for table in ("skills", "occupations", "skillGroups", "ISCOGroups"):
        for uri, label, others in _rows(archive, table, ("conceptUri", "preferredLabel", "altLabels"), language="fr"):
            concept = esco.concepts.get(uri)
            if concept is None:
                unknown += table in ("skills", "occupations")
            elif (folded := fold(label)) and max(len(label), len(folded)) <= LONGEST_LABEL:
                concept.words["fr"] = _words(label, others)
    if unknown:
        esco.remarks.append(f"{unknown} French concepts are not in this classification; left out.")
