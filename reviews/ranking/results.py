"""What the sheets say of a file, in hundredths of a point: whole numbers, so that equal files are equal."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..enums import SheetState
from ..models import Round, Sheet, Subject

POINT = 100


@dataclass(frozen=True)
class FileResult:
    """Of the given sheets of one file. Without a sheet that counts, mean, median and spread are None."""

    marks: tuple[int, ...]
    given: int
    expected: int
    wants_talk: int

    @property
    def mean(self) -> int | None:
        return _halved_up(sum(self.marks), len(self.marks)) if self.marks else None

    @property
    def median(self) -> int | None:
        if not self.marks:
            return None
        ordered, middle = sorted(self.marks), len(self.marks) // 2
        return ordered[middle] if len(ordered) % 2 else _halved_up(ordered[middle - 1] + ordered[middle], 2)

    @property
    def spread(self) -> int | None:
        """How far the highest is from the lowest."""
        return max(self.marks) - min(self.marks) if self.marks else None


def mark_of(scores: Iterable[tuple[int, int | None]]) -> int | None:
    """The mean of pairs of weight and score, by weight, in hundredths; None when no criterion suits the file."""
    counted = [(weight, value) for weight, value in scores if value is not None]
    weights = sum(weight for weight, _value in counted)
    return _halved_up(POINT * sum(weight * value for weight, value in counted), weights) if weights else None


def results_of(round: Round) -> dict[int, FileResult]:
    """By subject, in two queries."""
    sheets = round.sheets.counting().prefetch_related("scores__criterion")
    by_subject: dict[int, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        by_subject[sheet.subject_id].append(sheet)
    return {subject: _result(found) for subject, found in by_subject.items()}


NOTHING = FileResult((), 0, 0, 0)


def _result(sheets: list[Sheet]) -> FileResult:
    given = [sheet for sheet in sheets if sheet.state == SheetState.GIVEN]
    marks = (mark_of((score.criterion.weight, score.value) for score in sheet.scores.all()) for sheet in given)
    return FileResult(
        tuple(mark for mark in marks if mark is not None),
        len(given),
        len(sheets),
        sum(sheet.wants_talk for sheet in given),
    )


def by_scores(subjects: Iterable[Subject], results: dict[int, FileResult]) -> list[Subject]:
    """The best mean first, then the better median; what nobody scored comes last."""
    return sorted(subjects, key=lambda subject: (_standing(results.get(subject.pk, NOTHING)), subject.number))


def _standing(result: FileResult) -> tuple[int, int]:
    return (-1 if result.mean is None else result.mean) * -1, (result.median or 0) * -1


def _halved_up(total: int, by: int) -> int:
    return (2 * total + by) // (2 * by)
