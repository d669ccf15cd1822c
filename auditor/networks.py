"""Networks the auditor never connects to, told from an address's number. Pure: nothing is looked up."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

__all__ = ["Network", "parse", "refusal", "refused_port"]

Network: TypeAlias = IPv4Network | IPv6Network
_Address: TypeAlias = IPv4Address | IPv6Address

# The special-purpose registries of IANA. `ipaddress.is_global` is no guard: it calls NAT64, 6to4 and multicast global.
_SPECIAL_4 = (
    ("0.0.0.0/8", "this network"),
    ("10.0.0.0/8", "private network"),
    ("100.64.0.0/10", "carrier's private network"),
    ("127.0.0.0/8", "this machine"),
    ("169.254.0.0/16", "link-local network"),
    ("172.16.0.0/12", "private network"),
    ("192.0.0.0/24", "protocol assignments"),
    ("192.0.2.0/24", "documentation"),
    ("192.31.196.0/24", "AS112"),
    ("192.52.193.0/24", "AMT"),
    ("192.88.99.0/24", "6to4 relay"),
    ("192.168.0.0/16", "private network"),
    ("192.175.48.0/24", "AS112"),
    ("198.18.0.0/15", "benchmarking"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
)
_SPECIAL_6 = (
    ("::1/128", "this machine"),
    ("::/96", "IPv4-compatible"),  # `::` itself too: most systems take it for this machine
    ("64:ff9b:1::/48", "local translation"),
    ("100::/64", "discard only"),
    ("100:0:0:1::/64", "dummy prefix"),
    ("2001::/23", "protocol assignments"),  # Teredo is unwrapped first
    ("2001:db8::/32", "documentation"),
    ("2620:4f:8000::/48", "AS112"),
    ("3fff::/20", "documentation"),
    ("5f00::/16", "segment routing"),
    ("fc00::/7", "private network"),
    ("fe80::/10", "link-local network"),
    ("fec0::/10", "site-local network"),
    ("ff00::/8", "multicast"),
)
_TABLE: tuple[tuple[Network, str], ...] = tuple((ip_network(text), why) for text, why in (*_SPECIAL_4, *_SPECIAL_6))
_UNICAST_6 = IPv6Network("2000::/3")  # all that IANA has given out so far
_NAT64 = IPv6Network("64:ff9b::/96")

# Ports no browser opens: a request there could speak to a mail server or the like.
# https://fetch.spec.whatwg.org/#port-blocking
# fmt: off
_BAD_PORTS = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
    109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526,
    530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045,
    4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
))
# fmt: on


def parse(cidrs: Iterable[str]) -> tuple[Network, ...]:
    """Networks as people write them ("127.0.0.0/8", "10.1.2.3"); ValueError for what is none."""
    return tuple(ip_network(text.strip(), strict=False) for text in cidrs)


def refusal(address: str, allowed: Iterable[Network] = ()) -> str:
    """Why a socket may not be opened to this address; '' when it may. What is no address is refused."""
    try:
        seen = ip_address(address.partition("%")[0].strip("[]"))
    except ValueError:
        return f"{address!r} is no address"
    if any(_within(seen, network) for network in allowed):
        return ""
    for one in _unwrapped(seen):
        why = _special(one)
        if why and not any(_within(one, network) for network in allowed):
            return f"{address}: {why}" if one == seen else f"{address} stands for {one}: {why}"
    return ""


def refused_port(port: int) -> bool:
    """Whether browsers refuse this port too; no `--allow-network` opens it."""
    return port in _BAD_PORTS or not 0 < port < 65536


def _special(address: _Address) -> str:
    for network, why in _TABLE:
        if _within(address, network):
            return why
    return "not given out" if isinstance(address, IPv6Address) and address not in _UNICAST_6 else ""


def _within(address: _Address, network: Network) -> bool:
    return address.version == network.version and address in network


def _unwrapped(address: _Address) -> tuple[_Address, ...]:
    """The addresses a packet may end at: those wrapped in an IPv6 address, or the address itself."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    return (address,)
