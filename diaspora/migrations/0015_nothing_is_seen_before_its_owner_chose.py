from django.db import migrations, models

SEEN_BY_OTHERS = ["hosts", "office"]


def forget_what_nobody_chose(apps, schema_editor):
    """The office used to be everybody's choice before they made one. Whoever never came to that page agreed to nothing
    either; of the others it is kept, and seen by nobody while the profile is not published."""
    profiles = apps.get_model("diaspora", "Profile")._base_manager.using(schema_editor.connection.alias)
    consents = apps.get_model("diaspora", "Consent")._base_manager.using(schema_editor.connection.alias)
    asked = consents.filter(user=models.OuterRef("user"))
    profiles.filter(visibility="office", published_at=None).exclude(models.Exists(asked)).update(visibility="")
    profiles.exclude(visibility__in=SEEN_BY_OTHERS).update(published_at=None)


def hide_what_nobody_chose(apps, schema_editor):
    """On the way back nobody becomes visible: the portal of before shows whatever is not hidden."""
    profiles = apps.get_model("diaspora", "Profile")._base_manager.using(schema_editor.connection.alias)
    profiles.filter(models.Q(visibility="") | models.Q(published_at=None)).update(visibility="hidden")


class Migration(migrations.Migration):
    dependencies = [("diaspora", "0014_what_must_never_be")]

    operations = [
        migrations.AlterField(
            model_name="profile",
            name="visibility",
            field=models.CharField(
                blank=True,
                choices=[
                    ("hidden", "Nobody: hide my profile"),
                    ("office", "The programme office only"),
                    ("hosts", "Matching institutions too, without my name"),
                ],
                max_length=10,
                verbose_name="who may see me",
            ),
        ),
        migrations.RunPython(forget_what_nobody_chose, hide_what_nobody_chose, elidable=True),
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.CheckConstraint(
                condition=models.Q(("published_at", None), ("visibility__in", SEEN_BY_OTHERS), _connector="OR"),
                name="a_published_profile_is_seen_by_whom_its_owner_chose",
            ),
        ),
    ]
