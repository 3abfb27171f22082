#!/usr/bin/env python
"""Django's command line, with the settings of production unless others are named: `make serve` names its own."""

import gc
import os
import sys

if __name__ == "__main__":
    # What a command makes lives nearly as long as it does: looking for dead circles takes a third of migrating.
    gc.set_threshold(200_000, 20, 100)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"{os.environ['DJANGO_SETTINGS_MODULE']}: {error}")
