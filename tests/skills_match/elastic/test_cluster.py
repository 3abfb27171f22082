"""Three nodes with three shards: the same list while a node is killed, comes back, or hangs, and while a part is lost.

Once in a run of all tests, on SQLite: the cluster takes most of a minute to start.
"""

import random
import signal
import time

import pytest
from elasticsearch import Elasticsearch as Client

from skills_match.enums import ChangeKind, Trouble
from skills_match.matching import engines
from skills_match.matching.elastic.engine import ElasticEngine
from skills_match.matching.embedded.engine import Audience, engine
from skills_match.matching.facts import AssignmentFacts, Requirement
from skills_match.models import MatchIndex
from skills_match.search_server.building import begin_build, build
from skills_match.search_server.client import EngineAway
from skills_match.search_server.keeping import keep_index
from skills_match.search_server.server import circuit, trouble_for_staff
from skills_match.vocabulary.shares import shares
from tests.servers.elasticsearch import Elasticsearch

from ..matching.test_engine import brute_force
from .conftest import used
from .test_assignment_search import World, agree, draw

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def cluster():
    with Elasticsearch(nodes=3) as server:
        yield server


def wait_for(cluster, *, nodes: int):
    """The health of the cluster once it has so many nodes, and all copies when it has three."""
    server = Client(cluster.url_of(0), request_timeout=95)
    status = {"wait_for_status": "green"} if nodes == 3 else {}
    return server.cluster.health(wait_for_nodes=str(nodes), timeout="90s", **status)


@pytest.fixture
def on_three_nodes(cluster, settings, crowd):
    for node in filter(cluster.is_gone, range(3)):
        cluster.bring_back(node)
    settings.ELASTICSEARCH_SHARDS = 3
    with used(cluster.url, settings):
        build(index=begin_build())
        health = wait_for(cluster, nodes=3)
        assert (health["status"], health["active_primary_shards"], health["active_shards"]) == ("green", 3, 6)
        yield crowd


def question(crowd, dice) -> AssignmentFacts:
    skills = dice.sample(crowd.skills, 3)
    return AssignmentFacts(
        id=dice.randint(1, 10**6),
        requirements=tuple(
            Requirement(skill, dice.randint(1, 4), share, related=((dice.choice(crowd.skills), 50),))
            for skill, share in zip(skills, shares([3, 2, 2], 7000), strict=True)
        ),
        occupation=dice.choice(["2221", "2310", ""]),
        starts_from=dice.choice([None, 1010]),
        length_days=20,
        mode=dice.choice(["on_site", "online", "blended", ""]),
    )


def ask(crowd, dice, times: int) -> tuple[int, float]:
    """How many of the answers came from the search server, and the longest that one took. All must be right."""
    engine.prepare()
    by_server, longest = 0, 0.0
    for _time in range(times):
        asked = question(crowd, dice)
        circuit.worked()  # no pause: every answer meets the fault
        started = time.monotonic()
        answer = engines.best(asked, audience=Audience.OFFICE, limit=20).found
        longest = max(longest, time.monotonic() - started)
        by_server += not circuit.trouble
        assert answer == brute_force(asked, Audience.OFFICE, 20)
    return by_server, longest


def test_assignments_are_found_and_counted_alike_on_three_nodes(on_three_nodes, settings):
    world = World(random.Random(12), 60)
    build(index=begin_build(kind=ChangeKind.ASSIGNMENT))

    for _time in range(30):
        agree(settings, settings.ELASTICSEARCH_URL, **draw(world))


@pytest.mark.whole
def test_the_list_is_right_while_a_node_is_killed_and_comes_back(cluster, on_three_nodes):
    dice = random.Random(3)
    assert ask(on_three_nodes, dice, 30)[0] == 30

    cluster.send(1, signal.SIGKILL)
    ask(on_three_nodes, dice, 30)
    wait_for(cluster, nodes=2)
    keep_index()
    assert ask(on_three_nodes, dice, 30)[0] == 30, "the other two have everything"

    cluster.bring_back(1)
    ask(on_three_nodes, dice, 30)
    assert wait_for(cluster, nodes=3)["status"] == "green"
    assert ask(on_three_nodes, dice, 30)[0] == 30


def test_a_node_that_hangs_makes_no_page_slow(cluster, on_three_nodes, settings):
    settings.ELASTICSEARCH_SECONDS = 0.4
    cluster.send(2, signal.SIGSTOP)
    try:
        _by_server, longest = ask(on_three_nodes, random.Random(4), 12)
    finally:
        cluster.send(2, signal.SIGCONT)

    assert longest < 1


def test_an_index_that_has_lost_a_part_is_not_believed_and_one_with_copies_is(cluster, on_three_nodes, settings):
    """Without copies, a killed node takes a third of the people with it: a list without them would look fine.

    Assignments have their copies and are all still found. The last test here, so that nobody waits for the node to
    come back.
    """
    world = World(random.Random(13), 20)
    build(index=begin_build(kind=ChangeKind.ASSIGNMENT))
    index = MatchIndex.objects.live()
    wait_for(cluster, nodes=3)
    server = Client(cluster.url_of(0))
    copies = {"index.auto_expand_replicas": "false", "index.number_of_replicas": 0}
    server.indices.put_settings(index=index.name, settings=copies)
    node = next(
        int(shard["node"].rsplit("-", 1)[1]) - cluster.port
        for shard in server.cat.shards(index=index.name, format="json")
        if shard["node"] != f"node-{cluster.port}"
    )

    cluster.send(node, signal.SIGKILL)
    wait_for(cluster, nodes=2)

    with pytest.raises(EngineAway):
        ElasticEngine().best(question(on_three_nodes, random.Random(1)), audience=Audience.OFFICE, limit=5)
    assert ask(on_three_nodes, random.Random(5), 5)[0] == 0
    keep_index()
    assert trouble_for_staff() == Trouble.INCOMPLETE.label
    circuit.worked()
    for _time in range(5):
        agree(settings, settings.ELASTICSEARCH_URL, **draw(world))
