"""Texts of records that lack a language: found, asked for, and filled in by whoever translates."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.models import ModelLogEntry

from casework.translated.registry import kind_called
from diaspora.models import Notice
from home.enums import JobState
from home.models import TranslationJob
from home.translation_desk.jobs import ask_for_translation
from home.translation_desk.one_language import ask_for_what_lacks
from home.translation_desk.terms import terms_in
from tests.conftest import sign_in
from tests.factories.matching import AssignmentFactory, SkillFactory
from tests.factories.pages import OrganisationFactory

pytestmark = pytest.mark.django_db
LIST = "/en/translations/"
#: An assignment with all of its texts in both languages.
WHOLE = {f"{field}_{code}": f"{field} {code}" for field in kind_called("assignment").fields for code in ("en", "sw")}


def told(user) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def write_address(assignment, language="sw") -> str:
    return reverse("home:translate_text", args=["assignment", assignment.pk, language])


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


def test_whoever_wrote_an_assignment_hears_of_its_translation_and_the_history_holds_it(site, assignment, translator):
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


def test_a_letter_calls_a_language_by_its_name_in_that_of_the_letter(assignment, translator, professional):
    """English is Kiingereza in a letter in Kiswahili."""
    ask_for_translation(
        record=assignment, from_language="sw", to_language="en", by=None, due_on=localdate(), translator=professional
    )

    assert Notice.objects.get(user=professional).values["language"] == {"en": "English", "sw": "Kiingereza"}


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


def test_agreed_terms_are_found_in_a_text(db):
    SkillFactory(en="wound care", sw="utunzaji wa vidonda")
    SkillFactory(en="plumbing", sw="ufundi bomba")

    assert terms_in("Teach Wound care to nurses.", language="en", into="sw") == [("wound care", "utunzaji wa vidonda")]


def test_texts_of_a_record_are_named_as_on_its_own_form_and_none_is_called_optional(assignment, translator):
    html = translator.client.get(write_address(assignment)).content.decode()

    assert '<h2 class="h3">Title</h2>' in html
    assert "Title, in Kiswahili" in html
    assert "(optional)" not in html
