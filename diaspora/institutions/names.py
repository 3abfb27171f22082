"""What an institution is called."""

from django.utils import timezone

from casework.languages import written_in_every_language
from casework.letters.unlinked import for_strangers

from ..models import Institution, InstitutionName


def names_of(institution: Institution) -> dict[str, str]:
    """Its name of today by language, as a value of notices; {} where it has none."""
    name = institution.name_on(timezone.localdate())
    return for_every_reader(name) if name else {}


def for_every_reader(name: InstitutionName) -> dict[str, str]:
    """A name by language of the reader: where it has none in one, the name that it has."""
    written = written_in_every_language(name, "name")
    known = next(filter(None, written.values()), "")
    return {language: text or known for language, text in written.items()}


def names_for_strangers(institution: Institution) -> dict[str, str]:
    """The same for an e-mail to somebody who may know nothing of it."""
    return {language: for_strangers(name) for language, name in names_of(institution).items()}
