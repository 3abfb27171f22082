"""Press releases: under embargo nobody outside sees them, the press list reads them by private links."""

import datetime
import re

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home import scheduled
from home.models import OriginalWaits, PressContact, PressLetter, PressReleasePage
from home.press.letters import revoke_links, send_press_letters, write_to_press
from tests.factories.pages import PressContactFactory, PressIndexPageFactory, PressReleasePageFactory, TopicFactory

pytestmark = pytest.mark.django_db
CANARY = "Mwamba wa Zege"


@pytest.fixture
def press(site):
    return PressIndexPageFactory(parent=site.home, slug="press")


def in_hours(hours: float) -> datetime.datetime:
    return (timezone.now() + datetime.timedelta(hours=hours)).replace(microsecond=0)


def under_embargo(press, *, until=None, title=CANARY, **values) -> PressReleasePage:
    """Approved by a moderator for its hour."""
    page = PressReleasePageFactory(parent=press, title=title, slug="canary", summary=CANARY, live=False, **values)
    page.go_live_at = until or in_hours(48)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def translated(page, site, **values) -> PressReleasePage:
    """As somebody wrote it by hand in Kiswahili."""
    other = PressReleasePageFactory.build(title=f"{CANARY} sw", locale=site.swahili, live=False, slug="canary-sw")
    other.translation_key = page.translation_key
    site.home_sw.add_child(instance=other)
    return other


def the_hour_comes(page) -> None:
    """For all languages at once."""
    past = in_hours(-0.01)
    for version in PressReleasePage.objects.filter(translation_key=page.translation_key):
        for revision in version.revisions.exclude(approved_go_live_at=None):
            revision.approved_go_live_at = past
            revision.content["go_live_at"] = past.isoformat()
            revision.save()
    scheduled.publish_due()


def link_of(letter: PressLetter) -> str:
    send_press_letters()
    sent = [message for message in mail.outbox if message.to == [letter.contact.email]][-1]
    return re.search(r"http://testserver(/\S+/press/read/\S+)", sent.body)[1]


def test_nothing_of_a_release_under_embargo_gets_out(site, press, client, moderator):
    topic = TopicFactory(slug="health")
    page = under_embargo(press, topics=[topic])
    addresses = [
        "/en/", "/en/press/", "/en/press/canary/", f"/n/{page.pk}/", f"/en/untranslated/{page.pk}/", "/en/news/",
        "/en/search/?q=Mwamba", "/en/search/?q=zeg", "/en/feeds/press/", "/en/feeds/press/atom/",
        "/sitemap.xml", "/sitemap-pages-en.xml", "/sitemap-pages-sw.xml", "/en/feeds/news/topics/health/",
        "/admin/api/main/pages/", f"/admin/api/main/pages/{page.pk}/", f"/admin/pages/{page.pk}/view_draft/",
    ]  # fmt: skip

    hits = [address for address in addresses if CANARY in client.get(address, follow=True).content.decode()]

    assert hits == []
    assert CANARY in moderator.client.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()


def test_it_is_public_at_its_hour_by_itself(press, client):
    page = under_embargo(press)

    scheduled.publish_due()
    assert client.get("/en/press/canary/").status_code == 404
    the_hour_comes(page)

    assert client.get("/en/press/canary/").status_code == 200
    assert CANARY in client.get("/en/feeds/press/").content.decode()


def test_a_person_on_the_list_reads_it_before_and_nothing_keeps_the_page(press, client):
    page = under_embargo(press, until=datetime.datetime(2099, 12, 5, 7, tzinfo=datetime.UTC))
    PressContactFactory()
    write_to_press(release=page, by=None)

    answer = client.get(link_of(PressLetter.objects.get()))

    text = answer.content.decode()
    assert CANARY in text
    assert "Not before 5 December 2099, 10:00, Dar es Salaam time" in text
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "patterns/title" not in text
    assert CANARY not in mail.outbox[0].body + mail.outbox[0].subject


