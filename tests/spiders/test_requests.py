"""Whatever stands for an address, a request or a reason comes of it: an exception here would end the whole crawl."""

from hypothesis import given
from hypothesis import strategies as st

from spiders import requests
from spiders.manners import Manners
from spiders.tickets import Fetched, Ticket
from tests.trials import trials

_PIECES = (
    "http://", "https://", "ftp://", "//", "\\\\", "@", ":", ":80", ":99999", "user:p%", "[::1]", "[", "xn--", "..",
    "%", "%D0", "?", "#", "1.2.3.4", "школа.рф", "\ud800", "\u202e", "\x00", "\n", " ", "№",
    "docs.google.com/viewer?url=", "vk.com/away.php?to=", "disk.yandex.ru/i/", "drive.google.com/file/d/",
    "cloud.mail.ru/public/", "dropbox.com/s/",
)  # fmt: skip


class _Spider:
    def parse(self) -> None: ...
    def failed(self) -> None: ...


@trials(400)
@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=9).map("".join))
def test_no_address_makes_an_exception(rest: str) -> None:
    for url in (f"http://{rest}", rest):
        made = requests.start(_Spider(), Ticket(link=1, url=url, origin=""), url, Manners())
        assert isinstance(made, Fetched) or made.url.startswith(("http://", "https://"))
