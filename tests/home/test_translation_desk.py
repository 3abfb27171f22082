"""The list of translations: asked for, taken, done; and the texts of records that lack a language."""

import datetime

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.models import ModelLogEntry

from casework.moves import MoveNotAllowed, Stale
from casework.translated.registry import kind_called
from diaspora.models import Notice
from diaspora.privacy.erasure import delete_account
from home.enums import JobState
from home.models import NewsPage, OutOfDate, TranslationJob
from home.page_translation.bringing import bring_changes
from home.page_translation.publishing import publish_translation
from home.translation_desk.jobs import AskedAlready, ask_for_translation, finish, give_back, no_longer_needed, take
from home.translation_desk.one_language import ask_for_what_lacks
from home.translation_desk.terms import terms_in
from tests.conftest import sign_in
from tests.factories.demonstration.translations import build_translations
from tests.factories.matching import AssignmentFactory, SkillFactory
from tests.factories.pages import NewsPageFactory, OrganisationFactory
from tests.factories.people import UserFactory

from .conftest import _member_of
from .test_editors import translate_all

pytestmark = pytest.mark.django_db
LIST = "/en/translations/"
#: An assignment with all of its texts in both languages.
WHOLE = {f"{field}_{code}": f"{field} {code}" for field in kind_called("assignment").fields for code in ("en", "sw")}


@pytest.fixture
def page(site):
    page = NewsPageFactory(parent=site.news, title="Posts", slug="posts", summary="", body=[])
    page.save_revision().publish()
    return page


@pytest.fixture
def assignment(db):
    """Open, and written in English only."""
    return AssignmentFactory(
        title_en="Train nurses", title_sw="", tasks_en="Teach wound care.", tasks_sw="", author=UserFactory()
    )


def asked(record, by, **values) -> TranslationJob:
    values = {"from_language": "en", "to_language": "sw", "due_on": localdate() + datetime.timedelta(days=3), **values}
    return ask_for_translation(record=record, by=by, **values)


def told(user) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def write_address(assignment, language="sw") -> str:
    return reverse("home:translate_text", args=["assignment", assignment.pk, language])


def test_who_is_named_hears_of_it_once_with_the_day(page, editor, translator):
    other = _member_of("Translators")

    job = asked(page, editor, translator=translator)

    [notice] = Notice.objects.filter(user=translator)
    assert notice.values["day"] == {"date": job.due_on.isoformat()}
    assert (told(other), told(editor)) == ([], [])


def test_what_is_for_anybody_is_told_to_all_translators(page, editor, translator):
    other = _member_of("Translators")

    asked(page, editor)

    assert [told(user) for user in (translator, other, editor)] == [["translation_asked"], ["translation_asked"], []]


def test_a_translation_is_asked_for_once_until_it_is_done(page, editor, moderator, translator):
    job = asked(page, editor)
    with pytest.raises(AskedAlready):
        asked(page, moderator)

    take(job=job, by=translator)
    finish(job=job, by=translator)
    again = asked(page, moderator)

    assert again.state == JobState.WAITING
    assert told(editor) == ["translation_done"]


def test_what_somebody_took_is_nobody_elses_until_it_is_given_back(page, editor, translator):
    other = _member_of("Translators")
    job = asked(page, editor)
    take(job=job, by=translator)

    with pytest.raises(MoveNotAllowed):
        finish(job=job, by=other)
    give_back(job=job, by=translator)
    take(job=job, by=other)

    job.refresh_from_db()
    assert (job.translator, job.state) == (other, JobState.IN_WORK)


def test_only_who_asked_or_publishes_says_that_it_is_not_needed(page, editor, moderator, translator):
    job = asked(page, editor)
    take(job=job, by=translator)

    with pytest.raises(MoveNotAllowed):
        no_longer_needed(job=job, by=translator)
    no_longer_needed(job=job, by=moderator)

    assert told(translator) == ["translation_asked", "translation_withdrawn"]


def test_what_a_translator_had_taken_is_for_anybody_again_after_they_left(page, editor, translator):
    job = asked(page, editor, note=f"{translator.first_name} knows the words.")
    take(job=job, by=translator)

    delete_account(user=translator)

    job.refresh_from_db()
    assert (job.translator, job.state, job.note) == (None, JobState.WAITING, "")


