"""What editors find in Wagtail: our menus and reports, our rules, and nothing that they do not need."""

from . import api, desk, files, handing_in, menus, publishing, publishing_in_bulk, screens, topics, translation  # noqa: F401
from . import api, files, handing_in, menus, publishing, publishing_in_bulk, restricted, screens, topics, translation  # noqa: F401
