"""Which network a request comes from, and a keyed hash of it; the address itself is never kept."""

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from quiz_blocks.guard.conf import conf

Address = IPv4Address | IPv6Address
NETWORK_PREFIX = {4: 24, 6: 48}
UNKNOWN_ADDRESS = ip_address("0.0.0.0")  # noqa: S104  (no address to bind to: "not known")


def network_key(request: HttpRequest) -> str:
    """Return the keyed hash of the reader's network (/24, /48): 64 hex digits."""
    network = network_of(client_address(request))
    return salted_hmac("quiz_blocks.guard.network", str(network), algorithm="sha256").hexdigest()


def client_address(request: HttpRequest) -> Address:
    """Return the address of the reader, as seen by the outermost proxy that is trusted.

    ``X-Forwarded-For`` is read from its end, and only as long as the hop that wrote it is in
    ``TRUSTED_PROXIES``: what a client puts in front of it is never believed.
    """
    address = _parse(request.META.get("REMOTE_ADDR", ""))
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    while address is not None and hops and is_trusted_proxy(address):
        hop = _parse(hops.pop())
        if hop is None:
            break
        address = hop
    return address or UNKNOWN_ADDRESS


def comes_from_trusted_proxy(request: HttpRequest) -> bool:
    """Tell whether one of the site's own proxies hands over the request."""
    address = _parse(request.META.get("REMOTE_ADDR", ""))
    return address is not None and is_trusted_proxy(address)


def is_trusted_proxy(address: Address) -> bool:
    """Tell whether the address is one of the site's own proxies."""
    return any(address in network for network in _networks(tuple(conf.TRUSTED_PROXIES)))


def network_of(address: Address) -> IPv4Network | IPv6Network:
    """Return the network that stands for one household, office or carrier's gateway."""
    return ip_network((address, NETWORK_PREFIX[address.version]), strict=False)


@lru_cache(maxsize=4)
def _networks(cidrs: tuple[str, ...]) -> list[IPv4Network | IPv6Network]:
    return [ip_network(cidr) for cidr in cidrs]


def _parse(text: str) -> Address | None:
    """Read an address; an IPv4 one that is wrapped in IPv6 is unwrapped."""
    try:
        address = ip_address(text.strip().strip("[]"))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
