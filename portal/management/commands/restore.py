"""`manage.py restore FILE`: a backup in the place of what is here. docs/operations.md."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from ...backups.archive import Unusable, checked
from ...backups.postgresql import ProgramFailed, ProgramMissing
from ...backups.restoring import NotRestored, restore_backup
from ...backups.sqlite import Damaged


class Command(BaseCommand):
    help = "Check a backup and put it in the place of database and files; whoever left since is erased again."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="also when there is a portal in the database")
        parser.add_argument(
            "--without-erasures", action="store_true", help="also without a list of what was erased since"
        )
        parser.add_argument(
            "--check", action="store_true", help="only look whether the backup is whole; change nothing"
        )

    def handle(self, *, file: Path, replace: bool, without_erasures: bool, check: bool, **options):
        try:
            if check:
                manifest = checked(file, key=settings.BACKUP_KEY)
                self.stdout.write(f"Whole: made {manifest.made_at}, rows: {sum(manifest.counts.values())}.")
                return
            done = restore_backup(path=file, replace=replace, without_erasures=without_erasures, say=self.stdout.write)
        except (NotRestored, Unusable, ProgramMissing, ProgramFailed, Damaged, DatabaseError, OSError) as error:
            raise CommandError(str(error)) from error
        for name in done.missing[:20]:
            self.stdout.write(f"A row names a file that is not there: {name}")
        self.stdout.write(
            f"Restored as of {done.manifest.made_at}: {sum(done.manifest.counts.values())} rows, "
            f"{done.files} files, "
            f"{done.erased_again} erased again."
        )
