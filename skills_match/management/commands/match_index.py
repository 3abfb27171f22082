"""`manage.py match_index status|rebuild|drift|repair`: the indexes for people and assignments on the search server."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ...models import MatchIndex
from ...search_server import indices
from ...search_server.building import RebuildRunning, begin_build, build, drop_build
from ...search_server.client import EngineAway
from ...search_server.comparing import OutOfStep, compare, note_comparison, repair
from ...search_server.contents import contents_of, kinds
from ...search_server.keeping import bring_up_to_date
from ...search_server.writing import LeaseLost

#: Numbers of entries in one line of an answer.
SHOWN = 20


class Command(BaseCommand):
    help = "Look after the indexes for people and assignments on the search server (ELASTICSEARCH_URL)."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("status", help="what is in use, how far it is, and what is in trouble")
        verbs.add_parser("rebuild", help="build new ones next to those in use, then change over")
        verbs.add_parser("drift", help="compare them with the rows, both ways; fails when they differ")
        verbs.add_parser("repair", help="compare them with the rows and index again what differs")

    def handle(self, *, verb: str, **options):
        if not settings.ELASTICSEARCH_URL:
            raise CommandError("ELASTICSEARCH_URL is not set: matching works inside the web processes, without index.")
        try:
            refusals: list[str] = [refusal for refusal in getattr(self, verb)() if refusal]
        except (EngineAway, RebuildRunning) as error:
            raise CommandError(str(error)) from error
        except LeaseLost as error:
            raise CommandError(f"Another process has taken over {error}.") from error
        if refusals:
            raise CommandError(" ".join(refusals))

    def status(self):
        for index in MatchIndex.objects.all():
            self.stdout.write(f"{index.name}: {index.state}, begun {index.created_at:%Y-%m-%d %H:%M:%S}")
        known = set(MatchIndex.objects.values_list("name", flat=True))
        if unknown := set(indices.names()) - known:
            self.stdout.write(f"Unknown to this database, delete them by hand: {', '.join(sorted(unknown))}")
        return [self._status(kind) for kind in kinds()]

    def rebuild(self):
        for kind in kinds():
            self._rebuild(kind)
        return []

    def drift(self):
        return [self._drift(kind) for kind in kinds()]

    def repair(self):
        return [self._repair(kind) for kind in kinds()]

    def _status(self, kind: str) -> str:
        live, contents = MatchIndex.objects.live(kind), contents_of(kind)
        if live is None:
            return (
                f"No index of {contents.name} is in use. The worker builds one by itself, or run `match_index rebuild`."
            )
        health = indices.check_health(live.name)
        waiting = live.not_indexed(at_most=10**6)
        self.stdout.write(
            f"In use: {live.name}, {health['status']} on {health['nodes']} node(s), alias {indices.alias(kind)} → "
            f"{', '.join(indices.aliased(kind)) or 'nothing'}"
        )
        self.stdout.write(
            f"{contents.name.capitalize()}: {health['entries']} indexed, {contents.belonging().count()} belong in it"
        )
        self.stdout.write(
            f"Changes: {'all' if waiting is None else len(waiting)} wait, {live.failures.count()} were refused, "
            f"read at {live.drained_at:%H:%M:%S}"
        )
        compared = f"{live.checked_at:%Y-%m-%d %H:%M}" if live.checked_at else "never"
        self.stdout.write(f"Compared: {compared}, {live.differences} differences since it is in use")
        return f"{live.name} is too old and is not used: run `match_index rebuild`." if live.is_outdated else ""

    def _rebuild(self, kind: str) -> None:
        building, contents = MatchIndex.objects.building(kind), contents_of(kind)
        if building is not None and building.is_outdated:
            drop_build(index=building)
            building = None
        if building is not None:
            self.stdout.write(f"Going on with {building.name}, where {building.entries} {contents.name} are indexed")
        building = building or begin_build(kind=kind)
        total = contents.belonging().count()
        build(index=building, progress=lambda entries: self.stdout.write(f"{entries} of {total} {contents.name}"))
        self.stdout.write(self.style.SUCCESS(f"{building.name} is in use"))

    def _drift(self, kind: str) -> str:
        index = MatchIndex.objects.live(kind)
        if index is None:
            return _none_in_use(kind)
        found = self._compared(index)
        note_comparison(index=index, found=len(found), reached=None)
        return f"{index.name} and the rows differ: run `match_index repair`." if found else ""

    def _repair(self, kind: str) -> str:
        index = MatchIndex.objects.live(kind)
        if index is None:
            return _none_in_use(kind)
        repair(index=index, entries=self._compared(index).all)
        bring_up_to_date()
        index.refresh_from_db()
        found, _reached = compare(index=index)
        note_comparison(index=index, found=len(found), reached=None)
        if found:
            self._show(index, found)
            return f"In {index.name} some still differ: run `match_index rebuild`."
        self.stdout.write(self.style.SUCCESS(f"{index.name} and the rows agree"))
        return ""

    def _compared(self, index: MatchIndex) -> OutOfStep:
        found, _reached = compare(index=index)
        self._show(index, found)
        return found

    def _show(self, index: MatchIndex, found: OutOfStep) -> None:
        self.stdout.write(f"{index.name}:")
        for word, entries in (
            ("not in the index", found.missing),
            ("in the index only", found.surplus),
            ("different", found.different),
        ):
            shown = ", ".join(map(str, entries[:SHOWN])) + (" …" if len(entries) > SHOWN else "")
            self.stdout.write(f"{word}: {len(entries)}" + (f" ({shown})" if entries else ""))


def _none_in_use(kind: str) -> str:
    return f"No index of {contents_of(kind).name} is in use: run `match_index rebuild`."
