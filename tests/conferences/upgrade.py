"""A database of the time when conferences belonged to `home`, with their history, brought up to date.

Run as a program on the database of DATABASE_URL, an up-to-date and empty one: goes back in time, writes as the older
release did (by the models of its migrations), migrates, and prints what today's models find.
"""

import json
import uuid

import django

if __name__ == "__main__":
    django.setup()

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

BEFORE = [("home", "0002_editors_add_files_and_change_their_own"), ("conferences", None)]
KEY, TEXT = uuid.uuid4(), "First conference"


def go_back():
    """The models of the older release."""
    executor = MigrationExecutor(connection)
    executor.migrate([("conferences", None)])
    executor.loader.build_graph()
    executor.migrate(BEFORE[:1])
    executor.loader.build_graph()
    loader = executor.loader  # others went back too, if they built upon a younger `home`
    return loader.project_state([node for node in loader.graph.nodes if node in loader.applied_migrations]).apps


class OlderRelease:
    """Writes pages with their history."""

    def __init__(self, apps):
        self.get = apps.get_model
        self.types = self.get("contenttypes", "ContentType").objects
        self.page_type = self.types.get(app_label="wagtailcore", model="page")
        self.user = self.get("diaspora", "User").objects.create(email="editor@example.org")
        locales = self.get("wagtailcore", "Locale").objects
        self.english = locales.get_or_create(language_code="en")[0]
        self.swahili = locales.get_or_create(language_code="sw")[0]

    def write(self) -> None:
        pages = self.get("wagtailcore", "Page").objects
        pages.filter(depth__gt=1).delete()
        home = self.page("HomePage", "00010001", 2, "home", "/home/", self.english, numchild=1)
        pages.filter(depth=1).update(numchild=2)
        self.get("wagtailcore", "Site").objects.update_or_create(
            is_default_site=True, defaults={"hostname": "testserver", "root_page_id": home.pk}
        )
        self.page("HomePage", "00010002", 2, "mwanzo", "/mwanzo/", self.swahili, translation_key=home.translation_key)
        index = self.page("ConferenceIndexPage", "000100010001", 3, "conferences", "/home/conferences/", self.english)
        pages.filter(pk__in=[home.pk, index.pk]).update(numchild=1)
        english = self.conference("0001000100010001", "first", f"{index.url_path}first/", self.english)
        swahili = self.conference("000100020001", "kwanza", "/mwanzo/kwanza/", self.swahili)
        pages.filter(path="00010002").update(numchild=1)
        self.history(english)
        self.translation(english, swahili)
        self.review(english)

    def page(self, model: str, path: str, depth: int, slug: str, url_path: str, locale, **fields):
        return self.get("home", model).objects.create(
            **{"title": slug.capitalize(), "draft_title": slug.capitalize(), "translation_key": uuid.uuid4(), **fields},
            path=path,
            depth=depth,
            slug=slug,
            url_path=url_path,
            locale=locale,
            live=True,
            content_type=self.type_of(model),
        )

    def type_of(self, model: str):
        return self.types.get(app_label="home", model=model.lower())

    def conference(self, path: str, slug: str, url_path: str, locale):
        days = {"starts_on": "2014-08-14", "ends_on": "2014-08-15", "place": "Dar es Salaam"}
        depth = len(path) // 4
        return self.page(
            "ConferencePage",
            path,
            depth,
            slug,
            url_path,
            locale,
            title=TEXT,
            translation_key=KEY,
            owner=self.user,
            **days,
        )

    def history(self, page) -> None:
        for title in ("An older title", TEXT):
            page.latest_revision = self.get("wagtailcore", "Revision").objects.create(
                content_type=page.content_type,
                base_content_type=self.page_type,
                object_id=str(page.pk),
                created_at=timezone.now(),
                user=self.user,
                object_str=title,
                content=self.content(page, title),
            )
            self.get("wagtailcore", "PageLogEntry").objects.create(
                page=page,
                content_type=page.content_type,
                label=title,
                action="wagtail.edit",
                timestamp=timezone.now(),
                user=self.user,
                revision=page.latest_revision,
            )
        page.save()
        self.get("wagtailcore", "ReferenceIndex").objects.create(
            content_type=page.content_type,
            base_content_type=self.page_type,
            object_id=str(page.pk),
            to_content_type=self.page_type,
            to_object_id="1",
            model_path="body.item.value",
            content_path="body.1.value",
            content_path_hash=uuid.uuid4(),
        )

    def content(self, page, title: str) -> dict:
        return {
            "pk": page.pk,
            "content_type": page.content_type_id,
            "locale": page.locale_id,
            "translation_key": str(page.translation_key),
            "title": title,
            "slug": page.slug,
            "starts_on": "2014-08-14",
            "ends_on": "2014-08-15",
            "place": "Dar es Salaam",
            "body": "[]",
            "summary": "",
        }

    def translation(self, english, swahili) -> None:
        get = lambda model: self.get("wagtail_localize", model).objects  # noqa: E731
        subject = get("TranslatableObject").create(translation_key=KEY, content_type=self.page_type)
        source = get("TranslationSource").create(
            object=subject,
            specific_content_type=english.content_type,
            locale=self.english,
            object_repr=TEXT,
            content_json=json.dumps(self.content(english, TEXT)),
            schema_version="0001_initial",
            last_updated_at=timezone.now(),
        )
        get("Translation").create(source=source, target_locale=self.swahili, enabled=True)
        string = get("String").create(locale=self.english, data=TEXT, data_hash=uuid.uuid4())
        context = get("TranslationContext").create(object=subject, path="title", path_id=uuid.uuid4())
        get("StringSegment").create(source=source, context=context, string=string, order=1)
        get("StringTranslation").create(
            translation_of=string, locale=self.swahili, context=context, data="Mkutano wa kwanza"
        )

    def review(self, page) -> None:
        get = lambda model: self.get("wagtailcore", model).objects  # noqa: E731
        workflow, task = get("Workflow").first(), get("Task").first()
        state = get("WorkflowState").create(
            content_type=page.content_type,
            base_content_type=self.page_type,
            object_id=str(page.pk),
            workflow=workflow,
            requested_by=self.user,
        )
        state.current_task_state = get("TaskState").create(
            workflow_state=state,
            revision=page.latest_revision,
            task=task,
            content_type=self.types.get(app_label="wagtailcore", model="taskstate"),
        )
        state.save()


