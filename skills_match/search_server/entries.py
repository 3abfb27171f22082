"""What an index holds of one object, with a checksum by which it is compared with the rows."""

import json
from hashlib import blake2b
from typing import Any

Entry = dict[str, Any]


def with_checksum(content: Entry) -> Entry:
    digest = blake2b(json.dumps(content, sort_keys=True).encode(), digest_size=8)
    return {**content, "checksum": digest.hexdigest()}
