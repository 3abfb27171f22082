"""What `benchmarks.bakerydemo` runs: pages that are not kept, on SQLite, with everything else as in production."""

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import DATABASES, STORAGES

STORAGES["staticfiles"]["BACKEND"] = "portal.staticfiles.JoinedStaticFilesStorage"
WHITENOISE_USE_FINDERS = False
# The other site keeps its connection as well.
DATABASES["default"]["CONN_MAX_AGE"] = 500
