from django.db import migrations

import casework.folded


def fold(apps, schema_editor):
    """A name is folded when it is saved; those from before are folded here."""
    alias = schema_editor.connection.alias
    for name in ("User", "InstitutionName"):
        model = apps.get_model("diaspora", name)
        field = model._meta.get_field("folded_name")
        rows = []
        for row in model._base_manager.using(alias).iterator(chunk_size=2000):
            field.pre_save(row, add=False)
            rows.append(row)
            if len(rows) == 2000:
                model._base_manager.using(alias).bulk_update(rows, ["folded_name"])
                rows = []
        model._base_manager.using(alias).bulk_update(rows, ["folded_name"])


class Migration(migrations.Migration):
    dependencies = [("diaspora", "0012_limits_by_the_hour_are_called_so")]

    operations = [
        migrations.AddField(
            model_name="institutionname",
            name="folded_name",
            field=casework.folded.FoldedField(blank=True, default="", editable=False, of=("name",)),
        ),
        migrations.AddField(
            model_name="user",
            name="folded_name",
            field=casework.folded.FoldedField(blank=True, default="", editable=False, of=("first_name", "last_name")),
        ),
        migrations.RunPython(fold, migrations.RunPython.noop, elidable=True),
    ]
