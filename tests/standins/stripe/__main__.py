"""`python -m tests.standins.stripe --port N --webhook ADDRESS --secret S`: the played Stripe next to the portal."""

import argparse
import time

from .books import Books
from .posting import Poster
from .server import Server


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.standins.stripe")
    parser.add_argument("--port", type=int, default=12111)
    parser.add_argument("--webhook", default="http://localhost:8000/payments/stripe/webhook/")
    parser.add_argument("--secret", default="whsec_standin")
    options = parser.parse_args()
    # Stripe uses no number twice: a portal that was served before knows those of that time.
    books = Books(first=int(time.time()))
    books.listeners.append(Poster(options.webhook, options.secret))
    server = Server(books, options.port)
    print(f"Stripe is played at {books.origin}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
