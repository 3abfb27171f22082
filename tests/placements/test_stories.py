"""A story is told as long as those agree whom it is about; what was left is asked about after a year."""

import datetime
import io

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse
from openpyxl import load_workbook

from home.site.groups import EDITORS, ensure_groups
from placements.deliverables.using import AskedInAYear, say_use
from placements.models import DeliverableUse, Story
from placements.programme_reports import printing
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.people import UserFactory
from tests.factories.placements import (
    DeliverableFactory,
    PlacementFactory,
    ProgrammeReportFactory,
    ReportDocumentFactory,
    StoryFactory,
)

pytestmark = pytest.mark.django_db
TOLD = {"title": "One ward", "text": "Nurses read the partograph.", "language": "en", "agrees": "on"}


@pytest.fixture
def newsroom():
    ensure_groups()
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name=EDITORS))
    return sign_in(editor)


def tell(user, area, placement, **more):
    return sign_in(user).post(reverse(f"{area}:tell_story", args=[placement.pk]), TOLD | more)


def press(user, address, *args, **sent):
    return sign_in(user).post(reverse(address, args=args), sent)


def stories_in_report(officer, placement) -> str:
    asked = {
        "programme": placement.assignment.programme_id,
        "first_on": placement.starts_on,
        "last_on": placement.ends_on,
    }
    return sign_in(officer).get(reverse("office:programme_report"), asked).text


def test_a_story_of_the_host_is_shown_only_once_the_expert_agrees(placement, professional, manager, officer, newsroom):
    tell(manager, "institution_assignments", placement)
    story = Story.objects.get()
    before = stories_in_report(officer, placement), newsroom.get(reverse("placements:stories")).text
    press(professional, "my:agree_to_story", placement.pk, story.pk, shown=story.version)
    after = stories_in_report(officer, placement), newsroom.get(reverse("placements:stories")).text
    tell(manager, "institution_assignments", placement, text="Other words.")
    changed = stories_in_report(officer, placement)

    assert ["One ward" in page for page in (*before, *after, changed)] == [False, False, True, True, False]


def test_a_page_that_shows_older_words_agrees_to_none_and_uses_none(placement, professional, manager, newsroom):
    tell(manager, "institution_assignments", placement)
    older = Story.objects.get()
    assert f'value="{older.version}"' in sign_in(professional).get(reverse("my:placement", args=[placement.pk])).text
    tell(manager, "institution_assignments", placement, text="The expert failed.")
    press(professional, "my:agree_to_story", placement.pk, older.pk, shown=older.version)
    unread = Story.objects.get().expert_agreed_at
    press(professional, "my:agree_to_story", placement.pk, older.pk, shown=Story.objects.get().version)
    newsroom.post(reverse("placements:use_story", args=[older.pk]), {"shown": older.version})

    read = Story.objects.get()
    assert (unread, read.is_shown, read.taken_at) == (None, True, None)


def test_nobody_tells_a_story_without_agreeing(placement, professional):
    page = tell(professional, "my", placement, agrees="")
    assert page.status_code == 200
    assert not Story.objects.exists()


def test_a_name_stands_only_where_the_expert_wanted_it(placement, professional, officer):
    tell(professional, "my", placement)
    without = stories_in_report(officer, placement)
    tell(professional, "my", placement, is_named="on")
    named = stories_in_report(officer, placement)

    assert ["an expert ·" in without, f"{professional} ·" in named] == [True, True]
    assert f"{professional} ·" not in without


