"""Work that the clock starts again and again. Each drains rows, so that running it twice or late does no harm."""

from .domain import files, invitations, notices, profiles


def send_due_notices() -> int:
    """E-mails that wait to be sent: notices, and invitations to people who may have no account."""
    return notices.send_due_notices() + invitations.send_due_invitations()


def keep_profiles_fresh() -> int:
    """Ask once a year whether a profile is still true; hide those of people who do not answer."""
    return profiles.ask_still_available() + profiles.hide_unconfirmed()


def delete_unused_files() -> int:
    """Replaced files that no application names any more."""
    return files.delete_unused_files()
