"""Promises of what editors publish, and of newsletters."""

import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.documents import get_document_model

from home.models import (
    ContactMessage,
    DocumentReading,
    LibraryVersion,
    LinkHost,
    LinkTarget,
    Menu,
    MenuItem,
    PageLink,
    PressLetter,
    ProjectOrganisation,
    TranslationJob,
)
from home.models.translation.jobs import content_type_of
from newsletters.models import NewsletterLetter
from tests.factories.index import index_entry, index_posting, index_stem, index_word, page_views, unfound_search
from tests.factories.matching import AssignmentFactory
from tests.factories.newsletters import NewsletterFactory, SubscriberFactory
from tests.factories.pages import (
    CallPageFactory,
    ConferencePageFactory,
    FieldOfficeFactory,
    LibraryPageFactory,
    OrganisationFactory,
    PressContactFactory,
    PressReleasePageFactory,
    ProjectPageFactory,
    TopicFactory,
)
from tests.factories.people import LanguageFactory

from .rows import Maker


def link_target() -> LinkTarget:
    host = LinkHost.objects.create(name="a.example")
    return LinkTarget.objects.create(host=host, address="https://a.example/", next_check_at=timezone.now())


def reading():
    document = get_document_model().objects.create(title="a", file="a.pdf")
    return DocumentReading.objects.create(document=document, read_at=timezone.now(), page_count=1, pages_read=1)


def press_letter():
    return PressLetter.objects.create(contact=PressContactFactory(), release=PressReleasePageFactory())


def translation_job():
    assignment = AssignmentFactory()
    return TranslationJob.objects.create(
        content_type=content_type_of(assignment),
        object_id=assignment.pk,
        from_language="en",
        to_language="sw",
        due_on=datetime.date(2027, 1, 1),
    )


def version():
    return LibraryVersion.objects.create(
        page=LibraryPageFactory(), language=LanguageFactory(), address="https://example.org/"
    )


#: A second row like the first one, except for this, is refused. What is unique besides is made different.
ONLY_ONE: dict[str, tuple[Maker, dict[str, Any]]] = {
    "only_one_version_per_language_and_publication": (version, {}),
    "only_one_text_for_each_page_of_a_document": (lambda: reading().pages.create(number=1, text="a"), {"text": "b"}),
    "only_one_person_on_the_press_list_per_address": (
        lambda: PressContactFactory(email="a@example.org"),
        {"email": "A@Example.org"},
    ),
    "a_release_goes_to_a_person_of_the_press_only_once": (press_letter, {}),
    "only_one_open_translation_job_for_a_text": (translation_job, {"state": "in_work"}),
    "only_one_stem_of_a_text_in_each_language": (index_stem, {}),
    "only_one_row_for_a_word_of_a_stem": (index_word, {}),
    "only_one_posting_for_an_entry_and_stem": (index_posting, {"worth": 2}),
    "only_one_row_for_words_that_nothing_has": (unfound_search, {"days": 2}),
    "only_one_number_of_views_a_page_and_day": (page_views, {"number": 2}),
    "only_one_row_per_organisation_and_role_in_a_project": (
        lambda: ProjectOrganisation.objects.create(
            page=ProjectPageFactory(), organisation=OrganisationFactory(), role="funder"
        ),
        {},
    ),
    "a_newsletter_is_written_to_a_subscriber_only_once": (
        lambda: NewsletterLetter.objects.create(newsletter=NewsletterFactory(), subscriber=SubscriberFactory()),
        {},
    ),
}


#: A sound row cannot be changed into this.
NEVER: dict[str, tuple[Maker, dict[str, Any]]] = {
    "an_answer_always_has_its_time": (
        lambda: ContactMessage.objects.create(name="a", email="a@example.org", text="a", language="en"),
        {"answer": "b"},
    ),
    "a_project_never_ends_before_it_starts": (ProjectPageFactory, {"ends_on": datetime.date(2000, 1, 1)}),
    "a_hidden_place_has_no_address_and_no_region": (FieldOfficeFactory, {"is_hidden": True}),
    "an_office_can_be_called_or_written_to": (FieldOfficeFactory, {"email": ""}),
    "a_version_is_a_document_or_an_address": (version, {"address": ""}),
    "a_failed_link_target_says_why_and_since_when": (link_target, {"fault": "gone"}),
    "a_page_link_leads_to_exactly_one_thing": (
        lambda: PageLink.objects.create(page=ConferencePageFactory(), text="Posts", to_page=1),
        {"to_document": 1},
    ),
    "a_goal_has_its_number_and_a_theme_none": (TopicFactory, {"number": 3}),
    "a_reading_never_knows_more_pages_than_there_are": (reading, {"pages_read": 2}),
    "a_menu_row_leads_to_a_page_or_an_address": (
        lambda: MenuItem.objects.create(menu=Menu.objects.create(position="top"), address="https://example.org/"),
        {"address": ""},
    ),
    "questions_never_end_after_the_call_closes": (
        CallPageFactory,
        {"questions_until": models.F("closes_at") + datetime.timedelta(hours=1)},
    ),
    "an_entry_of_the_index_is_a_page_or_a_file": (index_entry, {"page": None}),
    "nothing_is_translated_into_its_own_language": (translation_job, {"to_language": "en"}),
    "nobody_leaves_who_never_confirmed": (
        lambda: SubscriberFactory(confirmed_at=None),
        {"left_at": timezone.now()},
    ),
    "a_newsletter_under_way_always_has_its_start": (NewsletterFactory, {"state": "sending"}),
    "a_scheduled_newsletter_always_has_its_time": (NewsletterFactory, {"state": "scheduled"}),
}
