"""The requests of Stripe's API that the portal makes, with its errors, lists, expansions and idempotency keys."""

import copy
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from . import shapes
from .books import Books, Refuses
from .shapes import Told

MOST = 99_999_999
_LISTED = {
    "checkout/sessions": "checkout.session",
    "refunds": "refund",
    "disputes": "dispute",
    "payouts": "payout",
    "balance_transactions": "balance_transaction",
    "invoices": "invoice",
    "charges": "charge",
    "events": "event",
}


def nested(encoded: str) -> Told:
    """`a[b][0][c]=d` as Stripe means it."""
    told: Told = {}
    for name, value in parse_qsl(encoded, keep_blank_values=True):
        keys = re.findall(r"[^\[\]]+", name)
        place = told
        for key in keys[:-1]:
            place = place.setdefault(key, {})
        place[keys[-1]] = value
    return _with_lists(told)


def _with_lists(told: Any) -> Any:
    if not isinstance(told, dict):
        return told
    values = {key: _with_lists(value) for key, value in told.items()}
    return list(values.values()) if values and all(key.isdigit() for key in values) else values


class Api:
    def __init__(self, books: Books) -> None:
        self.books = books

    def answer(self, method: str, path: str, params: Told, key: str = "") -> tuple[int, Told]:
        """Status and body. A request with a known key is answered as the first time; with other parameters it is
        refused."""
        with self.books.lock:
            if key and (known := self.books.answered.get(key)):
                asked, status, told = known
                if asked != (path, params):
                    return 400, _error("Keys for idempotent requests can only be used with the same parameters.")
                return status, told
            try:
                status, told = 200, self._route(method, path.removeprefix("/v1/"), params)
            except Refuses as refusal:
                status, told = refusal.status, _error(str(refusal), refusal.code)
            if key:
                self.books.answered[key] = ((path, params), status, told)
            return status, told

    def _route(self, method: str, path: str, params: Told) -> Told:
        books, wanted = self.books, params.get("expand", [])
        actions: list[tuple[str, str, Callable[..., Told]]] = [
            ("POST", "checkout/sessions", lambda: self._open(params)),
            ("POST", "checkout/sessions/(.+)/expire", books.expire),
            (
                "POST",
                "refunds",
                lambda: books.refund(params["payment_intent"], _amount(params), params.get("metadata")),
            ),
            ("POST", "invoices/(.+)/pay", books.pay_invoice),
            ("POST", "subscriptions/(.+)", lambda number: self._change(number, params)),
            ("DELETE", "subscriptions/(.+)", books.cancel),
            ("GET", "balance", lambda: shapes.balance(books.balance)),
            ("GET", "|".join(_LISTED), lambda: self._list(path, params, wanted)),
            ("GET", "(?:[a-z_]+/)+([^/]+)", books.find),
        ]
        for verb, pattern, act in actions:
            if method == verb and (found := re.fullmatch(pattern, path)):
                told = act(*found.groups())
                return told if told["object"] == "list" else self.shown(told, wanted)
        raise Refuses(f"Unrecognized request URL ({method}: /v1/{path}).", 404)

    def _open(self, params: Told) -> Told:
        books, now = self.books, self.books.now()
        if params["mode"] == "setup":
            books.find(params["customer"])
            number = books.number("cs_test")
            return books.keep(shapes.setup_session(number=number, params=params, now=now, origin=books.origin))
        amount = int(params["line_items"][0]["price_data"]["unit_amount"])
        ends = int(params.get("expires_at", now + 3600))
        if not 0 < amount <= MOST:
            raise Refuses("Invalid integer: the amount must be no more than eight digits.", code="amount_too_large")
        if not now + 1800 <= ends <= now + 86400:
            raise Refuses("The `expires_at` timestamp must be 30 minutes to 24 hours from Checkout Session creation.")
        told = shapes.session(number=books.number("cs_test"), params=params, now=now, origin=books.origin)
        told["_intent"] = params.get("payment_intent_data", {})
        told["_subscription"] = params.get("subscription_data", {})
        return books.keep(told)

    def _change(self, number: str, params: Told) -> Told:
        told = self.books.find(number)
        if told["status"] == "canceled":
            raise Refuses("A canceled subscription can only update its cancellation_details and metadata.")
        if "pause_collection" in params:
            told["pause_collection"] = params["pause_collection"] or None
        if "default_payment_method" in params:
            told["default_payment_method"] = params["default_payment_method"]
        if "cancel_at_period_end" in params:
            told["cancel_at_period_end"] = params["cancel_at_period_end"] == "true"
        for item in params.get("items", []):
            told["items"]["data"][0]["price"]["unit_amount"] = int(item["price_data"]["unit_amount"])
        self.books.happened("customer.subscription.updated", told)
        return told

    def _list(self, path: str, params: Told, wanted: list[str]) -> Told:
        rows = self.books.events[::-1] if path == "events" else self.books.all_of(_LISTED[path])
        since = int(params.get("created", {}).get("gte", 0))
        rows = [row for row in rows if row["created"] >= since]
        for name in ("charge", "payment_intent", "subscription"):
            if name in params:
                rows = [row for row in rows if row.get(name) == params[name]]
        if "payout" in params:
            rows = [row for row in rows if row.get("_payout") == params["payout"]]
        if after := params.get("starting_after"):
            rows = rows[[row["id"] for row in rows].index(after) + 1 :]
        limit = int(params.get("limit", 10))
        inner = [path.removeprefix("data.") for path in wanted]
        page = [self.shown(row, inner) for row in rows[:limit]]
        return shapes.listed(page, f"/v1/{path}", has_more=len(rows) > limit)

    def shown(self, told: Told, wanted: list[str]) -> Told:
        """A copy without what only we know, with the objects that were asked for instead of their numbers."""
        shown = copy.deepcopy({name: value for name, value in told.items() if not name.startswith("_")})
        for path in wanted:
            first, *_rest = path.split(".")
            if f"_{first}" in told:  # what Stripe shows only when it is asked for
                shown[first] = copy.deepcopy(told[f"_{first}"])
            self._expand(shown, path.split("."))
        return shown

    def _expand(self, told: Any, path: list[str]) -> None:
        if not isinstance(told, dict) or not path:
            return
        first, *rest = path
        if first == "data" and isinstance(told.get("data"), list):
            for row in told["data"]:
                self._expand(row, rest)
            return
        value = told.get(first)
        if isinstance(value, str) and value in self.books.objects:
            told[first] = value = self.shown(self.books.objects[value], [])
        self._expand(value, rest)


def _amount(params: Told) -> int | None:
    return int(params["amount"]) if "amount" in params else None


def _error(text: str, code: str = "") -> Told:
    error = {"type": "invalid_request_error", "message": text}
    return {"error": error | ({"code": code} if code else {})}
