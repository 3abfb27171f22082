"""The search for assignments gives the same from either engine: ids, order, counts and mended words, at any moment."""

import datetime
import random
import re
import time

import pytest
from django.core.management import CommandError
from django.test import Client as DjangoClient
from django.utils import timezone
from elasticsearch import Elasticsearch as Client

from skills_match.enums import AssignmentState, ChangeKind, MatchEngine, Trouble
from skills_match.models import Assignment, ConceptLabel, MatchIndex
from skills_match.models.match_index import INDEXED
from skills_match.search.documents import FACETS
from skills_match.search.elastic import queries
from skills_match.search.finding import find_assignments
from skills_match.search_server import indices
from skills_match.search_server.changes import record_change
from skills_match.search_server.comparing import compare
from skills_match.search_server.contents import kinds
from skills_match.search_server.keeping import bring_up_to_date, keep_index
from skills_match.search_server.server import circuit, trouble_for_staff
from tests.conftest import sign_in
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    OccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import InstitutionFactory, LanguageFactory, RegionFactory, SectorFactory
from tests.servers.ports import free_port

from .test_index import command
from .unwell import ANSWERS, FEWER_THAN_IT_SAYS, answering

ENGLISH = "train nurses repair wells plan budget audit midwife irrigation teaching software harbour fishing".split()
SWAHILI = "wauguzi visima bajeti ukunga umwagiliaji ualimu programu bandari uvuvi mkaguzi kufundisha".split()
NAMES = [("midwife", "mkunga"), ("water engineering", "uhandisi wa maji"), ("budget planning", "upangaji wa bajeti")]
WISHES = ["jobs in Lindi", "work from home", "remote", "kazi Pemba", "natafuta ajira", "mtandaoni Unguja"]
HOSTILE = [
    'title_en:nurses AND (NOT "x~9") OR *:* ^3 \\ / [a TO z]',
    '{"query": {"match_all": {}}}',
    "\u202enursing\u202c \u200f",
    "ممرضة",
    "🚑 nurses 👩🏾‍⚕️",
    "nurses " * 7000,
    "a" * 50_000,
    "\0",
    "of the na ya",
]


class World:
    """Assignments of few words and few facets, so that a search often finds some and seldom all."""

    def __init__(self, dice: random.Random, size: int) -> None:
        self.dice = dice
        self.host = InstitutionFactory()
        self.skills = [SkillFactory(en=en, sw=sw) for en, sw in NAMES]
        self.occupation = OccupationFactory(en="midwife", sw="mkunga")
        self.sectors = [SectorFactory(code=code) for code in ("water", "fishing", "schools")]
        self.regions = [RegionFactory(code=f"TZ-{number}") for number in (10, 11, 12)]
        self.languages = [LanguageFactory(code=code) for code in ("en", "sw", "fr")]
        for _number in range(size):
            self.add()

    def sentence(self, words: list[str]) -> str:
        return " ".join(self.dice.sample(words, self.dice.randint(0, 4)))

    def add(self) -> Assignment:
        dice, day = self.dice, timezone.localdate()
        added = AssignmentFactory(
            institution=self.host,
            title_en=self.sentence(ENGLISH) or "Work",
            title_sw=self.sentence(SWAHILI),
            background_en=self.sentence(ENGLISH),
            objective_en=self.sentence(ENGLISH),
            unit_en="",
            unit_sw=self.sentence(SWAHILI),
            occupation=dice.choice([None, None, self.occupation]),
            sector=dice.choice([None, *self.sectors]),
            region=dice.choice([None, *self.regions]),
            mode=dice.choice(["on_site", "online", "blended"]),
            length_days=dice.choice([7, 14, 15, 60, 400]),
            closing_on=dice.choice([None, day, day + datetime.timedelta(dice.randint(-2, 4))]),
            published_at=timezone.now() - datetime.timedelta(days=dice.randint(0, 3)),
        )
        if dice.random() < 0.5:
            AssignmentSkillFactory(assignment=added, skill=dice.choice(self.skills))
        for language in dice.sample(self.languages, dice.randint(0, 2)):
            AssignmentLanguageFactory(assignment=added, language=language)
        return added

    def slip(self, word: str) -> str:
        place = self.dice.randrange(len(word))
        return word[:place] + self.dice.choice("aeimz") + word[place + self.dice.randint(0, 1) :]

    def text(self) -> str:
        dice = self.dice
        if dice.random() < 0.1:
            return dice.choice(HOSTILE)
        around = dice.choice(["", "", "", *WISHES])
        words = dice.choices([*ENGLISH, *SWAHILI, *(name for pair in NAMES for name in pair)], k=dice.randint(0, 2))
        said = [dice.choice([word, word, self.slip(word), word[:3], word.upper()]) for word in words]
        return " ".join([*said, around])

    def chosen(self) -> dict[str, list[str]]:
        values = {
            "sector": ["water", "fishing", "schools", "no such sector"],
            "region": ["TZ-10", "TZ-11", "TZ-12"],
            "mode": ["on_site", "online", "blended", "x" * 5000],
            "length": ["2w", "6w", "3m", "longer"],
            "language": ["en", "sw", "fr"],
        }
        assert set(values) == set(FACETS)
        return {facet: self.dice.sample(some, self.dice.choice([0, 0, 0, 1, 2])) for facet, some in values.items()}


