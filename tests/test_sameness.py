"""One normal form for all spellings of one document's address, and never one for two documents."""

import random
from dataclasses import dataclass
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from auditor import urls
from tests.trials import trials

_LETTERS = "aZ0-_.~ /?#&=%+;,:@!()'«»№яЁ\u0301é漢😀|\\"
_SAFE_IN_PATH = set("aZ0-_~;,:@!()'+=&")
_SAFE_IN_QUERY = set("aZ0-_~;,:@!()'/?")
_NOISE = ("utm_source=vk", "ysclid=l1", "fbclid=a", "_openstat=x", "PHPSESSID=0a")


@dataclass(frozen=True)
class Address:
    """What makes a document's address: bytes of names, whatever encoding the server likes."""

    host: str
    port: int
    path: tuple[bytes, ...]
    query: tuple[tuple[str, bytes], ...]

    def written(self, way: random.Random) -> str:
        """One of its many spellings."""
        host = "".join(way.choice((one.upper(), one)) for one in self.host)
        host = way.choice(("", "www.")) + host
        scheme = way.choice(("http", "https"))
        port = f":{self.port}" if self.port else way.choice(("", ":80" if scheme == "http" else ":443"))
        path = "".join("/" + _spelt(one, _SAFE_IN_PATH, way) for one in self.path) + way.choice(("", "/"))
        pairs = [f"{name}={_spelt(value, _SAFE_IN_QUERY, way, plus=True)}" for name, value in self.query]
        way.shuffle(pairs)
        pairs += way.sample(_NOISE, way.randrange(3))
        url = f"{scheme}://{host}{port}{path}" + ("?" + "&".join(pairs) if pairs else "")
        ends = ("#top",) if url[-1] in ",;:!.)('" else ("", "#top")  # at the end such signs belong to the sentence
        return url + way.choice(ends)


def _spelt(name: bytes, safe: set[str], way: random.Random, plus: bool = False) -> str:
    """Bytes as part of an address: raw where that is the same, percent-encoded elsewhere."""
    try:
        letters = name.decode("utf-8")
    except UnicodeDecodeError:
        return quote(name, safe="")
    return "".join(_letter(one, safe, way, plus) for one in letters)


def _letter(letter: str, safe: set[str], way: random.Random, plus: bool) -> str:
    if plus and letter == " " and way.random() < 0.5:
        return "+"
    raw = (letter in safe and not (plus and letter == "+")) or letter in "яЁé漢"
    whole = "".join(f"%{one:02X}" for one in letter.encode())
    return letter if raw and way.random() < 0.6 else way.choice((whole, whole.lower()))


_names = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=5).map(str.encode),
    st.text("план", min_size=1, max_size=4).map(lambda word: word.encode("cp1251")),
    st.binary(min_size=1, max_size=3).filter(lambda data: all(one > 0x20 for one in data)),
).filter(lambda name: not set(name) <= set(b"."))
_addresses = st.builds(
    Address,
    host=st.sampled_from(("edu.example.ru", "a.edu.example.ru", "edu.example.com")),
    port=st.sampled_from((0, 8080, 8081)),
    path=st.lists(_names, max_size=3).map(tuple),
    query=st.dictionaries(st.sampled_from(("id", "ID", "file", "from", "q")), _names, max_size=3).map(
        lambda pairs: tuple(sorted(pairs.items()))
    ),
)


@given(_addresses, st.randoms(use_true_random=False))
@trials(120)
def test_all_spellings_of_one_address_share_a_key(address: Address, way: random.Random) -> None:
    one, other = address.written(way), address.written(way)
    assert urls.key(one) == urls.key(other), (one, other)


@given(_addresses, _addresses, st.randoms(use_true_random=False))
@trials(120)
def test_addresses_of_two_documents_never_share_a_key(one: Address, other: Address, way: random.Random) -> None:
    if one != other:
        first, second = one.written(way), other.written(way)
        assert urls.key(first) != urls.key(second), (first, second)


@given(_addresses, st.data(), st.randoms(use_true_random=False))
@trials(200)
def test_a_small_difference_is_a_difference(address: Address, data: st.DataObject, way: random.Random) -> None:
    names = [*address.path, *(value for _, value in address.query)]
    if not names:
        return
    at = data.draw(st.integers(0, len(names) - 1))
    changed = data.draw(st.sampled_from((names[at] + b"%", b"%25" + names[at], names[at].swapcase(), names[at] + b"/")))
    path = tuple(changed if n == at else one for n, one in enumerate(address.path))
    query = tuple((name, changed if n + len(path) == at else value) for n, (name, value) in enumerate(address.query))
    other = Address(address.host, address.port, path, query)
    if other != address:
        first, second = address.written(way), other.written(way)
        assert urls.key(first) != urls.key(second), (first, second)


@given(_addresses, st.randoms(use_true_random=False))
@trials(80)
def test_what_is_sent_is_what_was_meant(address: Address, way: random.Random) -> None:
    written = address.written(way)
    assert urls.key(urls.request_url(written)) == urls.key(written)
