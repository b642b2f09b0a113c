"""What is before every page: whose request it is, from where, how large, and what a browser may do with it."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # no-referrer would make browsers send `Origin: null`
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
COOKIE = "ert_desk"
_NOTHING = -1  # a bound that the first piece of a body breaks: the page that reads it says so, in its own language


@dataclass(frozen=True, slots=True)
class Keys:
    """Secrets of one run: the token in the address that is printed, and the cookie that it is turned into.

    Attributes:
        token: in the address.
        session: the cookie's value.
        cookie: its name. `serve` puts the port in it: browsers send a cookie to every port of a machine, and two desks
            would take each other's.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    cookie: str = COOKIE


class Guard:
    """Refuses every request that is not this person's own browser on this machine.

    Args:
        app: what is guarded.
        keys: of this run.
        hosts: values of Host that are served, such as `127.0.0.1:8765`: a name that a foreign page points at this
            machine (DNS rebinding) is none of them.
        limit: bound on a request's body in bytes.
    """

    def __init__(self, app: ASGIApp, keys: Keys, hosts: frozenset[str], limit: int) -> None:
        self._app, self._keys, self._hosts, self._limit = app, keys, hosts, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, _marked(send))
            return
        limit = self._limit if self._length(scope) <= self._limit else _NOTHING
        await self._app(scope, _bounded(receive, limit), _marked(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | RedirectResponse | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return PlainTextResponse("This address is not served.\n", 421)
        if not self._same_origin(scope, headers):
            return PlainTextResponse("Requests from other pages are refused.\n", 403)
        return self._stranger(scope, headers)

    def _length(self, scope: Scope) -> int:
        """Return the length that a request gives itself; one that is no number is larger than any bound."""
        length = Headers(scope=scope).get("content-length", "0")
        return int(length[:12]) if length.isdecimal() else self._limit + 1

    def _same_origin(self, scope: Scope, headers: Headers) -> bool:
        """Return whether the request comes from a page of this desk; one that changes something must prove it."""
        origins, sites = headers.getlist("origin"), headers.getlist("sec-fetch-site")
        if len(origins) > 1 or len(sites) > 1:  # no browser sends two; which one counts would be a guess
            return False
        origin, site = (*origins, None)[0], (*sites, None)[0]
        if scope["method"] in ("GET", "HEAD"):
            return origin in (None, *self._origins()) and site in (None, "none", "same-origin")
        return origin in self._origins() and site in (None, "same-origin")

    def _origins(self) -> tuple[str, ...]:
        return tuple(f"http://{host}" for host in sorted(self._hosts))

    def _stranger(self, scope: Scope, headers: Headers) -> PlainTextResponse | RedirectResponse | None:
        if _equal(_cookie(headers, self._keys.cookie), self._keys.session):
            return None
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and scope["path"] == "/" and _equal(token, self._keys.token):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self._keys.cookie, self._keys.session, httponly=True, samesite="strict", path="/")
            return answer
        return PlainTextResponse("Open the address that `ert-writer serve` printed in the terminal.\n", 403)


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _cookie(headers: Headers, wanted: str) -> str:
    """Return this desk's cookie; another program's on this machine may be of any form and is passed over."""
    parts = (part.strip().partition("=") for part in headers.get("cookie", "").split(";"))
    return next((value for name, _, value in parts if name == wanted), "")


def _marked(send: Send) -> Send:
    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
        await send(message)

    return marked


class TooLargeError(Exception):
    """A body grew beyond the bound while it came in."""


def _bounded(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise TooLargeError
        return message

    return bounded
