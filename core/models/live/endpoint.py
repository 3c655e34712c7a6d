"""Where a live model's requests may go: what was typed, as it will be called."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import ConfigError
from core.models.able import Api
from core.models.live.base_path import is_another, path_at
from core.trace.trace import HERE, NEAR

if TYPE_CHECKING:
    import httpx2

OPENAI = "https://api.openai.com/v1"
INSIDE = "This base URL leads into the network of the server, which is not allowed here."
_LOCAL = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
_UNREADABLE = "The base URL cannot be read. An example: https://api.openai.com/v1"
_NO_HOST = "The base URL names no server. Examples: https://api.openai.com/v1 or localhost:8080"
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?![0-9])", re.I)  # a port begins with a digit
_CALL = re.compile(r"/+(chat/completions|responses|completions?|embeddings|models|(?<=v1/)(?:chat|messages))/*$", re.I)
_OLLAMAS_OWN = re.compile(r"/+api/(chat|generate|tags|version|ps|show|embed)/*$", re.I)  # it has the API under /v1
_SECRET = re.compile(r"key|token|secret|passw|auth|credential|sig(nature)?$|code$", re.I)
_TLS_PORTS = (443, 8443)
_APIS: dict[str, Api] = {"chat/completions": "chat", "responses": "responses"}
_AROUND = " \t\r\n\u00a0\u200b\u2060\ufeff\"'<>`,;"  # what comes along where an address is copied from a text
_DOCKER = ("host.docker.internal", "host.containers.internal")  # the computer that a container runs on


@dataclass(frozen=True)
class Endpoint:
    """A base URL that was read and checked, and what every request to it carries along."""

    base: str  # scheme, host, port and path as they are sent, with no slash at the end
    query: str = ""  # of every request, as it is sent
    api: Api | None = None  # that of a call whose whole address was typed; None: none was
    notes: tuple[str, ...] = ()  # what was done to the typed text, in words

    def __str__(self) -> str:
        return f"{self.base}?{self.query}" if self.query else self.base

    def url(self, path: str) -> str:
        """The address of a call, such as chat/completions, as it is sent."""
        return f"{self.base}/{path}" + (f"?{self.query}" if self.query else "")

    def split(self, path: str) -> tuple[str, str]:
        """The same in two: scheme, host and port; and the rest."""
        origin = "/".join(self.base.split("/")[:3])
        return origin, self.url(path)[len(origin) :]

    @property
    def host(self) -> str:
        """The host that a request goes to, as the client writes it: in small letters, without brackets."""
        return host_of(self.base)

    @property
    def here(self) -> bool:
        """Is it this computer, or the one that this container runs on?"""
        return is_loopback(self.host)


def endpoint_of(text: str) -> Endpoint:
    """`text` as an endpoint: http or https, a host, and nothing secret in it. Raises ConfigError.

    A scheme that is missing is http in this network and https elsewhere; a host without a path gets /v1, and so does
    one with the path of an API of its own; of the address of a call the base is taken; a query goes along with every
    request. It is read by the HTTP client's own reader: two readers of one URL may see two hosts in it, and then the
    one that was checked is not the one that gets the key.
    """
    notes: list[str] = []
    url = _with_scheme(text.strip(_AROUND), notes)
    if url.partition("?")[0].count("://") > 1:  # one was pasted into another: what stands before is no host
        raise ConfigError(_UNREADABLE)
    parts = _read(url)
    query = parts.query.decode()
    _no_secret_in(query)
    typed = parts.raw_path.decode().partition("?")[0]
    path, api = _base_path(typed, notes)
    host = parts.raw_host.decode()
    there = path_at(host)
    if not typed.strip("/"):
        path = there
        notes.append(f"{path} added")
    elif is_another(path.rstrip("/").lower(), host, parts.port, is_private(host)):
        notes.append(f"{there} in place of {path.rstrip('/')}")
        path = there
    base = f"{parts.scheme}://{parts.netloc.decode()}{path.rstrip('/')}"
    checked = _read(base)
    if (checked.raw_host, checked.port, checked.scheme) != (parts.raw_host, parts.port, parts.scheme):
        raise ConfigError(_UNREADABLE)
    return Endpoint(base, query, api, tuple(notes))


def _with_scheme(url: str, notes: list[str]) -> str:
    if "://" in url or not url:
        return url
    bare = url.removeprefix("//")
    host, _, path = bare.partition("/")
    # A word alone is more likely a key or a model that was typed into the wrong field.
    is_host = re.search(r"[.:\]]|^localhost$", host, re.I) or re.match(r"v[0-9](/|$)", path)
    if _OTHER_SCHEME.match(bare) or not is_host:
        raise ConfigError(_NO_HOST)
    parts = _read(f"http://{bare}")
    inside = is_private(parts.raw_host.decode()) and parts.port not in _TLS_PORTS
    scheme = "http" if inside else "https"
    notes.append(f"{scheme}:// added")
    return f"{scheme}://{bare}"


def _base_path(path: str, notes: list[str]) -> tuple[str, Api | None]:
    """The path of the base, and the API of the call whose address was typed, if it was one of those."""
    if own := _OLLAMAS_OWN.search(path):
        notes.append("/v1 in place of Ollama’s own /api")
        return path[: own.start()] + "/v1", None
    if call := _CALL.search(path):
        notes.append(f"/{call[1].lower()} left out")
        return path[: call.start()] or "/", _APIS.get(call[1].lower())
    return path, None


def _no_secret_in(query: str) -> None:
    names = [part.partition("=")[0] for part in query.split("&")]
    if any(_SECRET.search(name) for name in names):
        raise ConfigError("The base URL must not hold a key: nothing after ? but a setting such as api-version.")


def _read(url: str) -> httpx2.URL:
    import httpx2

    try:
        parts = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError):
        raise ConfigError(_UNREADABLE) from None
    strange = any(c.isspace() or not c.isprintable() for c in url)
    if parts.scheme not in ("http", "https") or not parts.raw_host or strange:
        raise ConfigError(_NO_HOST)
    if "@" in url.partition("//")[2].partition("/")[0]:
        raise ConfigError("The base URL must not hold a user name or password.")
    if "#" in url:
        raise ConfigError("The base URL must not hold a #.")
    host = parts.raw_host.decode()
    if (":" not in host and not _NAME.fullmatch(host)) or not 0 <= (parts.port or 0) < 65536:
        raise ConfigError(_UNREADABLE)
    return parts


def host_of(url: str) -> str:
    """The host that a request to `url` goes to, as the client writes it: in small letters, without brackets."""
    import httpx2

    return httpx2.URL(url).raw_host.decode()


def is_loopback(host: str) -> bool:
    """Does `host` name this computer, or the one that this container runs on? A name is not looked up."""
    name = _plain(host)
    address = _address(name)
    if address is not None:
        return address.is_loopback or address.is_unspecified
    return name == "localhost" or name.endswith(".localhost") or name in _DOCKER


def is_private(host: str) -> bool:
    """Does `host` itself name a loopback, private or otherwise not public address, however it is spelled?

    A name is not looked up.
    """
    name = _plain(host)
    address = _address(name)
    if address is not None:
        return not _public(address)
    # Only the network itself knows a name without a dot, such as printer.
    return "." not in name or any(name == end or name.endswith("." + end) for end in _LOCAL)


def place_of(host: str) -> str:
    """Where `host` is, as a trace says it: HERE, NEAR, or the host itself."""
    if is_loopback(host):
        return HERE
    return NEAR if is_private(host) else host


def _plain(host: str) -> str:
    # A resolver takes letters and digits of full width, and a zone after %, for the same host.
    return unicodedata.normalize("NFKC", host).strip("[]").split("%")[0].rstrip(".").lower()


async def look_up(host: str) -> list[str]:
    """The addresses that the network knows for a name; none if it knows no such name."""
    try:
        answers = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    # UnicodeError: a name with a part that is empty or too long.
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(address[4][0]) for address in answers))


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        # What counts is the address that a gateway finds inside.
        inner = address.ipv4_mapped or address.sixtofour or _embedded(address)
        if inner is not None:
            return _public(inner)
        # Out of use for long, and global as far as Python knows; so are multicast addresses.
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address in one that a NAT64 gateway or an old tunnel (::a.b.c.d) unpacks."""
    number = int(address)
    if number >> 32 in (0x64FF9B << 64, 0) and number > 1:
        return ipaddress.IPv4Address(number & 0xFFFFFFFF)
    return None


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """An address in any spelling a resolver takes: 127.0.0.1, 127.1, 2130706433, 0x7f.1, 0177.0.0.1, ::1."""
    if ":" in name:
        try:
            return ipaddress.IPv6Address(name)
        except ValueError:
            return None
    parts = name.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    try:
        *first, last = (_number(part) for part in parts)
        value = sum(one << 8 * (3 - place) for place, one in enumerate(first)) + last
        return ipaddress.IPv4Address(value) if all(one < 256 for one in first) else None
    except ValueError:
        return None


def _number(part: str) -> int:
    if part.startswith("0x"):
        return int(part, 16) if part != "0x" else 0
    return int(part, 8) if part.startswith("0") else int(part)
