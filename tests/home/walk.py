"""A walk through every address of the editor, with a GET and POSTs of all that publishes: what do readers notice?"""

import io
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.template.backends.django import Template
from django.urls import URLResolver, get_resolver
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, Revision, TaskState, WorkflowState
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from home.models import Menu, MenuItem

from .test_editors import words

#: What belongs to a draft, a comment or the tree below, and is seen by no reader.
UNSEEN = {
    "draft_title", "latest_revision", "latest_revision_created_at", "has_unpublished_changes", "numchild",
    "wagtail_admin_comments", "locked", "locked_at", "locked_by", "live_revision", "owner",
}  # fmt: skip
BULK = [("wagtailcore", "page", action) for action in ("publish", "unpublish", "move", "delete")]
BULK += [("wagtailimages", "image", "delete"), ("wagtaildocs", "document", "delete")]
API_ACTIONS = "publish unpublish convert_alias copy move delete create_alias revert_to_page_revision".split()
A_PAGE = r"<int:(?:page_id|parent_page_id|page_to_move_id|page_pk)>"


def what_readers_see() -> dict:
    """Everything behind the public pages. Scheduled pages count: their hour comes by itself."""
    pages = {page.pk: page.serializable_data() for page in Page.objects.live().specific()}
    return {
        "pages": {pk: {name: data[name] for name in data if name not in UNSEEN} for pk, data in pages.items()},
        "due": sorted(
            Revision.objects.exclude(approved_go_live_at=None).values_list("object_id", "approved_go_live_at")
        ),
        "private": sorted(PageViewRestriction.objects.filter(page__live=True).values_list("page", "restriction_type")),
        "pictures": sorted(get_image_model().objects.filter(title="Posts").values_list("pk", "file")),
        "documents": sorted(get_document_model().objects.filter(title="Posts").values_list("pk", "file")),
        "menus": sorted(MenuItem.objects.values_list("pk", "page", "address", "title_en", "title_sw")),
    }


def what_writers_wrote() -> dict:
    """The drafts of everything that is nobody's translation, and which pages there are."""
    translated = Translation.objects.values_list("source__object_id", "target_locale")
    pages = Page.objects.order_by("pk")
    originals = [page for page in pages if (page.translation_key, page.locale_id) not in set(translated)]
    return {page.pk: (page.path, page.draft_title, page.latest_revision_id) for page in originals}


def ways_to_change(person, *, pages: list[Page], site, run, seen: Callable[[], dict] = what_readers_see) -> set[str]:
    """The names of the addresses by which `person` changes what is `seen`; each try is undone.

    `run` is pytest-django's `django_capture_on_commit_callbacks`: what happens after the commit counts.
    """
    before, cookies = seen(), person.client.cookies.copy()
    person.client.raise_request_exception = False  # what is posted is nonsense for most: a fault publishes nothing
    with nothing_drawn():
        return set(_ways(person, seen, before, cookies, addresses(pages, site), site, run))


@contextmanager
def nothing_drawn() -> Iterator[None]:
    """Views decide and write as ever; the pages that they would show, which nobody reads here, stay empty."""
    logging.disable(logging.CRITICAL)
    try:
        with mock.patch.object(Template, "render", return_value=""):
            yield
    finally:
        logging.disable(logging.NOTSET)


def _ways(person, seen, before: dict, cookies, rows_by_name: dict[str, list[str]], site, run) -> Iterator[str]:
    for name, rows in rows_by_name.items():
        for address, body in _tries(rows, site):
            person.client.cookies = cookies.copy()  # one of the addresses is that of signing out
            with transaction.atomic():
                with run(execute=True), connection.execute_wrapper(writes := Writes()):
                    status = _ask(person.client, address, body)
                is_a_way = writes.happened and seen() != before
                transaction.set_rollback(True)
            if is_a_way:
                yield name
            if is_a_way or (body and status == HTTPStatus.METHOD_NOT_ALLOWED):
                break


class Writes:
    """Whether anything but the session was written: if not, nothing can have changed, and looking takes a third."""

    happened = False

    def __call__(self, execute, sql, params, many, context):
        self.happened |= sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql
        return execute(sql, params, many, context)


def _tries(rows: list[str], site) -> Iterator[tuple[str, dict | None]]:
    """A GET of the first address, where it is said to change nothing; a POST of everything to all of them."""
    yield rows[0], None
    for address in rows:
        for body in _bodies(site):
            yield address, body


