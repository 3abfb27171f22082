"""Addresses that anybody gets without showing who they are: no proof that an institution is behind them."""

import re

_DOMAINS = {
    "aol.com",
    "duck.com",
    "fastmail.com",
    "gmail.com",
    "googlemail.com",
    "hey.com",
    "icloud.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "msn.com",
    "pm.me",
    "posteo.de",
    "proton.me",
    "protonmail.ch",
    "protonmail.com",
    "qq.com",
    "rediffmail.com",
    "rocketmail.com",
    "tuta.com",
    "tutanota.com",
    "web.de",
    "yandex.com",
    "yandex.ru",
    "ymail.com",
    "zoho.com",
    "zohomail.com",
    "126.com",
    "163.com",
}
#: These have an ending for each country.
_IN_EVERY_COUNTRY = {"gmx", "hotmail", "live", "outlook", "yahoo"}
#: The end of such an address, for Python and for a database; of several countries: yahoo.fr, yahoo.co.uk.
FREE_MAIL = (
    f"@({'|'.join(re.escape(domain) for domain in sorted(_DOMAINS))}"
    rf"|({'|'.join(sorted(_IN_EVERY_COUNTRY))})(\.[^.@]+){{1,2}})$"
)


def is_free_mail(address: str) -> bool:
    """Whether the address is one of a service that gives them to everybody."""
    return bool(re.search(FREE_MAIL, address.strip().rstrip("."), re.IGNORECASE))
