"""A list of what waits to be translated."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version="0013_press").update(
        schema_version="0014_translation_jobs"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('home', '0013_press'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TranslationJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('object_id', models.PositiveBigIntegerField()),
                ('from_language', models.CharField(max_length=10)),
                ('to_language', models.CharField(max_length=10)),
                ('due_on', models.DateField()),
                ('note', models.TextField(blank=True, max_length=500)),
                ('state', models.CharField(default='waiting', editable=False, max_length=10)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('translator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'translation job',
                'ordering': ['due_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'in_work'])), fields=('content_type', 'object_id', 'to_language'), name='only_one_open_translation_job_for_a_text'), models.CheckConstraint(condition=models.Q(('from_language', models.F('to_language')), _negated=True), name='nothing_is_translated_into_its_own_language')],
            },
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
