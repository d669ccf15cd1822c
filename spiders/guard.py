"""The address guard: asked at the moment of connecting, with the address the socket will really open."""

from collections.abc import Iterable

from scrapy.exceptions import IgnoreRequest

from auditor import networks
from auditor.networks import Network


class RefusedAddress(IgnoreRequest):
    """The address is not for us; no connection was made."""


class Guard:
    """Knows what may be connected to."""

    def __init__(self, allow: Iterable[str]) -> None:
        self._allowed: tuple[Network, ...] = networks.parse(allow)
        self._known: dict[str, str] = {}  # by address, why not; a host is asked many times

    def check(self, address: str, port: int) -> None:
        """Raises RefusedAddress unless a socket may be opened there."""
        if networks.refused_port(port):
            raise RefusedAddress(f"{address} port {port}")
        if address not in self._known:
            self._known[address] = networks.refusal(address, self._allowed)
        if why := self._known[address]:
            raise RefusedAddress(why)
