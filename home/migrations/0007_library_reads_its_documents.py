"""What the portal reads in PDFs, and more of what a publication says of itself."""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

BEFORE = [
    "0001_initial",
    "0002_editors_add_files_and_change_their_own",
    "0003_conferences_leave_for_their_own_app",
    "0004_a_menu_has_a_position",
    "0005_topics",
    "0006_messages_have_a_reference",
]


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version__in=BEFORE).update(
        schema_version="0007_library_reads_its_documents"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('diaspora', '0013_names_are_found_folded'),
        ('home', '0006_messages_have_a_reference'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtaildocs', '0014_alter_document_file_size'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentReading',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reading', serialize=False, to='wagtaildocs.document')),
                ('file_name', models.CharField(max_length=255)),
                ('page_count', models.PositiveIntegerField(default=0)),
                ('pages_read', models.PositiveIntegerField(default=0)),
                ('pages_with_text', models.PositiveIntegerField(default=0)),
                ('unread', models.CharField(blank=True, max_length=16)),
                ('has_cover', models.BooleanField(default=False)),
                ('read_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='DocumentPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('text', models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name='librarypage',
            name='author',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='librarypage',
            name='edition',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='librarypage',
            name='edition_of',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.librarypage'),
        ),
        migrations.AddField(
            model_name='librarypage',
            name='licence',
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name='librarypage',
            name='place',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name='librarypage',
            name='regions',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, to='diaspora.region'),
        ),
        migrations.AddField(
            model_name='librarypage',
            name='topics',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, to='home.topic'),
        ),
        migrations.AlterField(
            model_name='libraryversion',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='library_versions', to='wagtaildocs.document'),
        ),
        migrations.CreateModel(
            name='DocumentCover',
            fields=[
                ('reading', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='cover', serialize=False, to='home.documentreading')),
                ('picture', models.BinaryField()),
            ],
        ),
        migrations.AddConstraint(
            model_name='documentreading',
            constraint=models.CheckConstraint(condition=models.Q(('pages_read__lte', models.F('page_count')), ('pages_with_text__lte', models.F('pages_read'))), name='a_reading_never_knows_more_pages_than_there_are'),
        ),
        migrations.AddField(
            model_name='documentpage',
            name='reading',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='home.documentreading'),
        ),
        migrations.AddConstraint(
            model_name='documentpage',
            constraint=models.UniqueConstraint(fields=('reading', 'number'), name='only_one_text_for_each_page_of_a_document'),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
