"""Addresses that anybody gets without showing who they are: no proof that an institution is behind them."""

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
#: yahoo.fr, yahoo.co.uk
_MOST_LABELS = 3


def is_free_mail(address: str) -> bool:
    """Whether the address is one of a service that gives them to everybody."""
    domain = address.rpartition("@")[2].strip().rstrip(".").lower()
    labels = domain.split(".")
    return domain in _DOMAINS or (1 < len(labels) <= _MOST_LABELS and labels[0] in _IN_EVERY_COUNTRY)
