"""`manage.py match_index status|rebuild|drift|repair`: the index for matching on the search server."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from skills_match.domain.index_building import RebuildRunning, begin_build, build, drop_build, people_to_index
from skills_match.domain.index_comparing import Differences, compare, note_comparison, repair
from skills_match.domain.index_writing import LeaseLost
from skills_match.domain.match_index import bring_up_to_date
from skills_match.matching.elastic import indices
from skills_match.matching.elastic.client import EngineAway
from skills_match.models import IndexFailure, MatchIndex

#: Profile numbers in one line of an answer.
SHOWN = 20


class Command(BaseCommand):
    help = "Look after the index for matching on the search server (ELASTICSEARCH_URL)."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("status", help="what is in use, how far it is, and what is in trouble")
        verbs.add_parser("rebuild", help="build it anew beside the one in use, then change over")
        verbs.add_parser("drift", help="compare it with the rows, both ways; fails when they differ")
        verbs.add_parser("repair", help="compare it with the rows and index again what differs")

    def handle(self, *, verb: str, **options):
        if not settings.ELASTICSEARCH_URL:
            raise CommandError("ELASTICSEARCH_URL is not set: matching works inside the web processes, without index.")
        try:
            getattr(self, verb)()
        except (EngineAway, RebuildRunning) as error:
            raise CommandError(str(error)) from error
        except LeaseLost as error:
            raise CommandError(f"Another process has taken over {error}.") from error

    def status(self):
        for index in MatchIndex.objects.all():
            self.stdout.write(f"{index.name}: {index.state}, begun {index.created_at:%Y-%m-%d %H:%M:%S}")
        live = MatchIndex.objects.live()
        known = set(MatchIndex.objects.values_list("name", flat=True))
        if unknown := set(indices.names()) - known:
            self.stdout.write(f"Unknown to this database, delete them by hand: {', '.join(sorted(unknown))}")
        if live is None:
            raise CommandError("No index is in use. The worker builds one by itself, or run `match_index rebuild`.")
        health = indices.check_health(live.name)
        waiting = live.not_indexed(at_most=10**6) or set()
        refused = IndexFailure.objects.filter(index=live).count()
        self.stdout.write(
            f"In use: {live.name}, {health['status']} on {health['nodes']} node(s), alias {indices.alias()} → "
            f"{', '.join(indices.aliased()) or 'nothing'}"
        )
        self.stdout.write(f"People: {health['people']} indexed, {people_to_index()} may be matched")
        self.stdout.write(f"Changes: {len(waiting)} wait, {refused} were refused, read at {live.drained_at:%H:%M:%S}")
        compared = f"{live.checked_at:%Y-%m-%d %H:%M}" if live.checked_at else "never"
        self.stdout.write(f"Compared: {compared}, {live.differences} differences since it is in use")
        if live.is_outdated:
            raise CommandError("It is too old and is not used: run `match_index rebuild`.")

    def rebuild(self):
        building = MatchIndex.objects.building()
        if building is not None and building.is_outdated:
            drop_build(index=building)
            building = None
        if building is not None:
            self.stdout.write(f"Going on with {building.name}, where {building.people} people are indexed")
        building = building or begin_build()
        total = people_to_index()
        build(index=building, progress=lambda people: self.stdout.write(f"{people} of {total} people"))
        self.stdout.write(self.style.SUCCESS(f"{building.name} is in use"))

    def drift(self):
        index = self._live()
        found, _reached = compare(index=index)
        note_comparison(index=index, found=len(found), reached=None)
        self._show(found)
        if found:
            raise CommandError("The index and the rows differ: run `match_index repair`.")

    def repair(self):
        index = self._live()
        found, _reached = compare(index=index)
        self._show(found)
        repair(profiles=found.all)
        bring_up_to_date()
        found, _reached = compare(index=self._live())
        note_comparison(index=index, found=len(found), reached=None)
        if found:
            self._show(found)
            raise CommandError("Some still differ: run `match_index rebuild`.")
        self.stdout.write(self.style.SUCCESS("The index and the rows agree"))

    def _live(self) -> MatchIndex:
        live = MatchIndex.objects.live()
        if live is None:
            raise CommandError("No index is in use: run `match_index rebuild`.")
        return live

    def _show(self, found: Differences):
        for word, profiles in (
            ("not in the index", found.missing),
            ("in the index only", found.surplus),
            ("different", found.different),
        ):
            shown = ", ".join(map(str, profiles[:SHOWN])) + (" …" if len(profiles) > SHOWN else "")
            self.stdout.write(f"{word}: {len(profiles)}" + (f" ({shown})" if profiles else ""))
