"""The pages of conferences are models of the app `conferences` from here on. Tables and rows stay as they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("home", "0002_editors_add_files_and_change_their_own")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel("ConferencePage"), migrations.DeleteModel("ConferenceIndexPage")]
        )
    ]
