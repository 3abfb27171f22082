"""`python -m tests.standins.stripe --port N --webhook ADDRESS --secret S --books FILE`: the played Stripe next to the
portal."""

import argparse
from pathlib import Path

from .demonstration import know_dispute
from .keeping import KeptBooks
from .posting import Poster
from .server import Server


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.standins.stripe")
    parser.add_argument("--port", type=int, default=12111)
    parser.add_argument("--webhook", default="http://localhost:8000/payments/stripe/webhook/")
    parser.add_argument("--secret", default="whsec_standin")
    parser.add_argument("--books", type=Path, default=Path("var/played-stripe.json"))
    options = parser.parse_args()
    books = KeptBooks(options.books)
    know_dispute(books)
    poster = Poster(options.webhook, options.secret)
    for event in books.waiting():
        poster(event)
    books.listeners.append(poster)
    server = Server(books, options.port, save=books.save)
    print(f"Stripe is played at {books.origin}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
