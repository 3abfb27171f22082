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
    """Each web process can match people by itself when the search server is away, and knows the words people type."""
    from skills_match.from_text.index import text_index
    from skills_match.matching.engines import stay_ready
    from skills_match.vocabulary.background import begin_in_turn
    from skills_match.vocabulary.index import kept_vocabulary
    from skills_match.vocabulary.titles.index import title_index

    stay_ready()
    begin_in_turn(kept_vocabulary, text_index, title_index)