def both(settings, url: str, **asked) -> list[tuple]:
    """What each engine answers, hits in their order, and which engine it says it is."""
    answers = []
    for settings.ELASTICSEARCH_URL in ("", url):
        circuit.worked()
        found = find_assignments(**asked)
        answers.append((list(found.worth.items()), found.counts, found.mended, found.meant, found.engine))
    return answers


def agree(settings, url: str, **asked) -> int:
    """How many both find."""
    (*process, embedded), (*server, elasticsearch) = both(settings, url, **asked)
    assert [embedded, elasticsearch] == [MatchEngine.EMBEDDED, MatchEngine.ELASTICSEARCH]
    assert server == process, asked
    return len(process[0])


def draw(world: World) -> dict:
    scores = {pk: world.dice.randint(0, 3) for pk in Assignment.objects.values_list("pk", flat=True)[::2]}
    return {
        "text": world.text(),
        "chosen": world.chosen(),
        "sort": world.dice.choice(["words", "closing", "newest", "match"]),
        "scores": scores,
    }


@pytest.fixture
def world(db):
    return World(random.Random(11), 90)


def test_both_engines_find_the_same_in_the_same_order_with_the_same_counts(world, assignments_indexed, settings):
    url = settings.ELASTICSEARCH_URL

    found = [agree(settings, url, **draw(world)) for _time in range(200)]

    assert sum(1 for number in found if 0 < number < 60) > 60, "most searches find some"


def test_what_changed_a_moment_ago_is_right_before_during_and_after_indexing(world, assignments_indexed, settings):
    url, dice = settings.ELASTICSEARCH_URL, world.dice
    for step in range(40):
        changed = dice.choice(list(Assignment.objects.order_by("pk")))
        change = dice.choice(["close", "publish", "title", "delete", "add"])
        pk = changed.pk
        if change == "delete":
            changed.delete()
        elif change == "add":
            pk = world.add().pk
        else:
            changed.title_en = world.sentence(ENGLISH)
            changed.state = AssignmentState.CLOSED if change == "close" else AssignmentState.PUBLISHED
            changed.save()
        record_change(kind=ChangeKind.ASSIGNMENT, object_id=pk)
        if step % 4 == 3:
            assert bring_up_to_date()
        agree(settings, url, **draw(world))

    bring_up_to_date()
    assert MatchIndex.objects.live(ChangeKind.ASSIGNMENT).not_indexed(at_most=9) == set()
    assert len(compare(index=MatchIndex.objects.live(ChangeKind.ASSIGNMENT))[0]) == 0


