"""Subscribers, newsletters, and the letter of a newsletter to one subscriber."""

from .newsletter import Newsletter, NewsletterItem
from .newsletter_letter import NewsletterLetter
from .subscriber import Subscriber

__all__ = ["Newsletter", "NewsletterItem", "NewsletterLetter", "Subscriber"]