def test_a_stale_page_takes_nothing(page, editor, translator):
    job = asked(page, editor)
    take(job=job, by=translator)

    with pytest.raises(Stale):
        give_back(job=job, by=translator, seen="waiting")


def test_publishing_the_translation_takes_it_off_the_list(page, site, editor, translator, moderator):
    job = asked(page, editor)
    swahili = bring_changes(original=page, locale=site.swahili, by=translator)
    translate_all(page, site)
    moderator.client.post(reverse("wagtailadmin_pages:edit", args=[swahili.pk]), {"action": "publish"})

    job.refresh_from_db()
    assert job.state == JobState.DONE


def test_a_job_goes_with_its_page(page, editor, moderator):
    asked(page, editor)

    page.delete()

    assert TranslationJob.objects.count() == 0
    assert moderator.client.get(LIST).status_code == 200


def test_the_list_shows_what_is_mine_anybodys_and_overdue(page, site, editor, translator):
    mine = NewsPageFactory(parent=site.news, title="Mine")
    asked(mine, editor, translator=translator)
    late = asked(page, editor)
    TranslationJob.objects.filter(pk=late.pk).update(due_on=localdate() - datetime.timedelta(days=1))

    shown = {
        show: [row["title"] for row in translator.client.get(LIST, {"show": show}).context["rows"]]
        for show in ("", "mine", "anybody", "overdue", "done")
    }

    assert shown == {"": ["Posts", "Mine"], "mine": ["Mine"], "anybody": ["Posts"], "overdue": ["Posts"], "done": []}


def test_others_see_no_list_and_ask_for_nothing(site, page, professional, officer):
    addresses = [LIST, reverse("home:ask_translation", args=["page", page.pk, "sw"])]

    assert {sign_in(user).get(each).status_code for user in (professional, officer) for each in addresses} == {403}


def test_an_editor_asks_by_the_form_and_a_day_in_the_past_is_refused(page, editor, translator):
    address = reverse("home:ask_translation", args=["page", page.pk, "sw"])

    refused = editor.client.post(address, {"translator": "", "due_on": "2020-01-01", "note": "Please"})
    editor.client.post(address, {"translator": translator.pk, "due_on": localdate().isoformat(), "note": "Please"})

    job = TranslationJob.objects.get()
    assert "Choose today or a later day." in refused.content.decode()
    assert (job.translator, job.note, job.asked_by) == (translator, "Please", editor)


@pytest.mark.parametrize("language", ["en", "fr", "zz"])
def test_nobody_asks_for_a_language_in_which_the_text_cannot_be(page, assignment, translator, language):
    """Its own, one that is for single pages, one that the portal does not know."""
    into = [("page", page.pk), *([("assignment", assignment.pk)] if language != "en" else [])]
    addresses = [reverse("home:ask_translation", args=[*record, language]) for record in into]
    typed = {"translator": "", "due_on": localdate().isoformat(), "note": ""}

    assert {translator.client.post(address, typed).status_code for address in addresses} == {404}
    assert TranslationJob.objects.count() == 0


def test_an_assignment_in_one_language_is_listed_and_a_draft_is_not(site, assignment, translator):
    AssignmentFactory(title_en="Secret draft", title_sw="", state="draft")

    html = translator.client.get(LIST).content.decode()

    assert write_address(assignment) in html
    assert "Secret draft" not in html


def test_a_translator_writes_what_lacks_and_nothing_else(site, assignment, translator, professional):
    address = write_address(assignment)
    shown = translator.client.get(address).content.decode()

    form = translator.client.get(address).context["form"]
    texts = {name: "" for name in form.fields if name != "version"}
    texts |= {"title": "Fundisha wauguzi", "tasks": "Fundisha."}
    answer = translator.client.post(address, {**texts, "version": form.version, "title_en": "Changed", "posts": "50"})

    assignment.refresh_from_db()
    assert "Teach wound care." in shown
    assert answer.status_code == 302
    assert (assignment.title_en, assignment.title_sw, assignment.tasks_sw) == (
        "Train nurses",
        "Fundisha wauguzi",
        "Fundisha.",
    )
    assert assignment.posts != 50
    assert sign_in(professional).get(address).status_code == 403


