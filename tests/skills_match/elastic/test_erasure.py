"""After an account is deleted no index on the search server holds anything of the person: no word, no number."""

import json

from elasticsearch import Elasticsearch as Client

from diaspora.models import User
from diaspora.privacy.erasure import delete_account
from skills_match import tasks
from skills_match.search_server import indices
from skills_match.search_server.building import begin_build, build
from skills_match.search_server.contents import kinds
from tests.diaspora.canaries.professional import professional
from tests.diaspora.canaries.word import WORD, fill
from tests.factories.people import MembershipFactory


def everything_on(server: str) -> list[dict]:
    """What all indexes of ours hold, those out of use too."""
    found = []
    for name in indices.names():
        indices.refresh(name)
        found += Client(server).search(index=name, size=1000)["hits"]["hits"]
    return found


def profiles_in(held: list[dict]) -> set[int]:
    return {entry["_source"]["profile"] for entry in held if "profile" in entry["_source"]}


def test_no_index_holds_anything_of_somebody_who_left(search_server, officer, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        user = professional(officer, MembershipFactory())
    fill(user)
    number = user.profile.pk
    for kind in kinds():
        build(index=begin_build(kind=kind))
    assert number in profiles_in(everything_on(search_server))

    with django_capture_on_commit_callbacks(execute=True):
        delete_account(user=User.objects.get(pk=user.pk))
    tasks.keep_match_index()

    held = everything_on(search_server)
    assert held != []
    assert number not in profiles_in(held)
    assert WORD not in json.dumps(held, ensure_ascii=False).lower()
