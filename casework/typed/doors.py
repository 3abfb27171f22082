"""Pages about signing in: doors on the way to another page. What is typed into them is kept by allauth, or secret."""

from django.urls import Resolver404, resolve

_DOORS = ("account_", "mfa_", "admin_sign_in")


def is_door(path: str) -> bool:
    try:
        return resolve(path).view_name.startswith(_DOORS)
    except Resolver404:
        return False
