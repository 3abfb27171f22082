"""Wagtail's own migrations let the group "Editors" change every picture and document, also those on live pages.

That is publishing, and theirs to prepare only. Taken away once: what an administrator grants later stays.
"""

from django.db import migrations


def take_away(apps, schema_editor):
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
        group__name="Editors",
        permission__codename__in=["change_image", "change_document"],
        collection__depth=1,
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(take_away, migrations.RunPython.noop)]