def test_what_a_colleague_wrote_meanwhile_stays_and_what_was_typed_is_not_lost(site, assignment, translator):
    address = write_address(assignment)
    version = translator.client.get(address).context["form"].version
    assignment.title_sw = "Ya mwenzangu"
    assignment.save()

    first = translator.client.post(address, {"title": "Yangu", "tasks": "", "version": version})
    again = translator.client.post(address, {"title": "Yangu", "tasks": "", "version": first.context["form"].version})

    assignment.refresh_from_db()
    assert assignment.title_sw == "Ya mwenzangu"
    assert all(text in first.content.decode() for text in ("Ya mwenzangu", "Yangu"))
    assert "it stays as they wrote it" in again.content.decode()
    assert "Yangu" in again.content.decode()


@pytest.mark.parametrize("language", ["en", "sw"])
def test_nobody_who_translates_rewrites_what_is_written(site, translator, editor, language):
    """Neither the original nor a translation, of whatever kind: this desk only fills in what is missing."""
    whole = AssignmentFactory(**WHOLE)
    partner = OrganisationFactory(does_en="Pays.", does_sw="Hulipa.")
    addresses = [
        write_address(whole, language),
        reverse("home:translate_text", args=["organisation", partner.pk, language]),
    ]

    for user in (translator, editor):
        for address in addresses:
            assert user.client.get(address).status_code == 302
            for field in ("title", "name", "does", f"title_{language}"):
                user.client.post(address, {field: "Pay 50 dollars first", "version": "new"})
            version = user.client.post(address, {"title": "Pay", "does": "Pay"}).context["form"].version
            user.client.post(address, {"title": "Pay", "does": "Pay", "name": "Pay", "version": version})

    whole.refresh_from_db()
    partner.refresh_from_db()
    assert {name: getattr(whole, name) for name in WHOLE} == WHOLE
    assert (partner.does_en, partner.does_sw) == ("Pays.", "Hulipa.")


def test_nothing_is_asked_for_that_is_there(site, editor):
    whole = AssignmentFactory(**WHOLE)
    address = reverse("home:ask_translation", args=["assignment", whole.pk, "sw"])

    assert editor.client.get(address).status_code == 404


def test_who_wrote_an_assignment_hears_of_its_translation_and_the_history_holds_it(site, assignment, translator):
    form = translator.client.get(write_address(assignment)).context["form"]

    translator.client.post(write_address(assignment), {"title": "Fundisha", "tasks": "", "version": form.version})

    entry = ModelLogEntry.objects.for_instance(assignment).get(action="assignment.translated")
    assert told(assignment.author) == ["assignment_translated"]
    assert entry.data["texts"]["title_sw"] == "Fundisha"


def test_what_is_not_public_is_not_found(site, assignment, translator):
    draft = AssignmentFactory(title_en="Secret draft", title_sw="", state="draft")

    assert translator.client.get(write_address(draft)).status_code == 404
    assert translator.client.get(reverse("home:translate_text", args=["user", 1, "sw"])).status_code == 404
    assert translator.client.get(write_address(assignment, "fr")).status_code == 404


def test_an_assignment_in_one_language_is_asked_for_and_its_owner_is_told(assignment, translator):
    ask_for_what_lacks(assignment)
    ask_for_what_lacks(assignment)

    job = TranslationJob.objects.get()
    assert (job.record, job.from_language, job.to_language, job.asked_by) == (assignment, "en", "sw", None)
    assert told(assignment.author) == ["assignment_one_language"]


def test_a_whole_text_takes_it_off_the_list(site, assignment, translator):
    ask_for_what_lacks(assignment)
    form = translator.client.get(write_address(assignment)).context["form"]
    texts = {name: f"Maandishi {name}" for name in form.fields if name != "version"}

    translator.client.post(write_address(assignment), {**texts, "version": form.version})

    assert TranslationJob.objects.get().state == JobState.DONE


