"""Which pages are behind their version in another language is kept, where it was guessed from dates."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

THIS = "0011_translations_that_are_out_of_date"


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version="0010_projects").update(
        schema_version=THIS
    )


def keep_what_the_dates_say(apps, schema_editor) -> None:
    """A translation whose original was published after its texts were taken over is out of date."""
    pages = apps.get_model("wagtailcore", "Page").objects
    segments = apps.get_model("wagtail_localize", "StringSegment").objects
    marks = apps.get_model("home", "OutOfDate").objects
    translations = apps.get_model("wagtail_localize", "Translation").objects.filter(enabled=True)
    for translation in translations.select_related("source"):
        both = pages.filter(translation_key=translation.source.object_id, alias_of=None)
        original = both.filter(locale_id=translation.source.locale_id, live=True).first()
        page = both.filter(locale_id=translation.target_locale_id, live=True).first()
        if not original or not page or not original.last_published_at:
            continue
        if original.last_published_at > translation.source.last_updated_at:
            texts = segments.filter(source=translation.source).order_by("order")
            marks.create(
                page=page,
                original=original,
                since=original.last_published_at,
                changed_at=original.last_published_at,
                before={"texts": [list(row) for row in texts.values_list("context__path", "string__data")], "rest": ""},
            )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0010_projects"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutOfDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("before", models.JSONField()),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="out_of_date",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SmallChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="small_change",
                        to="wagtailcore.revision",
                    ),
                ),
            ],
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
        migrations.RunPython(keep_what_the_dates_say, migrations.RunPython.noop),
    ]
