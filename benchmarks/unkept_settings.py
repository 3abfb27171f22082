"""What `benchmarks.bakerydemo` runs: no page is kept, on SQLite, with everything else as in production.

Parts that are drawn for everybody alike are kept as there (`casework.shown.kept`); with UNKEPT_PARTS=1 they are not.
"""

import os

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import CACHES, DATABASES, MIDDLEWARE, STORAGES

STORAGES["staticfiles"]["BACKEND"] = "portal.staticfiles.JoinedStaticFilesStorage"
WHITENOISE_USE_FINDERS = False
# The other site keeps its connection as well.
DATABASES["default"]["CONN_MAX_AGE"] = 500
MIDDLEWARE.remove("portal.caches.pages.PageCacheMiddleware")
if not os.environ.get("UNKEPT_PARTS"):
    CACHES["pages"] = {**CACHES["default"], "LOCATION": "pages"}
