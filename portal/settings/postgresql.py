"""The database of production: PostgreSQL, with every option that follows the question mark of DATABASE_URL."""

from .environment import env, setting

#: Of libpq: a server that has vanished without a word is given up after some 20 seconds rather than after hours.
PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 20_000,
}
#: What is no option of libpq but a setting of Django, and true or false.
SWITCHES = ("ATOMIC_REQUESTS", "AUTOCOMMIT", "CONN_HEALTH_CHECKS", "DISABLE_SERVER_SIDE_CURSORS")


def postgresql() -> dict:
    """`?sslmode=verify-full&sslrootcert=/…&conn_max_age=0`: all of it arrives, and counts more than what we chose."""
    setting("DATABASE_URL")
    database = env.db("DATABASE_URL")
    switches = {name: str(database[name]).lower() in env.BOOLEAN_TRUE_STRINGS for name in SWITCHES if name in database}
    patience = PATIENCE if database["ENGINE"] == "django.db.backends.postgresql" else {}
    options = {**patience, **database.get("OPTIONS", {})}
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **database, **switches, "OPTIONS": options}
