"""A database of the time when offers and recommendations belonged to `skills_match`, brought up to date and back again.

Run as a program on the database of DATABASE_URL, an up-to-date and empty one: goes back in time, writes as the older
release did (by the models of its migrations), migrates, prints what is found, goes back and prints that too.
"""

import datetime
import json

import django

if __name__ == "__main__":
    django.setup()

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

BEFORE = ("skills_match", "0014_slots")
TOLD = datetime.datetime(2026, 11, 2, 9, 0, tzinfo=datetime.UTC)
REMINDED = datetime.datetime(2026, 11, 18, 6, 0, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 11, 20)


def go_back():
    """The models of the older release."""
    executor = MigrationExecutor(connection)
    executor.migrate([BEFORE])
    executor.loader.build_graph()
    loader = executor.loader
    return loader.project_state([node for node in loader.graph.nodes if node in loader.applied_migrations]).apps


def write(apps) -> None:
    get = apps.get_model
    user = get("diaspora", "User").objects.create(email="expert@example.org")
    member = get("diaspora", "User").objects.create(email="host@example.org")
    profile = get("diaspora", "Profile").objects.create(user=user)
    region = get("diaspora", "Region").objects.create(code="t", name="Tanga")
    institution = get("diaspora", "Institution").objects.create(region=region)
    for number, state in enumerate(("offered", "accepted", "submitted")):
        assignment = get("skills_match", "Assignment").objects.create(
            institution=institution, reference=f"TZ-{number}", state="draft"
        )
        application = get("skills_match", "Application").objects.create(
            assignment=assignment,
            profile=profile,
            state=state,
            submitted_at=TOLD,
            in_state_since=TOLD,
            offer_answer_by=None if state == "submitted" else DAY,
            offer_reminded_at=REMINDED if state == "accepted" else None,
        )
    get("skills_match", "HostOpinion").objects.create(
        application=application, member=member, recommends=True, text="Calm and exact."
    )
    get("wagtailcore", "ModelLogEntry").objects.create(
        content_type=get("contenttypes", "ContentType").objects.get_or_create(
            app_label="skills_match", model="application"
        )[0],
        object_id=str(get("skills_match", "Application").objects.get(state="accepted").pk),
        action="application.offered",
        label="TZ-1",
        timestamp=TOLD - datetime.timedelta(days=3),
    )


def what_is_found() -> list:
    """By the models of today."""
    from selection.models import HostOpinion, Offer

    offers = Offer.objects.order_by("application__assignment__reference")
    return [
        [[row.application.state, str(row.answer_by), row.released_at.day, bool(row.reminded_at)] for row in offers],
        [[row.application.state, row.recommends, row.text] for row in HostOpinion.objects.all()],
    ]


def what_was_kept(apps) -> list:
    """By the models of the older release."""
    applications = apps.get_model("skills_match", "Application").objects.order_by("assignment__reference")
    opinions = apps.get_model("skills_match", "HostOpinion").objects.all()
    return [
        [[row.state, str(row.offer_answer_by), bool(row.offer_reminded_at)] for row in applications],
        [[row.recommends, row.text] for row in opinions],
    ]


if __name__ == "__main__":
    with timezone.override("UTC"):
        write(go_back())
        call_command("migrate", verbosity=0)
        print(json.dumps([what_is_found(), what_was_kept(go_back())]))
