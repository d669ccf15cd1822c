"""Which addresses may be connected to: by their numbers only."""

import pytest

from auditor import networks

REFUSED = [
    "0.0.0.0",
    "10.0.0.5",
    "100.64.1.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::10.0.0.5",
    "::ffff:10.0.0.5",
    "::ffff:127.0.0.1",
    "64:ff9b::a00:5",
    "64:ff9b:1::1",
    "100::1",
    "2001:db8::1",
    "2001::7f00:1",
    "2001:0:808:808:0:0:f5ff:fffa",  # Teredo of 10.0.0.5
    "2002:a00:5::1",
    "2002:7f00:1::1",
    "3fff::1",
    "5f00::1",
    "4000::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "[::1]",
    "localhost",
    "",
    "10.0.0.5.example.ru",
]
OPEN = [
    "8.8.8.8",
    "93.158.134.3",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "192.0.1.1",
    "198.17.255.255",
    "223.255.255.255",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
    "2a02:6b8::2:242",
    "2606:4700::1111",
]


@pytest.mark.parametrize("address", REFUSED)
def test_no_special_address_is_connected_to(address: str) -> None:
    assert networks.refusal(address, ())


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_are_open(address: str) -> None:
    assert networks.refusal(address, ()) == ""


def test_an_allowed_network_opens_only_itself() -> None:
    allowed = networks.parse(["127.0.1.0/24", "fd00::/8", "10.1.2.3"])
    assert networks.refusal("127.0.1.20", allowed) == ""
    assert networks.refusal("::ffff:127.0.1.20", allowed) == ""
    assert networks.refusal("fd12::1", allowed) == ""
    assert networks.refusal("10.1.2.3", allowed) == ""
    assert networks.refusal("127.0.0.1", allowed)
    assert networks.refusal("10.1.2.4", allowed)
    assert networks.refusal("0.0.0.0", networks.parse(["127.0.0.0/8"]))


def test_the_reason_names_what_the_address_stands_for() -> None:
    assert networks.refusal("10.0.0.5", ()) == "10.0.0.5: private network"
    assert networks.refusal("::ffff:169.254.169.254", ()).endswith("169.254.169.254: link-local network")


@pytest.mark.parametrize("port", [0, 1, 22, 25, 110, 6000, 6667, 10080, 65536, -1])
def test_ports_that_browsers_refuse_are_refused(port: int) -> None:
    assert networks.refused_port(port)


@pytest.mark.parametrize("port", [80, 443, 8080, 8443, 18090, 65535])
def test_ports_of_sites_are_open(port: int) -> None:
    assert not networks.refused_port(port)


@pytest.mark.parametrize("text", ["", "10.0.0.0/33", "localnet", "10.0.0"])
def test_what_is_no_network_is_told(text: str) -> None:
    with pytest.raises(ValueError):
        networks.parse([text])
