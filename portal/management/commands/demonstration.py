"""`manage.py demonstration`: invented people, assignments and pages to try the portal with."""

from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from diaspora.models import User


class Command(BaseCommand):
    help = "Build the demonstration content. Refused in production and wherever real people have accounts."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the content is there already")

    def handle(self, *, if_empty: bool, **options):
        if not settings.DEMONSTRATION_ALLOWED:
            raise CommandError("Demonstration accounts have known passwords: they are refused in production.")
        if User.objects.exclude(email__endswith=settings.DEMONSTRATION_DOMAIN).exists():
            if if_empty:
                self.stdout.write("Real accounts exist: no demonstration content is made.")
                return
            raise CommandError("This database has accounts of real people: the demonstration keeps away from it.")
        if User.objects.exists():
            if if_empty:
                return
            raise CommandError("The demonstration content is there already.")
        # Imported here: production images leave the tests, and so the factories, out.
        from tests.factories.demonstration import build_demonstration

        with transaction.atomic():
            build_demonstration(say=self.stdout.write)
        # Publishing gives the children of a page new rows. Index what there is now, and drop the queued tasks for rows
        # that are gone: each would end in a traceback in the worker's log.
        DBTaskResult.objects.filter(task_path="wagtail.tasks.update_reference_index_task").delete()
        call_command("rebuild_references_index", stdout=StringIO())
