#!/usr/bin/env python
"""Django's command line, with the development settings unless others are named."""

import gc
import os
import sys

if __name__ == "__main__":
    # What a command makes lives nearly as long as it does: looking for dead circles takes a third of migrating.
    gc.set_threshold(200_000, 20, 100)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
