"""Topics, and the topics of news."""

import modelcluster.fields
from django.db import migrations, models


BEFORE = [
    "0001_initial",
    "0002_editors_add_files_and_change_their_own",
    "0003_conferences_leave_for_their_own_app",
    "0004_a_menu_has_a_position",
]


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version__in=BEFORE).update(
        schema_version="0005_topics"
    )


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0004_a_menu_has_a_position"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80, null=True)),
                ('name_sw', models.CharField(max_length=80, null=True)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('group', models.CharField(default='theme', max_length=8)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True, unique=True)),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['-group', 'number', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('group', 'theme'), ('number', None)), models.Q(('group', 'goal'), ('number__range', (1, 17))), _connector='OR'), name='a_goal_has_its_number_and_a_theme_none', violation_error_message='A goal has a number from 1 to 17, a theme has none.')],
            },
        ),
        migrations.AddField(
            model_name='newspage',
            name='topics',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, to='home.topic'),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
