"""An authenticator app: the code of RFC 6238 for a secret, now."""

import base64
import hmac
import struct
import time


def code(secret: str) -> str:
    """Six digits, good for 30 seconds."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
