"""A draft may be unfinished; what readers see is not, by whichever way somebody publishes it."""

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from home.models import NewsPage, NotFinished
from tests.factories.pages import NewsPageFactory

from .test_editors import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    return get_image_model().objects.create(title="IMG_0815.jpg", file=get_test_image_file("IMG_0815.jpg"))


def half_done(image) -> dict:
    """A lead picture and a picture with nothing said of them, and other blocks that were only begun."""
    photo = {"image-image": image.pk, "image-decorative": "", "image-alt_text": "", "caption": "", "credit": ""}
    figure = dict.fromkeys(("value", "label", "source", "year", "address"), "")
    correction = {"day": "", "text": ""}
    return {
        "lead_image": image.pk,
        "lead_alt": "",
        "body": streamfield([("photo", photo), ("figure", figure)]),
        "corrections": streamfield([("correction", correction)]),
    }


def add(editor, site, **more):
    return editor.client.post(reverse("wagtailadmin_pages:add", args=["home", "newspage", site.news.pk]), words(**more))


def test_a_draft_with_a_picture_of_which_nothing_is_said_is_saved(site, editor, image):
    add(editor, site, **half_done(image))

    page = NewsPage.objects.get()
    assert (page.live, page.get_latest_revision_as_object().lead_image) == (False, image)


@pytest.mark.parametrize("action", ["action-submit", "action-publish"])
def test_it_is_neither_handed_in_nor_published_and_the_form_says_what_is_missing(site, moderator, image, action):
    answer = add(moderator, site, **half_done(image), **{action: "1"})

    assert "Say who made the picture." in answer.content.decode()
    assert not NewsPage.objects.exists()


def test_no_other_way_publishes_it(site, editor, moderator, image):
    add(editor, site, **half_done(image))
    page = NewsPage.objects.get()

    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}"
    answer = moderator.client.post(address, {}, follow=True)

    text = answer.content.decode()
    assert "is not published, something is missing yet" in text
    assert "picture by" in text
    assert not Page.objects.get(pk=page.pk).live
    with pytest.raises(NotFinished):
        page.get_latest_revision().publish()


def test_what_is_whole_is_published(site, image):
    page = NewsPageFactory(
        parent=site.news, live=False, lead_image=image, lead_alt="A ward", lead_caption="A ward", lead_credit="Asha"
    )

    page.save_revision().publish()

    assert NewsPage.objects.get().live
