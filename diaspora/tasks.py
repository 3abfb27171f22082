"""Work that the clock starts again and again. Each drains rows, so that running it twice or late does no harm."""

from casework.clock import Phase, every_tick, hourly, mails

from .files import disk
from .files import store as files
from .inbox import digest, letters
from .institutions import invitations
from .notices import notify as notices
from .notices import written_emails
from .privacy import retention
from .profiles import publishing as profiles


@mails()
def send_due_notices() -> int:
    """E-mails that wait to be sent: notices, and invitations to people who may have no account."""
    return notices.send_due_notices() + invitations.send_due_invitations()


@mails(is_awaited=True)
def send_written_emails() -> int:
    """Links for which somebody waits in front of the screen, and farewells."""
    return written_emails.send_written_emails()


@every_tick(Phase.WRITE)
def write_digests() -> int:
    """Letters about what waits, in the morning of their day."""
    return digest.write_digests()


@mails()
def send_digests() -> int:
    return letters.send_digests()


@hourly
def forget_what_is_past() -> int:
    """Whatever was promised to be kept for a time only, in all apps."""
    return retention.forget_what_is_past()


@hourly
def keep_profiles_fresh() -> int:
    """Ask once a year whether a profile is still true; hide those of people who do not answer."""
    return profiles.ask_still_available() + profiles.hide_unconfirmed()


@hourly
def delete_unused_files() -> int:
    """Replaced files that no application names any more, and what a process left that died while it wrote."""
    return files.delete_unused_files() + disk.delete_files_without_rows()
