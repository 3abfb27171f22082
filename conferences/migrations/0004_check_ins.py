"""Lists at the gates of an event, and who came in."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="conferences", schema_version="0003_registrations").update(
        schema_version="0004_check_ins"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('conferences', '0003_registrations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CheckInList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80, null=True)),
                ('name_sw', models.CharField(max_length=80, null=True)),
                ('sort_order', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(30000)])),
                ('categories', models.ManyToManyField(blank=True, related_name='check_in_lists', to='conferences.category')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_in_lists', to='conferences.event')),
            ],
            options={
                'verbose_name': 'check-in list',
                'verbose_name_plural': 'check-in lists',
                'ordering': ['sort_order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('gate', models.CharField(blank=True, max_length=40)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('delegate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_ins', to='conferences.delegate')),
                ('list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_ins', to='conferences.checkinlist')),
            ],
            options={
                'verbose_name': 'check-in',
                'ordering': ['-at', '-id'],
                'constraints': [models.UniqueConstraint(fields=('list', 'delegate'), name='a_delegate_comes_in_only_once_a_list')],
            },
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
