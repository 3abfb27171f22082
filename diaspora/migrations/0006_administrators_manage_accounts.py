"""Administrators manage accounts in the office. What let them into Wagtail's screens of accounts goes."""

from django.db import migrations


def take_the_rights_of_wagtails_screens(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name="Administrators"):
        group.permissions.remove(
            *Permission.objects.filter(content_type__app_label="diaspora", codename__in=["add_user", "change_user"])
        )


class Migration(migrations.Migration):
    dependencies = [
        ("diaspora", "0005_what_a_person_did_within_the_hour"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="user",
            options={
                "permissions": [
                    ("work_in_office", "Can work in the programme office"),
                    ("manage_accounts", "Can open accounts and give roles"),
                ],
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
            },
        ),
        migrations.RunPython(take_the_rights_of_wagtails_screens, migrations.RunPython.noop),
    ]
