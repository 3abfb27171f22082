"""Where public pages were that were withdrawn on purpose."""

from django.db import migrations, models


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version="0014_translation_jobs").update(
        schema_version="0015_addresses_that_are_gone"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0014_translation_jobs'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
    ]

    operations = [
        migrations.CreateModel(
            name='GoneAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('path', models.CharField(max_length=600, unique=True)),
                ('page_pk', models.PositiveBigIntegerField(db_index=True)),
                ('translation_key', models.UUIDField(db_index=True)),
                ('language', models.CharField(max_length=10)),
                ('gone_at', models.DateTimeField()),
            ],
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
