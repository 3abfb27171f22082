"""What an institution is called."""

from django.utils import timezone

from casework.languages import written_in_every_language

from ..models import Institution


def names_of(institution: Institution) -> dict[str, str]:
    """Its name of today by language, as a value of notices; {} where it has none."""
    name = institution.name_on(timezone.localdate())
    return written_in_every_language(name, "name") if name else {}