def test_the_link_shows_the_language_in_which_it_is_opened_where_the_release_waits_in_both(site, press, client):
    page = under_embargo(press)
    PressContactFactory(language="en")
    other = translated(page, site)
    other.go_live_at = page.go_live_at
    other.save_revision().publish()
    write_to_press(release=page, by=None)
    link = link_of(PressLetter.objects.get())

    titles = [client.get(address).context["page"].title for address in (link, link.replace("/en/", "/sw/"))]

    assert titles == [CANARY, f"{CANARY} sw"]


def test_the_link_leads_to_the_public_page_when_the_embargo_is_over(press, client):
    page = under_embargo(press)
    PressContactFactory()
    write_to_press(release=page, by=None)
    link = link_of(PressLetter.objects.get())

    the_hour_comes(page)

    assert client.get(link).headers["Location"].endswith("/en/press/canary/")


def test_an_embargo_that_is_moved_while_somebody_reads_shows_its_new_hour(press, client):
    page = under_embargo(press, until=datetime.datetime(2099, 12, 5, 7, tzinfo=datetime.UTC))
    PressContactFactory()
    write_to_press(release=page, by=None)
    link = link_of(PressLetter.objects.get())

    page.go_live_at = datetime.datetime(2099, 12, 6, 7, tzinfo=datetime.UTC)
    page.save_revision().publish()

    assert "Not before 6 December 2099, 10:00" in client.get(link).content.decode()


def test_a_change_that_nobody_approved_is_not_read_by_the_press(press, client):
    page = under_embargo(press)
    PressContactFactory()
    write_to_press(release=page, by=None)
    page.summary = "Not approved"
    page.save_revision()

    assert "Not approved" not in client.get(link_of(PressLetter.objects.get())).content.decode()


def test_a_link_is_revoked_and_another_persons_never_guessed(press, client):
    page = under_embargo(press)
    PressContactFactory()
    write_to_press(release=page, by=None)
    link = link_of(PressLetter.objects.get())

    assert client.get(link[:-2] + "x/").status_code == 404
    revoke_links(release=page, by=None)
    refused = client.get(link)

    assert (refused.status_code, CANARY in refused.text) == (410, False)
    assert "taken back by the press desk" in refused.text
    assert "was used" not in refused.text


def test_whoever_lost_their_link_can_be_written_to_again(press, client):
    page = under_embargo(press)
    PressContactFactory()
    write_to_press(release=page, by=None)
    old = link_of(PressLetter.objects.get())
    revoke_links(release=page, by=None)

    numbers = [write_to_press(release=page, by=None) for _press in range(2)]

    new = link_of(PressLetter.objects.get())
    assert (numbers, client.get(old).status_code, client.get(new).status_code) == ([1, 0], 410, 200)


def test_a_release_that_lost_its_hour_is_read_by_nobody(press, client):
    page = under_embargo(press)
    PressContactFactory()
    write_to_press(release=page, by=None)
    link = link_of(PressLetter.objects.get())

    page.revisions.update(approved_go_live_at=None)

    assert client.get(link).status_code == 410


def test_a_restricted_release_opens_by_no_link(press, client):
    page = under_embargo(press)
    PressContactFactory()
    write_to_press(release=page, by=None)
    link = link_of(PressLetter.objects.get())
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get(link).status_code == 410


def test_a_translation_goes_out_with_its_original_and_moves_with_it(site, press):
    page = under_embargo(press)
    other = translated(page, site)
    other.save_revision().publish()
    other.refresh_from_db()
    assert (other.live, other.waits_until) == (False, page.waits_until)

    page.go_live_at = in_hours(72)
    page.save_revision().publish()
    revision = other.revisions.get()
    revision.approved_go_live_at = in_hours(-1)
    revision.save()
    scheduled.publish_due()
    other = PressReleasePage.objects.get(pk=other.pk)
    assert (other.live, other.waits_until) == (False, page.go_live_at)

    the_hour_comes(page)
    scheduled.publish_due()
    assert {version.live for version in PressReleasePage.objects.all()} == {True}


