"""What some of the people can show besides work, and who speaks for them."""

from diaspora.enums import EducationLevel
from diaspora.models import Profile
from diaspora.profiles.records import KINDS


def add_records(profile: Profile, told: dict) -> None:
    for kind in KINDS.values():
        for row in told.get(kind.name, []):
            level = {"level": EducationLevel[row["level"].upper()]} if "level" in row else {}
            kind.model._default_manager.create(profile=profile, **(row | level))
