"""The matching figures that need rows, on the database that DATABASE_URL names: started by `benchmarks.matching`."""

import sys
import time
from collections.abc import Callable

import django

django.setup()

from django.db import connection, transaction

from diaspora.models import Profile
from skills_match.enums import ChangeKind
from skills_match.matching.embedded.engine import Audience, EmbeddedEngine
from skills_match.matching.facts import AssignmentFacts
from skills_match.matching.rows import assignment_facts
from skills_match.matching.taxonomy import taxonomy_facts
from skills_match.models import Assignment, PersonSkill
from skills_match.search_server.changes import record_change

from .figures import percentile, report
from .matching_population import draw_crowd, draw_questions, draw_words
from .matching_rows import Ids, write_people, write_questions
from .matching_sql import best_in_sql

PEOPLE, QUESTIONS, IN_SQL, BEST = 100_000, 220, 20, 20
#: The first questions warm caches up and are not counted.
WARM_UP = 20
#: How many people have changed already, and of how many more the time is taken.
CHANGED, WATCHED = 400, 20

Best = Callable[[AssignmentFacts], list[tuple[int, int]]]


def write() -> list[AssignmentFacts]:
    started = time.perf_counter()
    words = draw_words()
    with transaction.atomic():
        ids = Ids(words)
        write_people(draw_crowd(PEOPLE), ids)
        written = write_questions(draw_questions(QUESTIONS), ids)
    if connection.vendor == "postgresql":
        # As a database in use is; after so many rows at once it would tidy up during the measurement.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    print(f"# {PEOPLE} people written to {connection.vendor} in {time.perf_counter() - started:.0f} s", flush=True)
    taxonomy = taxonomy_facts()
    asked = Assignment.objects.filter(pk__in=[row.pk for row in written]).for_matching().order_by("pk")
    return [assignment_facts(assignment, taxonomy) for assignment in asked]


def measure_load() -> EmbeddedEngine:
    engine = EmbeddedEngine()
    started = time.perf_counter()
    engine.prepare()
    report(f"match_load_1200k_rows_{connection.vendor}_s", time.perf_counter() - started, "s")
    return engine


def measure_best(name: str, best: Best, questions: list[AssignmentFacts]) -> list[list[tuple[int, int]]]:
    """Ask an engine every question once, one after the other; returns the answers, for comparison.

    The time of the processor is told too: other work on the machine makes only the time on the wall longer.
    """
    answers, times, of_processor = [], [], []
    for question in questions:
        started, processor = time.perf_counter(), time.process_time()
        answers.append(best(question))
        of_processor.append((time.process_time() - processor) * 1000)
        times.append((time.perf_counter() - started) * 1000)
    for kind, measured in (("", times), ("_processor", of_processor)):
        report(f"{name}{kind}_p50_ms", percentile(measured[WARM_UP:], 50), "ms")
        report(f"{name}{kind}_p95_ms", percentile(measured[WARM_UP:], 95), "ms")
    return answers


def measure_join(questions: list[AssignmentFacts], answers: list[list[tuple[int, int]]]) -> None:
    """The same questions in SQL. Its totals must be those of the engine, and so must whoever is above the last one."""
    times = []
    for question, answer in list(zip(questions, answers, strict=True))[:IN_SQL]:
        started = time.perf_counter()
        found = best_in_sql(question, BEST)
        times.append((time.perf_counter() - started) * 1000)
        last = found[-1][1]
        assert [total for _pk, total in found] == [total for _pk, total in answer], question.id
        assert {pair for pair in found if pair[1] > last} == {pair for pair in answer if pair[1] > last}, question.id
    report(f"match_{connection.vendor}_join_100k_p50_ms", percentile(times, 50), "ms")


def measure_visible(engine: EmbeddedEngine, question: AssignmentFacts) -> None:
    """From the commit of a change until a search has answered with it, while others have changed before."""
    skills = [requirement.skill for requirement in question.requirements]
    profiles = list(Profile.objects.matchable().order_by("-pk").values_list("pk", flat=True)[: CHANGED + WATCHED])
    for pk in profiles[:CHANGED]:
        record_change(kind=ChangeKind.PROFILE, object_id=pk)
    times = []
    for pk in profiles[CHANGED:]:
        with transaction.atomic():
            PersonSkill.objects.filter(profile=pk).delete()
            PersonSkill.objects.bulk_create(PersonSkill(profile_id=pk, skill_id=skill, level=4) for skill in skills)
            record_change(kind=ChangeKind.PROFILE, object_id=pk)
        started = time.perf_counter()
        found = engine.best(question, audience=Audience.OFFICE, limit=2 * WATCHED)
        times.append((time.perf_counter() - started) * 1000)
        assert pk in dict(found), "a change was not seen"
    report("match_changed_profile_visible_ms", max(times), "ms")


def main() -> None:
    questions = write()
    engine = measure_load()

    def embedded(question: AssignmentFacts) -> list[tuple[int, int]]:
        return engine.best(question, audience=Audience.OFFICE, limit=BEST)

    answers = measure_best("match_embedded_100k", embedded, questions)
    measure_join(questions, answers)
    measure_visible(engine, questions[0])


if __name__ == "__main__":
    sys.exit(main())
