import pytest

from quiz_blocks.guard.addresses import client_address, network_key, network_of


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "address"),
    [
        ("203.0.113.9", "", [], "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", [], "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", ["10.0.0.0/8"], "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1", ["10.0.0.0/8"], "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2", ["10.0.0.0/8"], "198.51.100.1"),
        ("10.0.0.1", "", ["10.0.0.0/8"], "10.0.0.1"),
        ("10.0.0.1", "bịa đặt".encode().decode("latin-1"), ["10.0.0.0/8"], "10.0.0.1"),
        ("10.0.0.1", "10.0.0.3", ["10.0.0.0/8"], "10.0.0.3"),
        ("::ffff:203.0.113.9", "", [], "203.0.113.9"),
        ("::1", "[2001:db8::7]", ["::1/128"], "2001:db8::7"),
        ("", "", [], "0.0.0.0"),
    ],
)
def test_client_address__believes_trusted_proxies_only(
    rf, settings, remote, forwarded, proxies, address
):
    settings.QUIZ_BLOCKS = {"TRUSTED_PROXIES": proxies}
    request = rf.get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR=remote)
    assert str(client_address(request)) == address


@pytest.mark.parametrize(
    ("remote", "network"),
    [("203.0.113.9", "203.0.113.0/24"), ("2001:db8:1:2::7", "2001:db8:1::/48")],
)
def test_network_of__a_household_or_office(rf, remote, network):
    assert str(network_of(client_address(rf.get("/", REMOTE_ADDR=remote)))) == network


def test_network_key__is_one_for_a_network_and_tells_nothing(rf, settings):
    keys = [
        network_key(rf.get("/", REMOTE_ADDR=f"203.0.{n}")) for n in ("113.9", "113.77", "114.9")
    ]
    assert keys[0] == keys[1] != keys[2]
    assert len(keys[0]) == 64
    settings.SECRET_KEY = "khóa khác"
    assert network_key(rf.get("/", REMOTE_ADDR="203.0.113.9")) != keys[0]
