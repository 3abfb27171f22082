"""What editors find in Wagtail: our menus and reports, our rules, and nothing that they do not need."""

from . import (  # noqa: F401
    api,
    companions,
    companions_in_bulk,
    desk,
    files,
    handing_in,
    menus,
    organisations,
    press,
    publishing,
    publishing_in_bulk,
    restricted,
    screens,
    small_changes,
    topics,
    translation,
    usage,
)