def test_what_is_taken_back_leaves_reports_papers_and_the_newsroom(
    placement, professional, officer, newsroom, monkeypatch
):
    monkeypatch.setattr(printing, "can_print", lambda: False)
    story = StoryFactory(placement=placement, title="One ward")
    programme = placement.assignment.programme
    days = {"first_on": placement.starts_on, "last_on": placement.starts_on, "edition": placement.ends_on}
    paper = ReportDocumentFactory(report=ProgrammeReportFactory(programme=programme, **days), language="en")
    workbook = reverse("office:frozen_workbook", args=[paper.report_id])

    def told() -> list[bool]:
        printing.print_reports()
        paper.refresh_from_db()
        sheets = load_workbook(io.BytesIO(b"".join(sign_in(officer).get(workbook).streaming_content))).sheetnames
        page = sign_in(officer).get(reverse("office:frozen_report", args=[paper.report_id])).text
        return [b"One ward" in bytes(paper.content), "Stories" in sheets, "One ward" in page]

    before = told()
    newsroom.post(reverse("placements:use_story", args=[story.pk]), {"shown": story.version})
    press(professional, "my:story_back", placement.pk, story.pk)
    after = told()
    waiting = newsroom.get(reverse("placements:stories"), {"list": "back"}).text
    newsroom.post(reverse("placements:story_down", args=[story.pk]))

    assert (before, after) == ([True, True, True], [False, False, False])
    assert "Nothing of it is on our pages any more" in waiting
    assert Story.objects.values_list("title", "text").get() == ("", "")
    assert "No story waits" in newsroom.get(reverse("placements:stories"), {"list": "back"}).text


def test_the_newsroom_takes_down_what_it_used_in_words_that_are_others_now(placement, professional, manager, newsroom):
    def press_in_newsroom(name: str) -> None:
        newsroom.post(reverse(f"placements:{name}", args=[story.pk]), {"shown": Story.objects.get().version})

    def lists() -> list[int]:
        return [each.count() for each in (Story.objects.offered(), Story.objects.used(), Story.objects.to_take_down())]

    story, seen = StoryFactory(placement=placement, side="host"), []
    steps = [
        lambda: press_in_newsroom("use_story"),
        lambda: press_in_newsroom("story_down"),  # by a page that is too old
        lambda: press(professional, "my:story_back", placement.pk, story.pk),
        lambda: tell(manager, "institution_assignments", placement, title="Secret", text="Other words."),
        lambda: press_in_newsroom("story_down"),
        lambda: press(professional, "my:agree_to_story", placement.pk, story.pk, shown=Story.objects.get().version),
        lambda: press_in_newsroom("use_story"),
    ]
    for step in steps:
        step()
        seen.append(lists())
        assert "Secret" not in newsroom.get(reverse("placements:stories"), {"list": "back"}).text

    offered, used, back = [1, 0, 0], [0, 1, 0], [0, 0, 1]
    assert seen == [used, used, back, back, [0, 0, 0], offered, used]


def test_the_newsroom_alone_reads_stories_that_may_be_told(professional, manager, officer):
    answers = [
        sign_in(user).get(reverse("placements:stories")).status_code for user in (professional, manager, officer)
    ]
    assert answers == [403, 403, 403]


def test_what_was_left_is_asked_about_after_a_year_once_and_counts(manager, officer, confirmed):
    ended = today_in_closing_zone() - datetime.timedelta(days=365)
    placement = PlacementFactory(application=confirmed, state="evaluated", starts_on=ended, ends_on=ended)
    used, unused, later = (DeliverableFactory(placement=placement, done_on=ended) for _number in range(3))
    page = reverse("institution_assignments:placement", args=[placement.pk])
    client = sign_in(manager)
    with time_machine.travel(datetime.datetime.now() - datetime.timedelta(days=2)), pytest.raises(AskedInAYear):
        say_use(deliverable=used, by=manager, is_used=True)

    asked = client.get(page).text.count("Is it still used?")
    for row, answer in [(used, "yes"), (unused, "no"), (used, "no"), (later, "perhaps")]:
        address = reverse("institution_assignments:deliverable_use", args=[placement.pk, row.pk])
        client.post(address, {"is_used": answer})

    assert asked == 3
    assert dict(DeliverableUse.objects.values_list("deliverable", "is_used")) == {used.pk: True, unused.pk: False}
    today = today_in_closing_zone()
    asked = {"programme": placement.assignment.programme_id, "first_on": today, "last_on": today}
    tables = sign_in(officer).get(reverse("office:programme_report"), asked).context["tables"]
    rows = dict(next(table["rows"] for table in tables if table["title"] == "Deliverables"))
    assert (rows["Asked about after a year"], rows["Deliverables still used after a year"]) == (2, 1)
    behind = sign_in(officer).get(reverse("office:programme_report_rows"), asked | {"figure": "measure.kept"}).text
    assert placement.reference in behind
