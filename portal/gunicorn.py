"""How gunicorn serves the portal, in the container, in `make rehearse` and on a plain server."""

# By the whole name: gunicorn reads this file as one of no package.
from portal.settings.environment import setting
from portal.settings.log_lines import logging_settings

bind = setting("BIND")
workers = setting("WEB_WORKERS")
threads = setting("WEB_THREADS")
timeout = 30
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500
# The portal is read once, before the web processes are made of it: a restart takes a third of the time, and they share
# the memory.
preload_app = True
control_socket_disable = True  # nobody steers it: it is stopped and started
# Requests are logged by the portal itself, which knows which parts of an address are keys.
accesslog = None
logconfig_dict = {
    **logging_settings(setting("LOG_LEVEL")),
    "loggers": {"gunicorn.error": {"level": setting("LOG_LEVEL"), "propagate": True, "handlers": []}},
}


def when_ready(server):
    """Before the first web process is made: read what its first page needs, hold nothing that only one may hold."""
    import gc

    from django.db import connections
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018 - reading it is what takes long
    connections.close_all()
    gc.freeze()


def post_worker_init(worker):
    from skills_match.ready import get_ready

    get_ready()


def worker_exit(server, worker):
    """Everything is answered by now. Giving back the memory piece by piece would take seconds, while visitors wait."""
    import logging
    import os
    import sys

    ending = sys.exc_info()[1]
    logging.shutdown()
    os._exit(ending.code if isinstance(ending, SystemExit) and isinstance(ending.code, int) else 1)
