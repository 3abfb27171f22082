"""Where pages lead."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


BEFORE = [
    "0001_initial",
    "0002_editors_add_files_and_change_their_own",
    "0003_conferences_leave_for_their_own_app",
    "0004_a_menu_has_a_position",
    "0005_topics",
    "0006_messages_have_a_reference",
    "0007_library_reads_its_documents",
]


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version__in=BEFORE).update(
        schema_version="0008_links_of_pages"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0007_library_reads_its_documents'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LinkHost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=255, unique=True)),
                ('taken_until', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='LinkTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('address', models.CharField(max_length=1000, unique=True)),
                ('next_check_at', models.DateTimeField(db_index=True)),
                ('fault', models.CharField(blank=True, max_length=12)),
                ('failed_since', models.DateField(blank=True, null=True)),
                ('failed_on', models.DateField(blank=True, null=True)),
                ('days_failed', models.PositiveSmallIntegerField(default=0)),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='home.linkhost')),
            ],
        ),
        migrations.CreateModel(
            name='PageLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=250)),
                ('to_page', models.PositiveBigIntegerField(blank=True, db_index=True, null=True)),
                ('to_document', models.PositiveBigIntegerField(blank=True, null=True)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='links', to='home.linktarget')),
            ],
        ),
        migrations.AddConstraint(
            model_name='linktarget',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('days_failed', 0), ('failed_on', None), ('failed_since', None), ('fault', '')), models.Q(('days_failed__gt', 0), ('failed_on__isnull', False), ('failed_since__isnull', False), models.Q(('fault', ''), _negated=True)), _connector='OR'), name='a_failed_link_target_says_why_and_since_when'),
        ),
        migrations.AddConstraint(
            model_name='pagelink',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('target', None), ('to_document', None), ('to_page__isnull', False)), models.Q(('target', None), ('to_document__isnull', False), ('to_page', None)), models.Q(('target__isnull', False), ('to_document', None), ('to_page', None)), _connector='OR'), name='a_page_link_leads_to_exactly_one_thing'),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
