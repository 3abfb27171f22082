"""How production logs: portal.logs says what a line holds."""


def logging_settings(level: str) -> dict:
    """For Django and for gunicorn, whose first process never starts Django."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "portal.logs.JSONLines"}},
        "filters": {"few": {"()": "portal.logs.FewASecond"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["few"]}},
        "root": {"handlers": ["console"], "level": level},
    }
