"""Projects, their organisations, and offices."""

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
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
]


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="home", schema_version__in=BEFORE).update(
        schema_version="0010_projects"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('diaspora', '0013_names_are_found_folded'),
        ("home", "0009_news_calls_and_series"),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProjectIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, max_length=300)),
            ],
            options={
                'verbose_name': 'list of projects',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=150)),
                ('name_en', models.CharField(max_length=150, null=True)),
                ('name_sw', models.CharField(max_length=150, null=True)),
                ('initials', models.CharField(max_length=8)),
                ('kind', models.CharField(max_length=16)),
                ('address', models.URLField(blank=True)),
                ('does', models.CharField(blank=True, max_length=300)),
                ('does_en', models.CharField(blank=True, max_length=300, null=True)),
                ('does_sw', models.CharField(blank=True, max_length=300, null=True)),
                ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image')),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'ordering': ['kind', 'name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProjectPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, max_length=300)),
                ('body', wagtail.fields.StreamField([], blank=True)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('target_group', models.CharField(max_length=200)),
                ('objective', models.TextField(max_length=600)),
                ('activities', wagtail.fields.RichTextField(blank=True)),
                ('results', wagtail.fields.StreamField([], blank=True)),
                ('regions', modelcluster.fields.ParentalManyToManyField(blank=True, to='diaspora.region')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, to='home.topic')),
            ],
            options={
                'verbose_name': 'project',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ProjectOrganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('role', models.CharField(max_length=8)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='home.organisation')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='organisations', to='home.projectpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FieldOffice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120, null=True)),
                ('name_sw', models.CharField(max_length=120, null=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('telephone', models.CharField(blank=True, max_length=20)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('hours', models.CharField(blank=True, max_length=120)),
                ('hours_en', models.CharField(blank=True, max_length=120, null=True)),
                ('hours_sw', models.CharField(blank=True, max_length=120, null=True)),
                ('is_hidden', models.BooleanField(default=False)),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='diaspora.region')),
            ],
            options={
                'verbose_name': 'office',
                'verbose_name_plural': 'offices',
                'ordering': ['is_hidden', 'name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_hidden', False), models.Q(('address', ''), ('region', None)), _connector='OR'), name='a_hidden_place_has_no_address_and_no_region', violation_error_message='A place that must stay hidden has neither an address nor a region here.'), models.CheckConstraint(condition=models.Q(('email', ''), ('telephone', ''), _negated=True), name='an_office_can_be_called_or_written_to', violation_error_message='Give a telephone number or an e-mail address.')],
            },
        ),
        migrations.AddConstraint(
            model_name='projectpage',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_project_never_ends_before_it_starts', violation_error_message='The last day cannot be before the first day.'),
        ),
        migrations.AddConstraint(
            model_name='projectorganisation',
            constraint=models.UniqueConstraint(fields=('page', 'organisation', 'role'), name='only_one_row_per_organisation_and_role_in_a_project'),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