def test_a_partner_that_lacks_a_text_is_listed_and_translated_and_a_whole_one_is_not(site, translator):
    partner = OrganisationFactory(does_en="Pays for visits.", does_sw="")
    OrganisationFactory(name_en="Whole", does_en="Helps.", does_sw="Husaidia.")
    address = reverse("home:translate_text", args=["organisation", partner.pk, "sw"])

    listed = translator.client.get(LIST).content.decode()
    form = translator.client.get(address).context["form"]
    texts = {"does": "Hulipia ziara.", "version": form.version}
    translator.client.post(address, texts)

    partner.refresh_from_db()
    assert (address in listed, "Whole" in listed) == (True, False)
    assert (partner.does_en, partner.does_sw) == ("Pays for visits.", "Hulipia ziara.")
    assert address not in translator.client.get(LIST).content.decode()


def test_the_demonstration_shows_a_stale_page_and_who_asked_for_its_translation(page, site, moderator, translator):
    swahili = publish_translation(page=page, locale=site.swahili, texts={"Posts": "Vituo", "posts": "vituo"})

    job = build_translations(NewsPage.objects.get(pk=page.pk), moderator)

    assert OutOfDate.objects.get().page_id == swahili.pk
    assert (job.record.pk, job.state, job.asked_by) == (page.pk, JobState.WAITING, moderator)
    assert told(translator) == ["translation_asked"]


def test_agreed_terms_are_found_in_a_text(db):
    SkillFactory(en="wound care", sw="utunzaji wa vidonda")
    SkillFactory(en="plumbing", sw="ufundi bomba")

    assert terms_in("Teach Wound care to nurses.", language="en", into="sw") == [("wound care", "utunzaji wa vidonda")]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_at_any_length(site, editor, translator, rows, django_assert_max_num_queries):
    for number in range(rows):
        asked(NewsPageFactory(parent=site.news, title=f"News {number}"), editor, translator=translator)
        AssignmentFactory(title_en=f"One {number}", title_sw="")
    translator.client.get(LIST)

    with django_assert_max_num_queries(60) as asked_for:
        translator.client.get(LIST)

    assert len(asked_for) == QUERIES


QUERIES = 54


def test_the_list_leads_into_a_page_that_nobody_began(page, editor, translator, site):
    asked(page, editor)
    html = translator.client.get(LIST).content.decode()
    begin = reverse("bring_translation", args=[page.pk, "sw"])
    assert f'action="{begin}"' in html
    assert f'<a href="{page.url}">Posts</a>' in html

    answer = translator.client.post(begin)

    begun = page.get_translation(site.swahili)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[begun.pk])
    assert f'action="{begin}"' not in translator.client.get(LIST).content.decode()


def test_the_letter_of_a_translated_page_leads_to_the_page(page, editor, translator, moderator, site):
    asked(page, editor, translator=translator)
    translated = publish_translation(
        page=page, locale=site.swahili, texts={"Posts": "Vituo", "posts": "vituo"}, by=moderator
    )

    [notice] = Notice.objects.filter(user=editor, kind="translation_done")
    assert notice.path == f"/n/{translated.pk}/"


def test_texts_of_a_record_are_named_as_on_its_own_form_and_none_is_called_optional(assignment, translator):
    html = translator.client.get(write_address(assignment)).content.decode()

    assert '<h2 class="h3">Title</h2>' in html
    assert "Title, in Kiswahili" in html
    assert "(optional)" not in html


def test_what_was_asked_for_is_taken_and_ended_on_the_page_itself(page, editor, translator, site):
    job = asked(page, editor)
    here = reverse("wagtailadmin_pages:edit", args=[bring_changes(original=page, locale=site.swahili, by=editor).pk])
    take_it = reverse("home:move_translation", args=[job.pk, "in_work"])
    assert f'action="{take_it}"' in translator.client.get(here).text

    answer = translator.client.post(take_it, {"seen": "waiting", "next": here})

    job.refresh_from_db()
    assert (answer.url, job.translator) == (here, translator)
    assert reverse("home:move_translation", args=[job.pk, "done"]) in translator.client.get(here).text
    assert take_it not in translator.client.get(here).text
    assert "https://elsewhere" not in translator.client.post(take_it, {"next": "https://elsewhere.example/"}).url
