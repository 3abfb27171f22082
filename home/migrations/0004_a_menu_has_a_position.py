"""`place` is where a conference is held; a menu has a position on the page."""

from django.db import migrations

BEFORE = ["0001_initial", "0002_editors_add_files_and_change_their_own", "0003_conferences_leave_for_their_own_app"]


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version__in=BEFORE).update(
        schema_version="0004_a_menu_has_a_position"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_conferences_leave_for_their_own_app"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.RenameField("Menu", "place", "position"),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
