"""The index of the search, words that were searched for in vain, views of pages."""

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
    "0008_links_of_pages",
    "0009_news_calls_and_series",
    "0010_projects",
    "0011_translations_that_are_out_of_date",
]


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version__in=BEFORE).update(
        schema_version="0012_the_search_has_an_index"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('home', '0011_translations_that_are_out_of_date'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CountedLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('offset', models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=16)),
                ('version', models.CharField(max_length=40)),
                ('is_sensitive', models.BooleanField(default=False)),
                ('page', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='search_entry', to=settings.WAGTAIL_PAGE_MODEL)),
                ('reading', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='search_entry', to='home.documentreading')),
            ],
        ),
        migrations.CreateModel(
            name='SearchStem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('language', models.CharField(max_length=3)),
                ('text', models.CharField(max_length=40)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('text', 'language'), name='only_one_stem_of_a_text_in_each_language')],
            },
        ),
        migrations.CreateModel(
            name='SearchPosting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('worth', models.PositiveSmallIntegerField()),
                ('pages', models.CharField(blank=True, max_length=200)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='home.searchentry')),
                ('stem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='home.searchstem')),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=40)),
                ('stem', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='home.searchstem')),
            ],
        ),
        migrations.CreateModel(
            name='UnfoundSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('language', models.CharField(max_length=3)),
                ('text', models.CharField(max_length=60)),
                ('days', models.PositiveSmallIntegerField(default=1)),
                ('last_on', models.DateField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('text', 'language'), name='only_one_row_for_words_that_nothing_has')],
            },
        ),
        migrations.CreateModel(
            name='PageViews',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('number', models.PositiveIntegerField()),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('page', 'day'), name='only_one_number_of_views_a_page_and_day')],
            },
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.CheckConstraint(condition=models.Q(('page', None), ('reading', None), _connector='XOR'), name='an_entry_of_the_index_is_a_page_or_a_file'),
        ),
        migrations.AddConstraint(
            model_name='searchposting',
            constraint=models.UniqueConstraint(fields=('entry', 'stem'), name='only_one_posting_for_an_entry_and_stem'),
        ),
        migrations.AddConstraint(
            model_name='searchword',
            constraint=models.UniqueConstraint(fields=('stem', 'text'), name='only_one_row_for_a_word_of_a_stem'),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
