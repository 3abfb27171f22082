"""The small site of home, for conferences below it."""

from tests.home.conftest import _rows_of_the_site, editor, moderator, site  # noqa: F401
