"""Read what mail servers report of our letters: from a mailbox, or from the mail server itself through a pipe."""

import mailbox
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ...letters.mailboxes import read_all, read_maildir, read_mbox


class Command(BaseCommand):
    help = (
        "Reads delivery reports (RFC 3464) and complaints (RFC 5965) from a Maildir, an mbox file or, without either, "
        "one message from standard input. Reports that count are taken out of the mailbox; everything else stays."
    )

    def add_arguments(self, parser):
        where = parser.add_mutually_exclusive_group()
        where.add_argument("--maildir", type=Path, help="Folder of the mailbox to which letters come back.")
        where.add_argument("--mbox", type=Path, help="File of the mailbox to which letters come back.")

    def handle(self, *args, maildir: Path | None, mbox: Path | None, **options):
        try:
            if maildir:
                tally = read_maildir(maildir)
            else:
                tally = read_mbox(mbox) if mbox else read_all([sys.stdin.buffer.read()])
        except (mailbox.Error, OSError) as error:
            raise CommandError(f"The mailbox cannot be read: {error}") from error
        self.stdout.write(f"{tally.messages} messages read, {tally.reports} reports acted on.")
