"""Indexes on the search server: made, filled, compared, swapped, removed. Each verb may raise `EngineAway`."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from elasticsearch import NotFoundError

from ..enums import ChangeKind, Trouble
from .client import PATIENT, SHORT, EngineAway, client, trouble_of, understood
from .contents import contents_of, kinds
from .entries import Entry

#: Rows of one comparison; the server answers with 10,000 at most.
COMPARED_AT_ONCE = 5000
STALE = 409


def alias(kind: str = ChangeKind.PROFILE) -> str:
    """The name under which people and other tools find the index of a kind that is in use."""
    return f"{settings.ELASTICSEARCH_INDEX}-{contents_of(kind).name}"


def create(name: str, *, kind: str = ChangeKind.PROFILE) -> None:
    """Make an empty index. From then on nothing can make one of ours by mistake, by writing to a name that is gone."""
    definition = {
        "settings": {
            "number_of_shards": settings.ELASTICSEARCH_SHARDS,
            "auto_expand_replicas": "0-1",
            "refresh_interval": "-1",  # whoever writes refreshes when all is written
            "gc_deletes": "1h",  # how long a late write is still older than a deletion
        },
        "mappings": contents_of(kind).mapping(),
    }
    with understood():
        server = client(seconds=PATIENT)
        server.indices.put_index_template(
            name=alias(kind),
            index_patterns=[f"{alias(kind)}-*"],
            priority=500,
            allow_auto_create=False,
            template=definition,
        )
        server.indices.create(index=name)


def exists(name: str) -> bool:
    with understood():
        return bool(client(seconds=SHORT).indices.exists(index=name))


def names() -> list[str]:
    """All indexes of ours, also those that the portal no longer knows."""
    with understood():
        ours = [f"{alias(kind)}-*" for kind in kinds()]
        return sorted(client(seconds=SHORT).indices.get(index=ours, features="aliases"))


def remove(name: str) -> None:
    """Delete an index; none of that name is fine."""
    with understood():
        client(seconds=PATIENT).indices.delete(index=name, ignore_unavailable=True)


def point_alias_to(name: str, *, kind: str = ChangeKind.PROFILE) -> None:
    """In one step, so that there is never none and never two."""
    actions: list[dict[str, Any]] = [
        {"remove": {"index": f"{alias(kind)}-*", "alias": alias(kind), "must_exist": False}},
        {"add": {"index": name, "alias": alias(kind)}},
    ]
    with understood():
        client(seconds=PATIENT).indices.update_aliases(actions=actions)


def aliased(kind: str = ChangeKind.PROFILE) -> list[str]:
    """The indexes behind the alias of a kind."""
    with understood():
        try:
            return sorted(client(seconds=SHORT).indices.get_alias(name=alias(kind)))
        except NotFoundError:
            return []


def check_health(name: str) -> dict[str, Any]:
    """Status, nodes and entries. Raises EngineAway when the index is missing or a part of it is away."""
    with understood():
        server = client(seconds=SHORT)
        if not server.indices.exists(index=name):
            raise EngineAway(Trouble.MISSING, name)
        health = server.cluster.health(index=name, timeout="1s").body
        if health["status"] == "red":
            raise EngineAway(Trouble.INCOMPLETE, name)
        count = server.count(index=name)["count"]
        return {"status": health["status"], "nodes": health["number_of_data_nodes"], "entries": count}


def write(name: str, entries: Mapping[int, Entry | None], *, version: int) -> dict[int, str]:
    """Write or (None) delete entries under `version`; a newer one that is there already stays and is no failure.

    Returns what was refused for good, by number. Raises EngineAway when all of it should be tried again.
    """
    operations: list[dict[str, Any]] = []
    for pk, entry in entries.items():
        target = {"_id": str(pk), "version": version, "version_type": "external"}
        operations += [{"delete": target}] if entry is None else [{"index": target}, entry]
    if not operations:
        return {}
    refused = {}
    with understood():
        answer = client(seconds=PATIENT).bulk(index=name, operations=operations)
        for item in answer["items"]:
            result = next(iter(item.values()))
            if "error" not in result or result["status"] == STALE:
                continue
            trouble, detail = trouble_of(result["status"], str(result["error"])), str(result["error"])
            if trouble != Trouble.REFUSED:
                raise EngineAway(trouble, detail)
            refused[int(result["_id"])] = detail
    return refused


def refresh(name: str) -> None:
    """Let searches see what was written, on every copy of every part."""
    with understood():
        shards = client(seconds=PATIENT).indices.refresh(index=name)["_shards"]
        if shards["failed"] or not shards["successful"]:
            raise EngineAway(Trouble.INCOMPLETE, f"refresh of {name}: {shards}")


def checksums(name: str, *, after: int, up_to: int | None, kind: str = ChangeKind.PROFILE) -> Iterator[tuple[int, str]]:
    """(number, checksum) of the entries with `after` < number ≤ `up_to`, in order."""
    while True:
        bounds = {"gt": after} | ({} if up_to is None else {"lte": up_to})
        with understood():
            answer = client(seconds=PATIENT).search(
                index=name,
                query={"range": {kind: bounds}},
                sort=[kind],
                size=COMPARED_AT_ONCE,
                source=False,
                stored_fields=["_none_"],
                docvalue_fields=[{"field": kind}, {"field": "checksum"}],
                allow_partial_search_results=False,
            )
            found = [(hit["fields"][kind][0], hit["fields"]["checksum"][0]) for hit in answer["hits"]["hits"]]
        yield from found
        if len(found) < COMPARED_AT_ONCE:
            return
        after = found[-1][0]
