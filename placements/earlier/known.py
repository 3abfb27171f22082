"""What is here already: nobody is asked twice, and no line is taken over twice."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from casework.folded import folded_name
from diaspora.models import Institution, InstitutionName, Profile, User

from ..enums import ListKind
from ..models import AskedAddress, EarlierAssignment, EarlierExpert, EarlierList
from .lines import Line


def print_of(*parts: object) -> str:
    """A keyed hash: nobody reads an address out of it, or finds out by trying whether one was here."""
    return salted_hmac("placements.earlier", "\n".join(map(str, parts)), algorithm="sha256").hexdigest()


def print_of_work(row: dict) -> str:
    """That of a line with an earlier assignment."""
    names = ("programme", "institution", "began_on", "ended_on", "email")
    return print_of("work", folded_name(row["title"]), *(row[name] for name in names))


def accounts_at(addresses: Iterable[str]) -> dict[str, int]:
    """Accounts that are in use, by address. An address that waits to be confirmed is nobody's."""
    asked = set(addresses)
    proven = EmailAddress.objects.annotate(low=Lower("email")).filter(low__in=asked, verified=True)
    return dict(proven.values_list("low", "user_id"))


def addresses_known(addresses: Iterable[str]) -> set[str]:
    """Those that wait for an answer, were asked once, or belong to an account."""
    asked = set(addresses)
    waiting = EarlierExpert.objects.filter(email__in=asked).values_list("email", flat=True)
    accounts = User.objects.annotate(low=Lower("email")).filter(low__in=asked).values_list("low", flat=True)
    return {*waiting, *accounts, *accounts_at(asked), *addresses_asked(asked)}


def addresses_asked(addresses: Iterable[str]) -> set[str]:
    """Those that got their letter, whatever came of it."""
    by_print = {print_of("address", address): address for address in addresses}
    there = AskedAddress.objects.filter(print__in=by_print).values_list("print", flat=True)
    return {by_print[each] for each in there}


def profiles_at(addresses: Iterable[str]) -> dict[str, int]:
    """Profiles of the accounts at these addresses."""
    accounts = accounts_at(addresses)
    profiles = dict(Profile.objects.filter(user__in=accounts.values()).values_list("user_id", "pk"))
    return {address: profiles[user] for address, user in accounts.items() if user in profiles}


def work_known(prints: Iterable[str]) -> set[str]:
    return set(EarlierAssignment.objects.filter(print__in=set(prints)).values_list("print", flat=True))


def names_of_institutions() -> Iterable[tuple[int, str]]:
    """Every name of every institution, past ones too, in each language."""
    for pk, *names in InstitutionName.objects.values_list("institution", "name_en", "name_sw"):
        for name in dict.fromkeys(names):
            yield pk, name or ""


def institutions_known() -> set[str]:
    """Folded names and official addresses, also of those that the worker has still to store."""
    waiting = EarlierList.objects.filter(kind=ListKind.INSTITUTIONS).exclude(left=[]).values_list("left", flat=True)
    return institutions_stored().union(*(keys_of_institution(line) for lines in waiting for line in lines))


def institutions_stored() -> set[str]:
    names = {folded_name(name) for _pk, name in names_of_institutions()} - {""}
    addresses = Institution.objects.annotate(low=Lower("official_email")).values_list("low", flat=True)
    return names | set(addresses)


def institutions_not_in(there: set[str], lines: list[Line]) -> list[Line]:
    """Lines of institutions of which no name and no address is in `there`."""
    return [line for line in lines if not keys_of_institution(line) & there]


def keys_of_institution(row: dict) -> set[str]:
    """By what a line with an institution is found."""
    return {folded_name(row["name_en"]), folded_name(row["name_sw"]), row["official_email"]} - {""}