def what_is_found() -> dict:
    """By the models of today."""
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType
    from django.test import Client
    from wagtail.models import Page, PageLogEntry, ReferenceIndex
    from wagtail_localize.models import Translation

    types = ContentType.objects.filter(model__startswith="conference")
    page = Page.objects.get(slug="first").specific
    translation = Translation.objects.get(source__object_id=page.translation_key)
    return {
        "types": sorted(types.values_list("app_label", "model")),
        "permissions": Permission.objects.filter(content_type__in=types).count(),
        "page": [type(page).__module__, page.title, page.place],
        "revisions": [revision.as_object().title for revision in page.revisions.order_by("pk")],
        "log": [entry.label for entry in PageLogEntry.objects.filter(content_type__in=types).order_by("pk")],
        "references": [str(row.content_type) for row in ReferenceIndex.objects.filter(object_id=str(page.pk))],
        "source": translation.source.get_source_instance() == page,
        "target": translation.get_target_instance().slug,
        "translated": translation.get_progress(),
        "out of date": translation.source.schema_out_of_date(),
        "in review": page.current_workflow_task.name,
        "status": [Client().get(address).status_code for address in ("/en/conferences/first/", "/sw/kwanza/")],
    }


if __name__ == "__main__":
    OlderRelease(go_back()).write()
    call_command("migrate", verbosity=0)
    print(json.dumps(what_is_found()))
