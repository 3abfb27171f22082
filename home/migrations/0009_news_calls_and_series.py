"""News with pictures, corrections, documents and series; announcements, calls and tenders."""

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

BEFORE = "0008_links_of_pages"


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version=BEFORE).update(
        schema_version="0009_news_calls_and_series"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('diaspora', '0013_names_are_found_folded'),
        ('home', '0008_links_of_pages'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name='CallIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, max_length=300)),
            ],
            options={
                'verbose_name': 'list of announcements, calls and tenders',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120, null=True)),
                ('name_sw', models.CharField(max_length=120, null=True)),
            ],
            options={
                'verbose_name': 'series',
                'verbose_name_plural': 'series',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='newspage',
            name='attachments',
            field=wagtail.fields.StreamField([], blank=True),
        ),
        migrations.AddField(
            model_name='newspage',
            name='byline',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='newspage',
            name='corrections',
            field=wagtail.fields.StreamField([], blank=True),
        ),
        migrations.AddField(
            model_name='newspage',
            name='is_featured',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='newspage',
            name='lead_alt',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name='newspage',
            name='lead_caption',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name='newspage',
            name='lead_credit',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='newspage',
            name='lead_image',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='lead_is_decorative',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='newspage',
            name='region',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='diaspora.region'),
        ),
        migrations.AddField(
            model_name='newspage',
            name='related',
            field=wagtail.fields.StreamField([], blank=True),
        ),
        migrations.AddField(
            model_name='newspage',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='parts', to='home.series'),
        ),
        migrations.CreateModel(
            name='CallPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, max_length=300)),
                ('body', wagtail.fields.StreamField([], blank=True)),
                ('attachments', wagtail.fields.StreamField([], blank=True)),
                ('corrections', wagtail.fields.StreamField([], blank=True)),
                ('kind', models.CharField(default='call', max_length=12)),
                ('reference', models.CharField(blank=True, max_length=40)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
                ('questions_until', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('outcome_note', models.CharField(blank=True, max_length=250)),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, to='home.topic')),
            ],
            options={
                'verbose_name': 'announcement, call or tender',
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at', None), ('questions_until', None), ('questions_until__lte', models.F('closes_at')), _connector='OR'), name='questions_never_end_after_the_call_closes', violation_error_message='Questions end before the call closes.')],
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