def test_a_translation_of_a_draft_is_not_published(site, press):
    page = PressReleasePageFactory(parent=press, title=CANARY, live=False)
    other = translated(page, site)

    with pytest.raises(OriginalWaits):
        other.save_revision().publish()

    assert not PressReleasePage.objects.live().exists()


def test_a_translation_whose_original_lost_its_hour_stays_a_draft(site, press):
    page = under_embargo(press)
    other = translated(page, site)
    other.save_revision().publish()
    page.revisions.update(approved_go_live_at=None)
    other.revisions.update(approved_go_live_at=in_hours(-1))

    scheduled.publish_due()

    other.refresh_from_db()
    assert (other.live, other.waits_until) == (False, None)


def test_a_document_of_a_release_waits_for_the_hour_too(press, client, moderator):
    document = get_document_model().objects.create(title="a", file=ContentFile(b"a", name="figures.pdf"))
    attached = [{"type": "document", "value": {"document": document.pk, "text": "Figures"}}]
    page = under_embargo(press, attachments=attached)

    assert client.get(document.url).status_code == 404
    assert moderator.client.get(document.url).status_code == 200
    the_hour_comes(page)
    assert client.get(document.url).status_code == 200


@pytest.mark.parametrize(
    ("beats", "reads"), [([], True), (["health"], True), (["health", "returns"], True), (["returns"], False)]
)
def test_a_letter_goes_to_whose_beat_it_is_and_only_once(press, beats, reads):
    topics = {slug: TopicFactory(slug=slug) for slug in ("health", "returns", "education")}
    page = under_embargo(press, topics=[topics["health"], topics["education"]])
    PressContactFactory().topics.set([topics[slug] for slug in beats])

    first = write_to_press(release=page, by=None)
    second = write_to_press(release=page, by=None)

    assert (first, second) == (int(reads), 0)


def test_only_a_publisher_sends_and_only_what_is_approved(site, press, editor, moderator):
    PressContactFactory()
    draft = PressReleasePageFactory(parent=press, title="Draft", live=False)
    page = under_embargo(press)

    editor.client.post(reverse("press_letters", args=[page.pk]))
    assert PressLetter.objects.count() == 0
    moderator.client.post(reverse("press_letters", args=[draft.pk]))
    assert PressLetter.objects.count() == 0
    shown = moderator.client.get(reverse("press_letters", args=[page.pk]))
    moderator.client.post(reverse("press_letters", args=[page.pk]))

    assert "The Paper" in shown.content.decode()
    assert PressLetter.objects.get().release == page


def test_somebody_leaves_the_list_by_a_button_and_not_by_looking(press, client):
    page = under_embargo(press)
    PressContactFactory()
    write_to_press(release=page, by=None)
    send_press_letters()
    address = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")

    client.get(address)
    assert PressContact.objects.count() == 1
    strict = Client(enforce_csrf_checks=True)
    strict.post(address, {"List-Unsubscribe": "One-Click"})

    assert (PressContact.objects.count(), PressLetter.objects.count()) == (0, 0)
    assert client.get(address).status_code == 410


def test_an_hour_that_is_past_is_refused_with_what_was_typed(press):
    page = PressReleasePageFactory(parent=press, title="Draft", live=False)
    form_class = PressReleasePage.get_edit_handler().get_form_class()
    streams = ("corrections", "body", "contacts", "pictures", "biographies", "attachments")
    typed = {**{name: streamfield([]) for name in streams}, "comments": inline_formset([])}
    form = form_class(nested_form_data(typed | {"go_live_at": "2020-01-01 10:00", "title": "Typed"}), instance=page)

    form.is_valid()

    assert "This hour is past" in str(form.errors["go_live_at"])
    assert form["title"].value() == "Typed"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_at_any_length(press, client, rows, django_assert_num_queries):
    for number in range(rows):
        PressReleasePageFactory(parent=press, title=f"Release {number}")
    client.get("/en/press/")

    with django_assert_num_queries(9):
        answer = client.get("/en/press/")

    assert answer.content.decode().count('class="card__title"') == rows
