"""The ranked board: every file with what its sheets say, in the agreed order, or in that of the scores before."""

from dataclasses import dataclass
from typing import Any

from ..models import Conflict, Round, Subject
from ..rounds.starting import number_of
from .results import NOTHING, FileResult, by_scores, results_of


@dataclass(frozen=True)
class RankedFile:
    """`advice` are words and tone of what the portal found: apart from the scores, never one of them. A file that the
    reader must not know has no name and no address."""

    subject: Subject
    name: str
    url: str
    result: FileResult
    by_scores: int
    advice: tuple[str, str] | None
    is_hidden: bool


def board_of(round: Round, reader: Any, *, with_pages: bool = False) -> list[RankedFile]:
    """In a fixed number of queries. `with_pages` gives the address of each record at the office."""
    subjects = list(round.subjects.filter(left_at=None))
    results = results_of(round)
    hidden = set(Conflict.objects.filter(subject__round=round, user=reader).values_list("subject", flat=True))
    records = [subject.record_id for subject in subjects if subject.pk not in hidden]
    shows = not round.is_open or round.phase.shows_names or with_pages
    names = round.judged.names(records) if shows else {}
    pages = round.judged.pages(records) if with_pages else {}
    advice = round.judged.advice(records)
    place = {subject.pk: number for number, subject in enumerate(by_scores(subjects, results), start=1)}
    ordered = sorted(subjects, key=lambda subject: (subject.rank or place[subject.pk], place[subject.pk]))
    return [
        RankedFile(
            subject,
            names.get(subject.record_id) or number_of(subject),
            pages.get(subject.record_id, ""),
            results.get(subject.pk, NOTHING),
            place[subject.pk],
            advice.get(subject.record_id),
            subject.pk in hidden,
        )
        for subject in ordered
    ]
