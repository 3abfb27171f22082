"""A real search server, with names of its own for each process, emptied of them after each test."""

import os
from contextlib import contextmanager

import pytest

from skills_match.enums import ChangeKind
from skills_match.models import MatchIndex
from skills_match.search_server.building import begin_build, build
from skills_match.search_server.server import circuit
from tests.skills_match.conftest import URL, needs_search_server
from tests.skills_match.matching.test_engine import Crowd


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/skills_match/elastic/" in item.path.as_posix():
            item.add_marker(pytest.mark.elasticsearch)
            item.add_marker(needs_search_server)


@contextmanager
def used(url: str, settings):
    """The portal uses this search server, under names of its own; they are deleted at the end."""
    from skills_match.search_server import indices

    settings.ELASTICSEARCH_URL = url
    settings.ELASTICSEARCH_INDEX = f"test-{os.getpid()}"
    settings.ELASTICSEARCH_SECONDS = 5.0  # the machine of the tests may be slow
    circuit.worked()
    yield url
    settings.ELASTICSEARCH_URL = url
    circuit.worked()
    for name in indices.names():
        indices.remove(name)


@pytest.fixture
def search_server(settings):
    """Nothing is indexed yet."""
    with used(URL, settings) as url:
        yield url


@pytest.fixture
def crowd(db):
    return Crowd(150)


@pytest.fixture
def index(search_server, crowd) -> MatchIndex:
    """The crowd, indexed."""
    begun = begin_build()
    build(index=begun)
    return MatchIndex.objects.live()


@pytest.fixture
def assignments_indexed(search_server, db) -> MatchIndex:
    """Whatever assignments there are when it is asked for, indexed."""
    begun = begin_build(kind=ChangeKind.ASSIGNMENT)
    build(index=begun)
    return MatchIndex.objects.live(ChangeKind.ASSIGNMENT)
