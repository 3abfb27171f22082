"""Press releases, the press list and letters to it."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

BEFORE = "0012_the_search_has_an_index"


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version=BEFORE).update(
        schema_version="0013_press"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('diaspora', '0013_names_are_found_folded'),
        ('home', '0012_the_search_has_an_index'),
        ('wagtailcore', '0098_apitoken'),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name='PressIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, max_length=300)),
                ('boilerplate', wagtail.fields.RichTextField(blank=True)),
            ],
            options={
                'verbose_name': 'list of press releases',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='PressContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=150)),
                ('outlet', models.CharField(max_length=160)),
                ('email', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=10)),
                ('consented_on', models.DateField(default=django.utils.timezone.localdate)),
                ('consent_source', models.CharField(max_length=160)),
                ('consent_wording', models.TextField(max_length=600)),
                ('topics', models.ManyToManyField(blank=True, to='home.topic')),
            ],
            options={
                'verbose_name': 'person on the press list',
                'verbose_name_plural': 'press list',
                'ordering': ['outlet', 'name'],
            },
        ),
        migrations.CreateModel(
            name='PressReleasePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, max_length=300)),
                ('body', wagtail.fields.StreamField([], blank=True)),
                ('attachments', wagtail.fields.StreamField([], blank=True)),
                ('corrections', wagtail.fields.StreamField([], blank=True)),
                ('date', models.DateField(default=django.utils.timezone.localdate)),
                ('contacts', wagtail.fields.StreamField([], blank=True)),
                ('pictures', wagtail.fields.StreamField([], blank=True)),
                ('biographies', wagtail.fields.StreamField([], blank=True)),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='diaspora.region')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, to='home.topic')),
            ],
            options={
                'verbose_name': 'press release',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='PressLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('email_due_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('emailed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('email_attempts', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('email_error', models.CharField(blank=True, editable=False, max_length=300)),
                ('link_key', models.CharField(blank=True, max_length=32)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='home.presscontact')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='home.pressreleasepage')),
            ],
        ),
        migrations.AddConstraint(
            model_name='presscontact',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='only_one_person_on_the_press_list_per_address', violation_error_message='This address is on the list already.'),
        ),
        migrations.AddConstraint(
            model_name='pressletter',
            constraint=models.UniqueConstraint(fields=('contact', 'release'), name='a_release_goes_to_a_person_of_the_press_only_once'),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
