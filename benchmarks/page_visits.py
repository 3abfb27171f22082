"""Visits of whole pages, in process: how many queries one makes, and how long many take."""

import time

from django.db import connection
from django.test import Client


def statements(client: Client, path: str) -> int:
    queries: list[str] = []
    with connection.execute_wrapper(lambda execute, *call: (queries.append(call[0]), execute(*call))[1]):
        answer = client.get(path)
    assert answer.status_code == 200, f"{path} answered {answer.status_code}"
    return len(queries)


def times(client: Client, path: str, *, visits: int) -> tuple[list[float], list[float]]:
    """(milliseconds on the wall, of this process) of each visit."""
    wall, processor = [], []
    for _visit in range(visits):
        on_wall, of_processor = time.perf_counter(), time.process_time()
        client.get(path)
        processor.append((time.process_time() - of_processor) * 1000)
        wall.append((time.perf_counter() - on_wall) * 1000)
    return wall, processor