def _bodies(site) -> list[dict]:
    """What a form that publishes may carry: the words of a page with its button, and every other switch at once."""
    switches = {
        "publish_translations": "on", "alias": "on", "publish_copies": "on", "copy_subpages": "on",
        "include_subtree": "on", "include_descendants": "on", "action": "publish", "locales": [site.swahili.pk],
        "new_title": "Copy", "new_slug": "copy", "new_parent_page": site.news.pk, "chooser": site.news_sw.pk,
        "restriction_type": "none", "localize-restart-translation": "1", "value": "Jambo", "comment": "Yes",
        "title": "Other", "other_language": "together", "collection": "1", "tags": "", "description": "",
    }  # fmt: skip
    return [words("Written over", slug="written-over", **{"action-publish": "1"}), switches]


def _ask(client, address: str, body: dict | None) -> int:
    if body is None:
        return client.get(address).status_code
    if "images" in address:
        body = {**body, "file": SimpleUploadedFile("new.png", _drawn(), content_type="image/png")}
    if "documents" in address:
        body = {**body, "file": SimpleUploadedFile("new.csv", b"new", content_type="text/csv")}
    return client.post(address, body).status_code


def _drawn() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    return file.getvalue()


def addresses(pages: list[Page], site) -> dict[str, list[str]]:
    """Every address under /admin/ by its name, with the numbers of rows that exist."""
    state, document = TaskState.objects.get(), get_document_model().objects.get()
    values = {
        "pk": pages[0].pk, "menu": Menu.objects.get().pk, "image_id": get_image_model().objects.get().pk,
        "document_id": document.pk, "doc_id": document.pk, "collection_id": 1, "task_state_id": state.pk,
        "workflow_state_id": WorkflowState.objects.get().pk, "task_id": state.task_id,
        "workflow_pk": WorkflowState.objects.get().workflow_id, "string_segment_id": StringSegment.objects.first().pk,
        "overridable_segment_id": OverridableSegment.objects.first().pk, "destination_id": site.news_sw.pk,
        "app_label": "home", "app_name": "home", "content_type_app_name": "home", "model_name": "newspage",
        "content_type_model_name": "newspage", "mode": "", "object_id": pages[0].pk, "session_id": 1,
        "redirect_id": 1, "uploaded_file_id": 1, "filter_spec": "original", "uidb64": "x", "token": "y",
        "action": "delete", "language": "sw", "kind": "html", "step": "cancel", "key": "drafts",
    }  # fmt: skip
    found: dict[str, set[str]] = {}
    for name, route in _routes():
        for filled in _filled(name, route, pages, values):
            found.setdefault(name, set()).add("/" + filled)
    return {name: sorted(rows) for name, rows in found.items()}


def _routes(patterns=None, prefix="", space="") -> Iterator[tuple[str, str]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, route, inner)
        elif route.startswith("admin/"):
            yield f"{space}{pattern.name}", route


def _filled(name: str, route: str, pages: list[Page], values: dict) -> Iterator[str]:
    if name == "wagtail_bulk_action":
        numbers = {
            "page": [page.pk for page in pages],
            "image": [values["image_id"]],
            "document": [values["document_id"]],
        }
        for app, model, action in BULK:
            yield f"admin/bulk/{app}/{model}/{action}/?" + "&".join(f"id={pk}" for pk in numbers[model])
    elif name.endswith("pages:action"):
        yield from (_fill(route, {**values, "action_name": action}) for action in API_ACTIONS)
    elif "translation_id>" in route or "translation_source_id>" in route:
        for source in TranslationSource.objects.all():
            own = {"translation_source_id": source.pk, "string_segment_id": source.stringsegment_set.first().pk}
            for translation in source.translations.all():
                yield _fill(route, {**values, **own, "translation_id": translation.pk})
    elif re.search(A_PAGE, route):
        for page in pages:
            own = {"revision_id": page.latest_revision_id or 1}
            for action in ["approve", "reject"] if "action_name" in route else [""]:
                yield _fill(re.sub(A_PAGE, str(page.pk), route), {**values, **own, "action_name": action})
    elif "home_menu" in name:
        yield _fill(route, {**values, "pk": values["menu"]})
    else:
        yield _fill(route, values)


def _fill(route: str, values: dict) -> str:
    route = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda found: str(values.get(found[1], 1)), route)
    route = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), route)
    return re.sub(r"[\^$\\]", "", route)
