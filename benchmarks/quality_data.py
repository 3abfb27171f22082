"""Reads the data that quality is measured with: ESCO's downloads, the simulation, TalentCLEF and TECH."""

import csv
import gzip
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

csv.field_size_limit(10_000_000)


class DataMissing(Exception):
    """A file is not there; the text says which one and where to put it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is missing. Give the folder of the data as an argument or in SHARED_DATA; "
            "docs/benchmarks.md says what it holds."
        )


def present(path: Path) -> Path:
    """The path, when there is something. Raises DataMissing."""
    if not path.exists():
        raise DataMissing(path)
    return path


@dataclass
class EscoRows:
    """Skills and occupations by the row of their file, as the simulation names them."""

    skills: list[list[str]] = field(default_factory=list)
    occupations: list[list[str]] = field(default_factory=list)
    isco: list[str] = field(default_factory=list)
    #: For each occupation the skills that it names; true: essential.
    named: list[dict[int, bool]] = field(default_factory=list)


@cache
def esco(folder: Path) -> EscoRows:
    """Labels (the preferred one first) and relations; the 67 relations that lead nowhere are left out."""
    classification = present(folder / "esco" / "esco-v1.1.1-classification-en-csv.zip")
    relations = present(folder / "esco" / "esco-v1.1.1-relations-csv.zip")
    rows, skill_at, occupation_at = EscoRows(), {}, {}
    for row in _zipped(classification, "skills_en.csv"):
        skill_at[row["conceptUri"]] = len(rows.skills)
        rows.skills.append(_labels(row))
    for row in _zipped(classification, "occupations_en.csv"):
        occupation_at[row["conceptUri"]] = len(rows.occupations)
        rows.occupations.append(_labels(row))
        rows.isco.append(row["iscoGroup"])
        rows.named.append({})
    for row in _zipped(relations, "occupationSkillRelations.csv"):
        occupation, skill = occupation_at.get(row["occupationUri"]), skill_at.get(row["skillUri"])
        if occupation is not None and skill is not None:
            rows.named[occupation][skill] = row["relationType"] == "essential"
    return rows


@dataclass(frozen=True)
class Simulation:
    """People and assignments with the occupation that they were drawn from, which only the grades may know."""

    people: list[tuple[int, list[int]]]
    assignments: list[tuple[int, list[int], list[int]]]
    training: list[int]


def simulation(folder: Path) -> Simulation:
    own = folder / "simulation"
    return Simulation(
        people=[(int(row[0]), _numbers(row[1])) for row in _table(own / "people.tsv.gz")],
        assignments=[(int(row[0]), _numbers(row[1]), _numbers(row[2])) for row in _table(own / "assignments.tsv.gz")],
        training=[int(line) for line in gzip.open(present(own / "training_occupations.txt.gz"), "rt")],
    )


@dataclass(frozen=True)
class Titles:
    """Titles that ask, titles that are ranked, and which of these are right (places in `corpus`)."""

    queries: list[str]
    corpus: list[str]
    right: list[set[int]]


def talentclef(folder: Path) -> Titles:
    own = present(folder / "benchmarks" / "talentclef2025-taskA-validation-en")
    queries = [line.split("\t") for line in (own / "queries").read_text().splitlines()[1:]]
    corpus = [line.split("\t") for line in (own / "corpus_elements").read_text().splitlines()[1:]]
    place = {number: place for place, (number, _title) in enumerate(corpus)}
    right: dict[str, set[int]] = defaultdict(set)
    for line in (own / "qrels.tsv").read_text().splitlines():
        query, _run, element, grade = line.split()
        if int(grade) > 0:
            right[query].add(place[element])
    return Titles([title for _n, title in queries], [title for _n, title in corpus], [right[n] for n, _t in queries])


def tech(folder: Path, part: str) -> dict[str, set[str]]:
    """Sentence → labels of ESCO skills, of the `validation` or the `test` part. Sentences without any are left out."""
    path = present(folder / "benchmarks" / "tech" / f"tech_{part}_annotations.csv")
    sentences: dict[str, set[str]] = defaultdict(set)
    with path.open(newline="") as lines:
        for row in csv.DictReader(lines):
            if row["label"] not in ("LABEL NOT PRESENT", "UNDERSPECIFIED", ""):
                sentences[row["sentence"]].add(row["label"].casefold())
    return dict(sentences)


def _labels(row: dict[str, str]) -> list[str]:
    synonyms = [line.strip() for line in row["altLabels"].split("\n")]
    return list(dict.fromkeys(filter(None, [row["preferredLabel"].strip(), *synonyms])))


def _zipped(archive: Path, name: str) -> Iterator[dict[str, str]]:
    with zipfile.ZipFile(archive) as files, files.open(name) as raw:
        yield from csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""))


def _table(path: Path) -> Iterator[list[str]]:
    with gzip.open(present(path), "rt") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split()]
