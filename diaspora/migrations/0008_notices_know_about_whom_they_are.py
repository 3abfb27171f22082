"""A notice knows about whom it is, and the log keeps numbers of people instead of names.

Older notices that name somebody else cannot be traced to the account, so they go: what they told is on the pages they
lead to. From older entries of the log the names and addresses are taken out.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NAMING_SOMEBODY = ["membership_joined", "institution_registered", "contact_message", "inquiry_asked"]
ACTIONS = {
    "institution.role": "member",
    "institution.remove": "member",
    "institution.leave": "member",
    "institution.invite": "email",
    "institution.revoke": "email",
    "office.assign": "officer",
}


def forget_names(apps, schema_editor):
    apps.get_model("diaspora", "Notice").objects.filter(kind__in=NAMING_SOMEBODY).delete()
    entries = apps.get_model("wagtailcore", "ModelLogEntry").objects
    for entry in entries.filter(action__in=ACTIONS).iterator():
        name = ACTIONS[entry.action]
        was_somebody = bool(entry.data.pop(name, ""))
        if name == "officer":
            entry.data["officer"] = -1 if was_somebody else None
        entries.filter(pk=entry.pk).update(data=entry.data)


class Migration(migrations.Migration):
    dependencies = [
        ("diaspora", "0007_sign_of_life"),
        ("wagtailcore", "0069_log_entry_jsonfield"),
    ]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="about",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices_about",
                to=settings.AUTH_USER_MODEL,
                verbose_name="about whom",
            ),
        ),
        migrations.RunPython(forget_names, migrations.RunPython.noop),
    ]
