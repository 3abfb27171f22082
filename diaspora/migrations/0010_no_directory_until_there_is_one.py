"""There is no public directory yet: whoever chose it is seen by matching institutions, as the choice included.

What people agreed to stays as they agreed to it.
"""

from django.db import migrations


def show_to_hosts(apps, schema_editor):
    apps.get_model("diaspora", "Profile").objects.filter(visibility="public").update(visibility="hosts")


class Migration(migrations.Migration):
    dependencies = [("diaspora", "0009_official_addresses_are_confirmed")]

    operations = [migrations.RunPython(show_to_hosts, migrations.RunPython.noop)]
