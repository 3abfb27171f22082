import datetime

from django.db import migrations
from django.utils import timezone

ACCEPTED = "accepted"
OWNERS = {
    "visa": "person",
    "medical": "person",
    "passport": "person",
    "references": "office",
    "employer": "person",
    "readiness": "host",
    "security": "office",
    "conduct": "person",
    "safeguard": "person",
    "declaration": "person",
    "police": "person",
    "insurance": "office",
}


def ask_who_accepted_before(apps, schema_editor):
    """Whoever accepted before there were conditions is asked for the same as everybody else, or would never be
    confirmed. A licence is asked for where the assignment names one."""
    alias = schema_editor.connection.alias
    conditions = apps.get_model("selection", "Condition")._base_manager.using(alias)
    applications = apps.get_model("skills_match", "Application")._base_manager.using(alias)
    due_on = timezone.localdate() + datetime.timedelta(days=14)
    for application in applications.filter(state=ACCEPTED, conditions=None).select_related("assignment"):
        assignment = application.assignment
        is_named = assignment.licence_needed_en or assignment.licence_needed_sw
        owners = {"licence": "person", **OWNERS} if is_named else OWNERS
        for kind, owner in owners.items():
            conditions.create(application=application, kind=kind, owner=owner, due_on=due_on)


class Migration(migrations.Migration):
    dependencies = [("selection", "0003_conditions_and_agreements")]

    operations = [migrations.RunPython(ask_who_accepted_before, migrations.RunPython.noop, elidable=True)]
