"""The hosted page of the played Stripe, and a page on which everything else is made to happen."""

from html import escape

from .books import Books, Refuses
from .shapes import Told

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font:18px/1.5 sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}}button{{font:inherit;
padding:.5rem 1rem;margin:.25rem .5rem .25rem 0;min-height:44px}}td,th{{padding:.25rem .75rem .25rem 0;text-align:left}}
.played{{background:#ffd;border:2px solid #a60;padding:.5rem 1rem}}</style></head><body>
<p class="played">This page plays Stripe. No money moves; type no real card.</p><h1>{title}</h1>{body}</body></html>"""
#: What a payer can do, and what it is called.
ACTIONS = {
    "pay": "Pay",
    "refuse": "Pay with a card that is refused",
    "confirm": "Pay with a card whose bank asks first",
    "later": "Pay by bank debit: the money comes later",
    "back": "Go back without paying",
}
#: What else can be made to happen to an object, by its kind.
EVENTS = {
    "checkout.session": {"arrive": "money arrives", "stay_away": "money stays away", "expire": "expire"},
    "payment_intent": {"refund": "refund in the dashboard", "dispute": "dispute"},
    "refund": {"fail_refund": "comes back"},
    "dispute": {"won": "won", "lost": "lost"},
    "subscription": {"renew": "next month", "fail": "next month fails", "cancel": "cancel"},
    "payout": {"reach_bank": "reaches the bank", "fail_payout": "comes back"},
}


def _page(title: str, body: str) -> str:
    return _PAGE.format(title=escape(title), body=body)


def _button(address: str, words: str) -> str:
    return f'<form method="post" action="{address}" style="display:inline"><button>{escape(words)}</button></form>'


def checkout(books: Books, number: str, *, said: str = "") -> tuple[int, str]:
    """The page of one session. Returns status and HTML."""
    session = books.objects.get(number)
    if session is None:
        return 404, _page("Something went wrong", "<p>There is no such session.</p>")
    if session["status"] != "open" or session["expires_at"] <= books.now():
        link = f'<p><a href="{escape(session["cancel_url"])}">Back to the shop</a></p>'
        return 410, _page("This session is over", link)
    amount = f"{session['currency'].upper()} {session['amount_total'] or 0} in the smallest unit"
    buttons = "".join(_button(f"/pay/{number}/{name}", words) for name, words in ACTIONS.items())
    told = f'<p role="alert"><strong>{escape(said)}</strong></p>' if said else ""
    return 200, _page("Checkout", f"<p>{escape(amount)}</p>{told}{buttons}")


def act(books: Books, number: str, action: str) -> tuple[int, str]:
    """What a payer pressed: a status with a page, or 303 with the address to go to."""
    if books.objects.get(number, {}).get("status") != "open":
        return checkout(books, number)
    session = books.find(number)
    if action == "back":
        return 303, session["cancel_url"]
    if action == "refuse":
        return checkout(books, number, said="Your card was declined. Try another one.")
    if action == "confirm":
        return 200, _page("Your bank asks: is it you?", _button(f"/pay/{number}/pay", "Yes, pay"))
    with books.lock:
        try:
            books.pay_later(number) if action == "later" else books.pay(number)
        except Refuses:
            return checkout(books, number)
    return 303, session["success_url"]


def desk(books: Books) -> str:
    """Everything there is, with what can be made to happen."""
    rows = [
        f"<tr><th>{escape(told['id'])}</th><td>{escape(str(told.get('status', '')))}</td><td>{_events(told)}</td></tr>"
        for told in reversed(list(books.objects.values()))
        if told["object"] in EVENTS
    ]
    balance = f"<p>In the account: USD {books.balance / 100:.2f} {_button('/play/pay_out/now', 'pay out')}</p>"
    return _page("The account at the played Stripe", f"{balance}<table>{''.join(rows)}</table>")


def _events(told: Told) -> str:
    return "".join(_button(f"/play/{name}/{told['id']}", words) for name, words in EVENTS[told["object"]].items())


def play(books: Books, name: str, number: str) -> None:
    """Make something happen, as the desk asks for it."""
    with books.lock:
        match name:
            case "won" | "lost":
                books.decide(number, won=name == "won")
            case "fail":
                books.renew(number, succeeds=False)
            case "pay_out":
                books.pay_out()
            case _:
                getattr(books, name)(number)
