"""A search server that thinks for a second holds up the one who asks it, and nobody who waits for the assignment."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection

from skills_match.enums import IndexState
from skills_match.invitations.inviting import invite_person
from skills_match.models import AssignmentInvitation, MatchIndex
from skills_match.search_server.building import begin_build
from skills_match.search_server.server import circuit

from .conftest import handle

pytestmark = pytest.mark.django_db


@contextmanager
def search_server_that_looks_back():
    """A search server that says it is unwell, and notes how deep in transactions whoever asks it is."""
    asker, depths = connection._connections[connection._alias], []

    class Server(BaseHTTPRequestHandler):
        def do_POST(self):
            depths.append(len(asker.savepoint_ids))
            self.send_response(503)
            self.end_headers()

        def log_message(self, *_):
            """Nothing to tell."""

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", depths
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def an_index_is_in_use(db):
    circuit.worked()
    begin_build()
    MatchIndex.objects.update(state=IndexState.LIVE)
    yield
    circuit.worked()


def test_the_search_server_is_asked_before_anything_is_locked(manager, assignment, nurse, settings):
    outside = len(connection.savepoint_ids)

    with search_server_that_looks_back() as (address, depths):
        settings.ELASTICSEARCH_URL = address
        invite_person(assignment=assignment, by=manager, handle=handle(assignment, nurse))

    assert AssignmentInvitation.objects.count() == 1
    assert depths
    assert set(depths) == {outside}


def test_somebody_whom_the_list_showed_and_who_hid_a_moment_ago_is_not_invited(manager, assignment, nurse):
    """Between the look at the list and the lock on the assignment: `_invite` decides again."""
    from skills_match.invitations.inviting import NoLongerMatching, _invite

    type(nurse).objects.filter(pk=nurse.pk).update(published_at=None)

    with pytest.raises(NoLongerMatching):
        _invite(assignment, nurse, by=manager, message="")
