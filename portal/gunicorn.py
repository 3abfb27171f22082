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
control_socket_disable = True  # nobody steers it: it is stopped and started
# Requests are logged by the portal itself, which knows which parts of an address are keys.
accesslog = None
logconfig_dict = {
    **logging_settings(setting("LOG_LEVEL")),
    "loggers": {"gunicorn.error": {"level": setting("LOG_LEVEL"), "propagate": True, "handlers": []}},
}


def post_worker_init(worker):
    from skills_match.ready import get_ready

    get_ready()
