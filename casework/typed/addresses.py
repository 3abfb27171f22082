"""Addresses that were sent along with a form or a link: anybody may have written them."""

from django.utils.http import url_has_allowed_host_and_scheme


def is_own_page(address: str) -> bool:
    """Whether it is a page of the portal, without a host: it leads nowhere else."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
