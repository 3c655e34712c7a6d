"""Where a live model's requests may go."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import unicodedata

from core.errors import ConfigError
from core.trace.trace import HERE, NEAR

OPENAI = "https://api.openai.com/v1"
INSIDE = "This base URL leads into the network of the server, which is not allowed here."
_LOCAL = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
_UNREADABLE = "The base URL cannot be read. An example: https://api.openai.com/v1"


def checked_url(text: str) -> str:
    """`text` as a base URL: http or https, a host, and nothing secret in it. Raises ConfigError.

    It is read by the HTTP client's own reader: two readers of one URL may see two hosts in it, and then the one that
    was checked is not the one that gets the key.
    """
    import httpx2

    url = text.strip()
    try:
        parts = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError):
        raise ConfigError(_UNREADABLE) from None
    strange = any(c.isspace() or not c.isprintable() for c in url)
    if parts.scheme not in ("http", "https") or not parts.raw_host or strange:
        raise ConfigError("The base URL must begin with http:// or https:// and name a host.")
    if "@" in url.partition("//")[2].partition("/")[0]:
        raise ConfigError("The base URL must not hold a user name or password.")
    if "?" in url or "#" in url:
        raise ConfigError("The base URL must end with its path: nothing after ? or #.")
    host = parts.raw_host.decode()
    if (":" not in host and not _NAME.fullmatch(host)) or not 0 <= (parts.port or 0) < 65536:
        raise ConfigError(_UNREADABLE)
    return url.rstrip("/")


def host_of(url: str) -> str:
    """The host that a request to `url` goes to, as the client writes it: in small letters, without brackets."""
    import httpx2

    return httpx2.URL(url).raw_host.decode()


def is_private(host: str) -> bool:
    """Does `host` itself name a loopback, private or otherwise not public address, however it is spelled?

    A name is not looked up.
    """
    # A resolver takes letters and digits of full width, and a zone after %, for the same host.
    name = unicodedata.normalize("NFKC", host).strip("[]").split("%")[0].rstrip(".").lower()
    address = _address(name)
    if address is not None:
        return not _public(address)
    # Only the network itself knows a name without a dot, such as printer.
    return "." not in name or any(name == end or name.endswith("." + end) for end in _LOCAL)


def place_of(host: str) -> str:
    """Where `host` is, as a trace says it: HERE, NEAR, or the host itself."""
    if not is_private(host):
        return host
    name = host.strip("[]").split("%")[0].rstrip(".").lower()
    address = _address(name)
    here = address.is_loopback if address else name == "localhost" or name.endswith(".localhost")
    return HERE if here else NEAR


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
