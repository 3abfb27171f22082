"""`manage.py backup`: database, pictures, documents and private files in one file. docs/operations.md."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from diaspora.models import SignOfLife

from ...backups.making import CannotBackUp, make_backup
from ...backups.postgresql import ProgramFailed, ProgramMissing


class Command(BaseCommand):
    help = "Write a backup of database and files into BACKUP_DIR, sealed with BACKUP_KEY when there is one."

    def add_arguments(self, parser):
        parser.add_argument("--keep", type=int, help="delete older backups, so that so many are left")
        parser.add_argument("--elsewhere", action="store_true", help="only note that one was made in another way")

    def handle(self, *, keep: int | None, elsewhere: bool, **options):
        if elsewhere:
            SignOfLife.objects.note("backup")
            return
        if keep is not None and keep < 1:
            raise CommandError("--keep leaves one backup at least.")
        began = time.monotonic()
        try:
            place = make_backup(keep=keep, say=self.stdout.write)
        except (CannotBackUp, ProgramMissing, ProgramFailed, DatabaseError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{place}: {place.stat().st_size / 2**20:.1f} MiB in {time.monotonic() - began:.1f} s")
