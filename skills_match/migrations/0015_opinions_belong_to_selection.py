from django.db import migrations


class Migration(migrations.Migration):
    """The table goes to the app `selection` with its rows: selection/0001 takes it over."""

    dependencies = [("skills_match", "0014_slots")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable("HostOpinion", "selection_hostopinion")],
            state_operations=[migrations.DeleteModel("HostOpinion")],
        ),
    ]