def test_a_word_taken_out_of_the_taxonomy_finds_nothing_at_once(world, assignments_indexed, settings):
    """Every assignment may have changed: this process answers until the worker has written them again.

    With a word that nobody knows: of a known one the search would show what is near.
    """
    url = settings.ELASTICSEARCH_URL
    label = ConceptLabel.objects.get(text="uhandisi wa maji")

    def call_it(text: str) -> None:
        label.text = text
        label.save()
        record_change(kind=ChangeKind.TAXONOMY, object_id=label.concept_id)

    call_it("mzengwere wa maji")
    keep_index()
    assert agree(settings, url, text="mzengwere")
    call_it("kazi za maji")

    process, server = both(settings, url, text="mzengwere")
    assert (server, process[0]) == (process, [])
    assert circuit.may_try(), "it is no fault of the search server"

    settings.ELASTICSEARCH_URL = url
    keep_index()

    assert agree(settings, url, text="mzengwere") == 0
    assert agree(settings, url, text="kazi maji")


def test_the_closing_day_passes_without_any_change(world, assignments_indexed, settings, time_machine):
    before = agree(settings, settings.ELASTICSEARCH_URL)
    time_machine.move_to(timezone.now() + datetime.timedelta(days=2), tick=False)

    assert 0 < agree(settings, settings.ELASTICSEARCH_URL) < before


def test_a_search_wider_than_one_answer_is_made_in_the_process(world, assignments_indexed, settings, monkeypatch):
    monkeypatch.setattr(queries, "WIDEST", 5)

    process, server = both(settings, settings.ELASTICSEARCH_URL)

    assert server == process
    assert circuit.may_try()


def test_only_what_anybody_may_read_is_in_the_index(world, assignments_indexed, search_server):
    draft = AssignmentFactory(institution=world.host, state=AssignmentState.DRAFT)
    record_change(kind=ChangeKind.ASSIGNMENT, object_id=draft.pk)
    bring_up_to_date()

    server = Client(search_server)
    assert not server.exists(index=assignments_indexed.name, id=str(draft.pk))
    held = server.get(index=assignments_indexed.name, id=str(Assignment.objects.published().first().pk))["_source"]
    assert set(held) == {
        "assignment", "closing", "published", "checksum", *FACETS,
        "title_en", "title_sw", "vocabulary_en", "vocabulary_sw", "text_en", "text_sw",
    }  # fmt: skip


def test_a_page_is_the_same_from_either_engine(world, assignments_indexed, settings, professional):
    """The public list with words and a facet, by match with one's own profile, and the search of the whole site."""
    PersonSkillFactory(profile=professional.profile, skill=world.skills[0])
    member, visitor, url = sign_in(professional), DjangoClient(), settings.ELASTICSEARCH_URL
    asked = [
        (visitor, "/en/assignments/?q=nurzes&mode=online"),
        (visitor, "/sw/assignments/?sort=newest&page=2"),
        (member, "/en/assignments/?sort=match"),
        (member, "/en/search/?q=wells"),
    ]
    pages = {}
    for settings.ELASTICSEARCH_URL in ("", url, f"http://127.0.0.1:{free_port()}"):
        circuit.worked()
        answers = [client.get(address) for client, address in asked]
        pages[settings.ELASTICSEARCH_URL] = [main_of(answer) for answer in answers]
        assert bool(circuit.trouble) == (settings.ELASTICSEARCH_URL not in ("", url))

    process, server, away = pages.values()
    assert process == server == away
    assert 'value="match" selected' in server[2]
    assert str(Trouble.UNREACHABLE.label) not in "".join(away), "only the office reads of it"


def main_of(page) -> str:
    """What a page says, without the tokens of its forms."""
    assert page.status_code == 200
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode().split("<main", 1)[1])


