"""How gunicorn serves the portal, in the container, in `make rehearse` and on a plain server."""

from .settings.environment import setting

bind = setting("BIND")
workers = setting("WEB_WORKERS")
threads = setting("WEB_THREADS")
timeout = 30
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500
accesslog = "-"
access_log_format = "%(m)s %(U)s %(s)s %(M)sms"


def post_worker_init(worker):
    from skills_match.ready import get_ready

    get_ready()
