"""Somebody who uses the portal by HTTP only: opens pages, fills in the forms that are there, follows links."""

from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup
from requests.adapters import HTTPAdapter


class From(HTTPAdapter):
    """Come from another address of this machine: each 127.x.y.z is one."""

    def __init__(self, address: str):
        self.address = address
        super().__init__()

    def init_poolmanager(self, *arguments, **options):
        super().init_poolmanager(*arguments, source_address=(self.address, 0), **options)


class Person:
    """A session of somebody who comes from `address`. Every answer must be 200 unless another code is expected."""

    def __init__(self, url: str, host: str, *, address: str = "127.0.0.1"):
        self.url = url
        self.session = requests.Session()
        self.session.mount("https://", From(address))
        self.session.headers.update({"Host": host, "Referer": f"https://{host}/"})
        self.public = f"https://{host}"
        self.cookies: dict[str, str] = {}
        self.address = ""
        #: Seconds that an answer may take.
        self.patience = 60

    def open(self, path: str, *, expect: int = 200) -> "Person":
        return self._take(self._request("GET", path), expect)

    def submit(self, values: dict[str, object], *, button: str = "", form: str = "main form", expect: int = 200):
        """Send the first form that has all fields of `values` (or the button text), with what it already holds."""
        for candidate in self.page.select(form):
            names = {field.get("name") for field in self._of(candidate, "input, select, textarea, button")}
            label = " ".join(b.get_text(" ", strip=True) for b in self._of(candidate, "button"))
            if set(values) <= names and button in label:
                break
        else:
            raise AssertionError(f"{self.address}: no form with {sorted(values)} and the button “{button}”")
        data, files, action = self._filled(candidate, values, button)
        path = urljoin(self.address, action or candidate.get("action") or self.address)
        if candidate.get("method", "get").lower() == "get":
            return self._take(self._request("GET", path, params=data), expect)
        return self._take(self._request("POST", path, data=data, files=files or None), expect)

    def _filled(self, form, values, button):
        data: list[tuple[str, object]] = []
        for field in self._of(form, "input, select, textarea"):
            name, kind = field.get("name"), field.get("type", "text")
            if not name or name in values or kind in ("submit", "button", "file"):
                continue
            if field.name == "select":
                data += [(name, option.get("value", "")) for option in field.select("option[selected]")]
            elif field.name == "textarea":
                data.append((name, field.get_text().lstrip("\n")))
            elif kind not in ("checkbox", "radio") or field.has_attr("checked"):
                data.append((name, field.get("value", "on" if kind == "checkbox" else "")))
        files = {name: value for name, value in values.items() if isinstance(value, tuple)}
        for name, value in values.items():
            if name not in files:
                data += [(name, item) for item in (value if isinstance(value, list) else [value])]
        # Like a browser: the button that was named, else the first one of the form.
        buttons = [b for b in self._of(form, "button") if button in b.get_text(" ", strip=True)]
        if buttons and buttons[0].get("name"):
            data.append((buttons[0]["name"], buttons[0].get("value", "")))
        return data, files, buttons[0].get("formaction") if buttons else None

    def _of(self, form, fields: str) -> list:
        """What belongs to a form: what lies in it, and what names it."""
        inside = [field for field in form.select(fields) if field.get("form") in (None, form.get("id"))]
        named = f'[form="{form.get("id")}"]'
        elsewhere = self.page.select(",".join(field.strip() + named for field in fields.split(",")))
        return inside + [field for field in elsewhere if not any(field is each for each in inside)]

    def _request(self, method: str, path: str, **parts):
        """Cookies belong to the public name, and the connection goes to a number: carry them by hand."""
        address = urljoin(self.url, path.removeprefix(self.public))
        for _ in range(10):
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            parts |= {"allow_redirects": False, "timeout": self.patience}
            answer = self.session.request(method, address, headers=headers, **parts)
            self.cookies |= answer.cookies.get_dict()
            self.session.cookies.clear()
            self.address = address.removeprefix(self.url)
            if not answer.is_redirect:
                return answer
            address = urljoin(address, answer.headers["Location"].replace(self.public, self.url))
            method, parts = "GET", {}
        raise AssertionError(f"{path} redirects without end")

    def _take(self, answer, expect: int) -> "Person":
        if answer.status_code != expect:
            raise AssertionError(f"{self.address} answered {answer.status_code}: {answer.text[:500]}")
        self.answer = answer
        self.page = BeautifulSoup(answer.text, "html.parser")
        return self

    def follow(self, text: str) -> "Person":
        """Open the first link of the page whose text contains `text`."""
        for link in self.page.select("a[href]"):
            if text in link.get_text(" ", strip=True):
                return self.open(urljoin(self.address, link["href"]))
        raise AssertionError(f"{self.address}: no link “{text}”")

    def sees(self, text: str) -> "Person":
        """Raise AssertionError unless `text` is on the page."""
        if text not in self.page.get_text(" ", strip=True):
            raise AssertionError(
                f"{self.address}: “{text}” is not on the page\n{self.page.get_text(' ', strip=True)[:1500]}"
            )
        return self
