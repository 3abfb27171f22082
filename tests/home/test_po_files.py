"""PO files out and in: rights, wrong files, stale files; nothing that somebody wrote is lost."""

import datetime

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from home.page_translation.bringing import bring_changes
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site):
    page = NewsPageFactory(parent=site.news, title="Posts", slug="posts", summary="One stop.")
    page.body = [("text", "<p>They <b>open</b> today.</p>")]
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def work(site, page, translator) -> Translation:
    bring_changes(original=page, locale=site.swahili, by=translator)
    return Translation.objects.get(source__object_id=page.translation_key)


def downloaded(user, work) -> polib.POFile:
    answer = user.client.get(reverse("wagtail_localize:download_pofile", args=[work.pk]))
    return polib.pofile(answer.content.decode())


def filled(po: polib.POFile, **texts: str) -> polib.POFile:
    """`po` with a translation for each context."""
    for entry in po:
        entry.msgstr = texts.get(entry.msgctxt.partition(".")[0], entry.msgstr)
    return po


def upload(user, work, content: str | bytes) -> str:
    """What is said afterwards."""
    raw = content if isinstance(content, bytes) else content.encode()
    file = SimpleUploadedFile("sw.po", raw, content_type="text/x-gettext-translation")
    answer = user.client.post(reverse("wagtail_localize:upload_pofile", args=[work.pk]), {"file": file}, follow=True)
    return answer.content.decode()


def written(work, path: str = "title") -> str | None:
    row = StringTranslation.objects.filter(context__object_id=work.source.object_id, context__path=path).first()
    return row and row.data


def write_here(work, text: str, *, at=None) -> None:
    segment = work.source.stringsegment_set.get(context__path="title")
    row, _made = StringTranslation.objects.update_or_create(
        translation_of=segment.string, context=segment.context, locale=work.target_locale, defaults={"data": text}
    )
    StringTranslation.objects.filter(pk=row.pk).update(updated_at=at or timezone.now())


def test_a_file_goes_out_and_comes_back(work, translator):
    said = upload(translator, work, str(filled(downloaded(translator, work), title="Vituo", summary="Kituo kimoja.")))

    assert (written(work), written(work, "summary")) == ("Vituo", "Kituo kimoja.")
    assert "2 texts were taken over." in said


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"PK\x03\x04 a spreadsheet", b'msgid "a"\nmsgstr', b"/etc/passwd"]
)
def test_what_is_no_po_file_is_said_to_be_none(work, translator, content):
    said = upload(translator, work, content)

    assert "This is no PO file that can be read." in said
    assert written(work) is None


def test_the_file_of_another_page_is_refused(work, translator):
    po = filled(downloaded(translator, work), title="Vituo")
    po.metadata["X-WagtailLocalize-TranslationID"] = "f" * 32

    assert "belongs to the translation of another page" in upload(translator, work, str(po))
    assert written(work) is None


def test_whoever_does_not_translate_uploads_nothing(work, translator, professional, client):
    po = str(filled(downloaded(translator, work), title="Vituo"))
    address = reverse("wagtail_localize:upload_pofile", args=[work.pk])
    client.force_login(professional)

    client.post(address, {"file": SimpleUploadedFile("sw.po", po.encode())})

    assert written(work) is None


def test_what_was_written_here_meanwhile_stays_and_is_named(work, translator):
    po = filled(downloaded(translator, work), title="Kutoka faili", summary="Kituo kimoja.")
    write_here(work, "Ya mwenzangu")

    said = upload(translator, work, str(po))

    assert (written(work), written(work, "summary")) == ("Ya mwenzangu", "Kituo kimoja.")
    assert "Written here since the file was downloaded" in said


def test_what_was_here_before_the_download_is_replaced(work, translator):
    write_here(work, "Ya zamani", at=timezone.now() - datetime.timedelta(hours=1))

    upload(translator, work, str(filled(downloaded(translator, work), title="Mpya")))

    assert written(work) == "Mpya"


def test_an_empty_text_deletes_nothing(work, translator):
    write_here(work, "Vituo", at=timezone.now() - datetime.timedelta(hours=1))

    upload(translator, work, str(filled(downloaded(translator, work), title="")))

    assert written(work) == "Vituo"


def test_a_stale_file_gives_what_still_fits_and_names_the_rest(site, page, work, translator):
    po = filled(downloaded(translator, work), title="Vituo", summary="Kituo kimoja.")
    page.title = "Border posts"
    page.save_revision().publish()
    bring_changes(original=page, locale=site.swahili, by=translator)

    said = upload(translator, work, str(po))

    assert written(work, "summary") == "Kituo kimoja."
    assert "The original says something else by now; not taken over: “Posts”" in said


def test_a_text_with_wrong_tags_is_named_and_replaces_nothing(work, translator):
    said = upload(translator, work, str(filled(downloaded(translator, work), title="Vituo", body="<script>x</script>")))

    assert written(work) == "Vituo"
    assert "Wrong tags or links" in said
    assert not StringTranslation.objects.filter(data__contains="script").exists()


def test_a_file_says_its_language_and_holds_no_address(work, translator):
    po = downloaded(translator, work)

    assert po.metadata["Language"] == "sw"
    assert "slug" not in [entry.msgctxt for entry in po]


def test_a_file_changes_no_address_and_gives_one_to_a_page_without(site, page, work, translator):
    po = filled(downloaded(translator, work), title="Vituo vya mpakani")
    po.append(polib.POEntry(msgctxt="slug", msgid="posts", msgstr="po-posts"))

    upload(translator, work, str(po))
    first = written(work, "slug")
    upload(translator, work, str(filled(po, title="Vituo vipya", slug="po-posts")))

    assert (first, written(work, "slug")) == ("vituo-vya-mpakani", "vituo-vya-mpakani")
