"""For how long somebody of a list is waited for."""

import datetime

#: Without an answer everything about the person is deleted.
WAITS_FOR = datetime.timedelta(days=90)