class TestCommand:
    """`manage.py match_index` looks after both kinds of index."""

    @pytest.fixture
    def world(self, db):
        return World(random.Random(11), 12)

    def test_a_rebuild_makes_both(self, world, search_server):
        said = command("rebuild")

        assert set(kinds()) == set(INDEXED)
        names = {kind: MatchIndex.objects.live(kind).name for kind in INDEXED}
        assert all(f"{name} is in use" in said for name in names.values())
        assert {kind: indices.aliased(kind) for kind in INDEXED} == {kind: [name] for kind, name in names.items()}
        assert "12 of 12 assignments" in said
        assert f"Assignments: 12 indexed, {Assignment.objects.published().count()} belong in it" in command("status")

    def test_drift_of_one_kind_is_found_and_repaired(self, world, search_server):
        command("rebuild")
        live = MatchIndex.objects.live(ChangeKind.ASSIGNMENT)
        lost = Assignment.objects.published().first()
        Client(search_server).delete(index=live.name, id=str(lost.pk), refresh=True)

        with pytest.raises(CommandError) as refusal:
            command("drift")
        assert str(refusal.value) == f"{live.name} and the rows differ: run `match_index repair`."
        assert f"not in the index: 1 ({lost.pk})" in command("repair")
        assert command("drift")

    def test_the_worker_builds_keeps_and_replaces_both(self, world, search_server):
        for _tick in range(9):  # more than one only where the machine is slow: a tick builds for five seconds
            keep_index()
        first = MatchIndex.objects.live(ChangeKind.ASSIGNMENT)
        MatchIndex.objects.filter(pk=first.pk).update(layout=0)

        for _tick in range(9):
            keep_index()

        second = MatchIndex.objects.live(ChangeKind.ASSIGNMENT)
        assert (first.name == second.name, second.entries) == (False, Assignment.objects.published().count())
        assert MatchIndex.objects.filter(kind=ChangeKind.PROFILE).count() == 1


class TestBadDays:
    """The list of the process, in time, and a sentence for staff."""

    @pytest.fixture
    def world(self, db):
        return World(random.Random(11), 12)

    @pytest.fixture
    def right(self, world, assignments_indexed, settings):
        settings.ELASTICSEARCH_SECONDS = 0.4  # as in production
        find_assignments()  # as web processes do in the background
        asked = {"text": "nurses", "chosen": {"mode": ["online"]}, "sort": "words"}

        def right(url: str) -> bool:
            started = time.monotonic()
            process, server = both(settings, url, **asked)
            assert time.monotonic() - started < 1
            assert process[0]
            assert server == process, "the engine of the process"
            return True

        return right

    def test_a_search_server_that_refuses(self, right):
        assert right(f"http://127.0.0.1:{free_port()}")
        assert trouble_for_staff() == Trouble.UNREACHABLE.label

    @pytest.mark.parametrize("answer", [*ANSWERS.values(), FEWER_THAN_IT_SAYS], ids=[*ANSWERS, "hits left out"])
    def test_a_search_server_that_answers_garbage_is_not_believed(self, right, answer):
        with answering(answer) as url:
            assert right(url)
            if answer != FEWER_THAN_IT_SAYS:
                assert trouble_for_staff() in {Trouble.BROKEN.label, Trouble.UNREACHABLE.label}

    def test_a_search_server_that_hangs_is_waited_for_once(self, right, settings):
        with answering(b"") as url:
            assert right(url)
            started = time.monotonic()
            settings.ELASTICSEARCH_URL = url
            assert find_assignments().engine == MatchEngine.EMBEDDED

        assert time.monotonic() - started < 0.3

    def test_an_index_deleted_by_hand_is_built_again(self, right, settings, search_server, assignments_indexed):
        Client(search_server).indices.delete(index=assignments_indexed.name)

        assert right(search_server)
        assert trouble_for_staff() == Trouble.MISSING.label

        keep_index()
        circuit.worked()

        assert MatchIndex.objects.live(ChangeKind.ASSIGNMENT).name != assignments_indexed.name
        assert agree(settings, search_server, text="nurses")
        assert trouble_for_staff() == ""

    def test_an_index_that_missed_days_is_not_read(self, right, search_server):
        MatchIndex.objects.update(drained_at=timezone.now() - datetime.timedelta(days=4))

        assert right(search_server)
        assert trouble_for_staff() == Trouble.OUTDATED.label

    def test_an_entry_that_is_refused_is_found_all_the_same(self, world, settings, assignments_indexed):
        """A word too long for the search server, in a text that nobody would write."""
        odd = world.add()
        odd.title_en, odd.closing_on = "Nurses " + "x" * 40_000, None
        odd.background_en = odd.title_en
        odd.title_en = "Nurses"
        odd.save()
        record_change(kind=ChangeKind.ASSIGNMENT, object_id=odd.pk)

        bring_up_to_date()

        assert MatchIndex.objects.live(ChangeKind.ASSIGNMENT).failures.get().object_id == odd.pk
        assert agree(settings, settings.ELASTICSEARCH_URL, text="nurses")
        assert odd.pk in find_assignments(text="nurses").worth
