"""Each message has a reference and a day by which it is answered; those that are there get theirs."""

import datetime

from django.db import migrations, models
from django.utils import timezone
from django.utils.crypto import get_random_string

from casework.calendars.working_days import working_days_after

BEFORE = [
    "0001_initial",
    "0002_editors_add_files_and_change_their_own",
    "0003_conferences_leave_for_their_own_app",
    "0004_a_menu_has_a_position",
    "0005_topics",
]
#: What the contact page promised until now.
PROMISED = 5
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version__in=BEFORE).update(
        schema_version="0006_messages_have_a_reference"
    )


def give_what_is_missing(apps, schema_editor) -> None:
    messages = apps.get_model("home", "ContactMessage").objects
    for message in messages.all():
        message.reference = f"M-{get_random_string(4, SIGNS)}-{get_random_string(4, SIGNS)}"
        message.answer_by = working_days_after(timezone.localdate(message.sent_at), PROMISED)
        message.save(update_fields=["reference", "answer_by"])


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0005_topics"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.AddField(
            "ContactMessage",
            "reference",
            models.CharField(default="", editable=False, max_length=11, verbose_name="reference"),
            preserve_default=False,
        ),
        migrations.AddField(
            "ContactMessage",
            "answer_by",
            models.DateField(default=datetime.date(2026, 1, 1), editable=False, verbose_name="answer by"),
            preserve_default=False,
        ),
        migrations.RunPython(give_what_is_missing, migrations.RunPython.noop),
        migrations.AlterField(
            "ContactMessage",
            "reference",
            models.CharField(
                editable=False,
                max_length=11,
                unique=True,
                verbose_name="reference",
            ),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
