"""The pages of conferences come from `home` with their tables. Their content types are renamed and not made again, so that
revisions, log, translations, workflows, permissions and references keep pointing at them."""

import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import migrations, models

MODELS = ["conferenceindexpage", "conferencepage"]


def rename(apps, *, old: str, new: str) -> None:
    types = apps.get_model("contenttypes", "ContentType").objects
    for model in MODELS:
        if types.filter(app_label=old, model=model).exists():
            types.filter(app_label=new, model=model).delete()
            types.filter(app_label=old, model=model).update(app_label=new)
    ContentType.objects.clear_cache()


def come(apps, schema_editor) -> None:
    rename(apps, old="home", new="conferences")
    # The models are the same: nobody has to be told that the data model changed since the last translation.
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="conferences").update(schema_version="0001_initial")
    before = ["0001_initial", "0002_editors_add_files_and_change_their_own"]
    sources.filter(specific_content_type__app_label="home", schema_version__in=before).update(
        schema_version="0003_conferences_leave_for_their_own_app"
    )


def leave(apps, schema_editor) -> None:
    rename(apps, old="conferences", new="home")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("home", "0003_conferences_leave_for_their_own_app"),
        ("diaspora", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='ConferenceIndexPage',
                    fields=[
                        ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                        ('summary', models.TextField(blank=True, help_text='One or two sentences. Shown in lists, in search results and when somebody shares the page.', max_length=300, verbose_name='summary')),
                    ],
                    options={
                        'verbose_name': 'list of conferences',
                        'db_table': 'home_conferenceindexpage',
                    },
                    bases=('wagtailcore.page',),
                ),
                migrations.CreateModel(
                    name='ConferencePage',
                    fields=[
                        ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                        ('summary', models.TextField(blank=True, help_text='One or two sentences. Shown in lists, in search results and when somebody shares the page.', max_length=300, verbose_name='summary')),
                        ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('quote', 4), ('call_out', 7), ('figure', 13), ('links', 21), ('image', 22)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'group': 'Text', 'icon': 'title', 'label': 'Heading', 'max_length': 120, 'template': 'pages/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'group': 'Text', 'icon': 'pilcrow', 'label': 'Text'}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'quotation', 'max_length': 600}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'who said it, and where', 'max_length': 160}), 4: ('wagtail.blocks.StructBlock', [[('text', 2), ('source', 3)]], {'group': 'Text'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'title', 'max_length': 120}), 6: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'link'], 'label': 'text'}), 7: ('wagtail.blocks.StructBlock', [[('title', 5), ('text', 6)]], {'group': 'Text'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'figure', 'max_length': 30}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'what it counts', 'max_length': 160}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'source', 'max_length': 160}), 11: ('wagtail.blocks.IntegerBlock', (), {'label': 'year', 'max_value': 2100, 'min_value': 1900}), 12: ('wagtail.blocks.URLBlock', (), {'label': 'address of the source', 'required': False}), 13: ('wagtail.blocks.StructBlock', [[('value', 8), ('label', 9), ('source', 10), ('year', 11), ('address', 12)]], {'group': 'Facts'}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'title', 'max_length': 120, 'required': False}), 15: ('wagtail.blocks.CharBlock', (), {'label': 'text of the link', 'max_length': 160}), 16: ('wagtail.blocks.PageChooserBlock', (), {'label': 'page', 'required': False}), 17: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'document', 'required': False}), 18: ('wagtail.blocks.RegexBlock', ('^(/([^/\\\\\\s][^\\s]*)?|https://[^\\s]+)$',), {'error_messages': {'invalid': 'Begin with / or https://.'}, 'help_text': 'On this portal without the language: /assignments/. Elsewhere: https://…', 'label': 'or address', 'required': False}), 19: ('wagtail.blocks.StructBlock', [[('text', 15), ('page', 16), ('document', 17), ('address', 18)]], {}), 20: ('wagtail.blocks.ListBlock', (19,), {'label': 'links', 'max_num': 20, 'min_num': 1}), 21: ('wagtail.blocks.StructBlock', [[('title', 14), ('links', 20)]], {'group': 'Facts'}), 22: ('wagtail.images.blocks.ImageBlock', [], {'group': 'Facts', 'label': 'Picture', 'template': 'pages/blocks/image.html'})}, verbose_name='text')),
                        ('starts_on', models.DateField(verbose_name='first day')),
                        ('ends_on', models.DateField(verbose_name='last day')),
                        ('place', models.CharField(max_length=160, verbose_name='place')),
                        ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='diaspora.region', verbose_name='region')),
                    ],
                    options={
                        'verbose_name': 'conference',
                        'db_table': 'home_conferencepage',
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='a_conference_never_ends_before_it_starts', violation_error_message='The last day cannot be before the first day.')],
                    },
                    bases=('wagtailcore.page',),
                ),
            ]
        ),
        migrations.RunPython(come, leave),
    ]
