"""The two headers by which mail programs offer to stop letters of a kind (RFC 2369 and 8058)."""


def unsubscribe_headers(address: str) -> dict[str, str]:
    """`address` is a page whose GET asks and whose POST stops, without a session and without a cookie of ours.

    Mail programs believe the headers only when the signature of the mail server covers them (docs/operations.md).
    """
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
