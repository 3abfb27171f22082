"""The web process: `gunicorn portal.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from .database.patience import wait_with_patience

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
application = get_wsgi_application()
wait_with_patience()
