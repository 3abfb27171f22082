"""One mailbox has as many addresses as its owner likes: what stands after a plus sign is for their own order."""

from django.db.models import Q


def mailbox(address: str) -> str:
    """In small letters, without the part after a plus sign."""
    local, _at, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def is_of_mailbox(address: str) -> Q:
    """Whether `email` of a row leads to the mailbox of `address`."""
    local, _at, domain = mailbox(address).rpartition("@")
    return Q(email__iexact=f"{local}@{domain}") | Q(email__istartswith=f"{local}+", email__iendswith=f"@{domain}")
