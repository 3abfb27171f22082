"""A million people without a database: how the arrays grow. Started by `benchmarks.matching`."""

import time
import tracemalloc

import django

django.setup()

import numpy as np

from skills_match.matching.embedded.best import best_of
from skills_match.matching.embedded.postings import Postings

from .figures import percentile, report
from .matching_population import draw_crowd, draw_questions, draw_words, facts_of, tables_of

PEOPLE, QUESTIONS, WARM_UP, BEST = 1_000_000, 220, 20, 20


def main() -> None:
    words, crowd = draw_words(), draw_crowd(PEOPLE)
    questions = [facts_of(question, words) for question in draw_questions(QUESTIONS)]
    tables = tables_of(crowd)
    tracemalloc.start()
    postings = Postings(tables)
    held, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    report("match_embedded_memory_per_million_rows_mib", held / 2**20 / (crowd.skill_rows / 1e6), "MiB")
    everybody, times = np.ones(PEOPLE, bool), []
    for question in questions:
        started = time.perf_counter()
        best_of(postings, everybody, question, BEST)
        times.append((time.perf_counter() - started) * 1000)
    report("match_embedded_1m_p50_ms", percentile(times[WARM_UP:], 50), "ms")
    report("match_embedded_1m_p95_ms", percentile(times[WARM_UP:], 95), "ms")


if __name__ == "__main__":
    main()
