"""The search for assignments, asked of either engine."""

import os

import pytest
from django.test import override_settings

from skills_match.enums import ChangeKind, IndexState, MatchEngine
from skills_match.models import Assignment, IndexChange, MatchIndex
from skills_match.search.finding import FoundAssignments, find_assignments
from skills_match.search_server.server import circuit

URL = os.environ.get("ELASTICSEARCH_URL", "")
needs_search_server = pytest.mark.skipif(not URL, reason="ELASTICSEARCH_URL is not set: tests/servers/elasticsearch")


@pytest.fixture(scope="session")
def shared_index():
    """The name of an index of assignments for all stories of this worker: to make one takes longer than any story."""
    from skills_match.search_server import indices

    with override_settings(ELASTICSEARCH_URL=URL, ELASTICSEARCH_INDEX=f"stories-{os.getpid()}"):
        name = f"{indices.alias(ChangeKind.ASSIGNMENT)}-1"
        indices.create(name, kind=ChangeKind.ASSIGNMENT)
    yield name
    with override_settings(ELASTICSEARCH_URL=URL):
        indices.remove(name)


class Search:
    """`search(text="nurses", sort="words", sector=["health"])`. On the server, whatever is there when it is asked
    first is indexed; later changes are not, unless a story brings the index up to date."""

    def __init__(self, engine: MatchEngine, index: str) -> None:
        self.engine, self._index = engine, index

    def __call__(self, text: str = "", *, sort: str = "closing", scores=None, **chosen) -> FoundAssignments:
        if self._index and MatchIndex.objects.live(ChangeKind.ASSIGNMENT) is None:
            self._fill()
        found = find_assignments(text=text, chosen=chosen, sort=sort, scores=scores)
        assert found.engine == self.engine
        return found

    def _fill(self) -> None:
        from skills_match.search_server import indices
        from skills_match.search_server.writing import writing_to

        left_over = {pk for pk, _sum in indices.checksums(self._index, after=0, up_to=None, kind=ChangeKind.ASSIGNMENT)}
        mark = IndexChange.objects.mark()
        index = MatchIndex.objects.create(
            name=self._index,
            kind=ChangeKind.ASSIGNMENT,
            state=IndexState.LIVE,
            sequence=mark.sequence,
            transaction=mark.transaction,
            seen=sorted(mark.seen),
            drained_at=mark.read_at,
        )
        with writing_to(index) as writer:
            writer.write(sorted(left_over | set(Assignment.objects.values_list("pk", flat=True))))
        indices.refresh(self._index)


@pytest.fixture
def on_server(request, settings, db) -> Search:
    """The engine on the search server."""
    index = request.getfixturevalue("shared_index")
    settings.ELASTICSEARCH_URL = URL
    settings.ELASTICSEARCH_SECONDS = 5.0  # the machine of the tests may be slow
    circuit.worked()
    return Search(MatchEngine.ELASTICSEARCH, index)


@pytest.fixture(
    params=[
        "embedded",
        pytest.param("elasticsearch", marks=[pytest.mark.elasticsearch, needs_search_server]),
    ]
)
def search(request, db) -> Search:
    """Either engine: every story is told twice."""
    if request.param == "elasticsearch":
        return request.getfixturevalue("on_server")
    return Search(MatchEngine.EMBEDDED, "")
