"""An OpenID Connect provider: discovery, keys, codes with PKCE, signed identity tokens. It signs in `person` at once.

A test makes it lie by changing one of its parts: what it publishes, the claims, the key, or what it answers.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

CLIENT_ID, SECRET = "portal", "known to both"


class OpenIDProvider:
    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        #: What the keys it publishes are made from; another one than `key` when it was robbed.
        self.published_key = self.key
        self.issuer = ""
        self.person = {"sub": "person-1", "email": "asha@example.org", "email_verified": True, "given_name": "Asha"}
        #: Over the claims of the identity token; `None` leaves a claim out.
        self.claims: dict = {}
        self.algorithm = "ES256"
        #: Claims that only the userinfo endpoint tells.
        self.userinfo: dict | None = None
        self.publishes: dict = {}
        #: Path to what is answered there instead: a status and a body.
        self.broken: dict[str, tuple[int, bytes]] = {}
        self.refuses: str | None = None
        self.asked: list[str] = []
        self._codes: dict[str, dict] = {}

    def answer(self, path: str, query: dict, form: dict, headers) -> tuple[int, dict, bytes]:
        """Status, headers and body for one request."""
        self.asked.append(path)
        if path in self.broken:
            status, body = self.broken[path]
            return status, {"Content-Type": "application/json"}, body
        handler = {
            "/.well-known/openid-configuration": self._configuration,
            "/keys": self._keys,
            "/authorize": self._authorize,
            "/token": self._token,
            "/userinfo": self._userinfo,
        }[path]
        return handler(query=query, form=form, headers=headers)

    def _configuration(self, **request):
        published = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }
        return _json(published | self.publishes)

    def _keys(self, **request):
        key = jwt.algorithms.ECAlgorithm.to_jwk(self.published_key.public_key(), as_dict=True)
        return _json({"keys": [key | {"kid": "1", "use": "sig", "alg": "ES256"}]})

    def _authorize(self, query, **request):
        back = {"state": query["state"]}
        if self.refuses:
            back["error"] = self.refuses
        else:
            back["code"] = secrets.token_urlsafe()
            self._codes[back["code"]] = query
        return 302, {"Location": f"{query['redirect_uri']}?{urlencode(back)}"}, b""

    def _token(self, form, **request):
        begun = self._codes.pop(form["code"], None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        known = (form["client_id"], form["client_secret"]) == (CLIENT_ID, SECRET)
        if not (begun and known and begun["redirect_uri"] == form["redirect_uri"]):
            return _json({"error": "invalid_grant"}, status=400)
        if begun.get("code_challenge") != proof.decode():
            return _json({"error": "invalid_grant"}, status=400)
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": begun.get("nonce")}
        claims |= {"sub": self.person["sub"]} if self.userinfo else self.person
        claims = {name: value for name, value in (claims | self.claims).items() if value is not None}
        key = {"ES256": self.key, "HS256": SECRET * 4, "none": None}[self.algorithm]
        token = jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": "1"})
        return _json({"access_token": "a-token", "token_type": "Bearer", "id_token": token})

    def _userinfo(self, headers, **request):
        assert headers["Authorization"] == "Bearer a-token"
        return _json(self.userinfo or {"sub": self.person["sub"]})


def _json(told, status: int = 200) -> tuple[int, dict, bytes]:
    return status, {"Content-Type": "application/json"}, json.dumps(told).encode()


@contextmanager
def serving(provider: OpenIDProvider) -> Iterator[OpenIDProvider]:
    """Let `provider` answer at its issuer until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer({})

        def do_POST(self):
            self._answer(_flat(self.rfile.read(int(self.headers["Content-Length"])).decode()))

        def _answer(self, form: dict) -> None:
            address = urlsplit(self.path)
            status, headers, body = provider.answer(address.path, _flat(address.query), form, self.headers)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()


def _flat(query: str) -> dict:
    return {name: values[0] for name, values in parse_qs(query).items()}
