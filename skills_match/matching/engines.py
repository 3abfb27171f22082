"""The one door to matching people: the search server where there is one and it is well, else this process.

Both give the same list, so nobody has to know which one answered; staff are told when the search server does not.
"""

from typing import NamedTuple

from ..enums import Audience, MatchEngine
from ..search_server.server import ask_server
from .embedded.engine import engine
from .facts import AssignmentFacts


class BestMatches(NamedTuple):
    """(profile id, standing) of the best matches, best first, and which engine found them."""

    found: list[tuple[int, int]]
    engine: MatchEngine


def best(
    assignment: AssignmentFacts,
    *,
    audience: Audience,
    limit: int,
    among: set[int] | None = None,
    only_possible: bool = False,
) -> BestMatches:
    """The `limit` best; with `only_possible` of those whose profile rules nothing out. The same from either engine.

    Never fails because of the search server, and waits for it a second at most. The log of matching keeps which engine
    it was.
    """

    def on_server() -> list[tuple[int, int]]:
        from .elastic.engine import ElasticEngine

        return ElasticEngine().best(
            assignment, audience=audience, limit=limit, among=among, only_possible=only_possible
        )

    found = ask_server(on_server)
    if found is not None:
        return BestMatches(found, MatchEngine.ELASTICSEARCH)
    found = engine.best(assignment, audience=audience, limit=limit, among=among, only_possible=only_possible)
    return BestMatches(found, MatchEngine.EMBEDDED)
