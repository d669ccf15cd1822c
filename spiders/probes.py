"""Which pages are "not found" though they open: a probe of a random address beside them, and addresses that meet.

A site that answers 200 to everything shows the same page for an invented address as for a lost document. The site's
home page is asked for too: a site made by scripts sends one shell for every address, and that says nothing. Pure.

The evidence is a line in `Visit.twin`: "probe: ADDRESS" or "cluster: ADDRESS".
"""

import hashlib
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from auditor import urls
from auditor.model import Document, Kind, PageLink, Visit, Webpage
from auditor.store import origin

_OF_A_SITE = 3  # probes of one origin: folders beyond these go unprobed
_MEET = 3  # different addresses that end on one page
_FEWEST = 5  # words: less tells nothing
_FEW = 30  # words: up to here two pages must be the same word by word ...
_SAME = 0.9  # ... beyond, this share of their runs of words
_RUN = 3

_INDEX = re.compile(r"(?:index|default|home|main)\.\w{2,5}", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|od[tsp]|zip|rar|7z)(?:$|[?#])|download|/file/", re.I)
# Pages that are something by themselves; what a robot sees of them is not what people see, or is known already.
_KNOWN = frozenset({Webpage.LOGIN, Webpage.CHALLENGE, Webpage.NOT_FOUND, Webpage.VIEWER, Webpage.FORM})
_LIGHT = frozenset({Kind.NEWS, Kind.ANNOUNCEMENT, Kind.ARTICLE, Kind.LIST, Kind.OTHER})
# Their pages are made by scripts, and every address of theirs is an invented one.
_SERVICES = re.compile(
    r"(?:.+\.)?(?:google\.\w+|yandex\.[a-z.]{2,6}|yadi\.sk|mail\.ru|dropbox\.com|vk\.(?:com|ru|cc)|forms\.gle|clck\.ru"
    r"|ok\.ru|t\.me|youtube\.com|youtu\.be|rutube\.ru|live\.com|1drv\.ms|bit\.ly|goo\.su|icloud\.com|onedrive\.com)",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """An invented address, and the home page of its site."""

    url: str
    home: str


def plan(salt: str, visits: Mapping[str, Visit], documents: Mapping[str, Document]) -> dict[str, Probe]:
    """The probe of each submitted page that needs one; pages of one folder of a site share it.

    `salt` makes the addresses: the same for one run, so that a broken-off run asks the same again.
    """
    probes: dict[tuple[str, str, str], Probe] = {}
    count: dict[str, int] = defaultdict(int)
    found: dict[str, Probe] = {}
    for url, visit in visits.items():
        document = documents.get(visit.body)
        if document is None or not _doubtful(visit, document):
            continue
        site, folder, suffix = _place(urls.request_url(url))
        key = (site, folder.split("/")[1], suffix)
        if site and key not in probes and count[site] < _OF_A_SITE:
            count[site] += 1
            name = hashlib.sha256("\0".join((salt, *key)).encode()).hexdigest()[:22]
            probes[key] = Probe(url=f"{site}{folder}{name}{suffix}", home=f"{site}/")
        if key in probes:
            found[url] = probes[key]
    return found


def twins(
    probes: Mapping[str, Probe],
    visits: Mapping[str, Visit],
    documents: Mapping[str, Document],
    answers: Mapping[str, Visit],
    answered: Mapping[str, Document],
) -> dict[str, str]:
    """Submitted pages that are the same as what an invented address opens; `answers` are those of the probes."""
    found = {}
    for url, probe in probes.items():
        page = documents[visits[url].body]
        invented, home = _opened(probe.url, answers, answered), _opened(probe.home, answers, answered)
        if invented is None or home is None:
            continue
        if alike(page, url, invented, probe.url) and not (_is_shell(page) and alike(page, url, home, probe.home)):
            found[url] = f"probe: {probe.url}"
    return found


def _is_shell(page: Document) -> bool:
    """Whether the page could be filled by scripts: a list or a home page that stands there in words is what it is."""
    kind, words = page.facts.webpage, _words(page.text.whole, ())
    return kind is None or kind.value not in (Webpage.HOME, Webpage.SECTION) or len(words) <= _FEW


def meeting(visits: Mapping[str, Visit], documents: Mapping[str, Document]) -> dict[str, str]:
    """Submitted addresses of one host that, three or more of them, are all sent on to one page."""
    groups: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for url, visit in visits.items():
        document = documents.get(visit.body)
        if document is None or not visit.hops or not _doubtful(visit, document):
            continue
        here, end = urls.key(url), urls.key(visit.final_url)
        if here != end and _sent_astray(url, visit.final_url):
            groups[urls.host(url).removeprefix("www."), end][urlsplit(here).path.lower()].append(url)
    return {
        url: f"cluster: {visits[url].final_url}"
        for (_, _), paths in groups.items()
        if len(paths) >= _MEET
        for several in paths.values()
        for url in several
    }


def alike(page: Document, url: str, other: Document, other_url: str) -> bool:
    """Whether two addresses show nearly the same: title, words and files; words of the address itself do not count."""
    own = _words_of(url) | _words_of(other_url)
    if _words(page.text.title, own) != _words(other.text.title, own):
        return False
    theirs = {link.url for link in other.text.links}
    if any(_tells(link) and link.url not in theirs for link in page.text.links):
        return False
    mine, others = _words(page.text.whole, own), _words(other.text.whole, own)
    if len(mine) < _FEWEST:
        return False
    if len(mine) <= _FEW:
        return mine == others
    a, b = _runs(mine), _runs(others)
    return len(a & b) >= _SAME * len(a | b)


def _doubtful(visit: Visit, document: Document) -> bool:
    """A page that opened, and could be one for lost documents."""
    page, facts = document.facts.webpage, document.facts
    if visit.failure or visit.share or page is None or page.value in _KNOWN or document.text.trouble:
        return False
    if page.value is Webpage.DOCUMENT and (facts.approval or (facts.kind and facts.kind.value not in _LIGHT)):
        return False  # the document is there in full
    if _SERVICES.fullmatch(urls.host(visit.url)) or _SERVICES.fullmatch(urls.host(visit.final_url)):
        return False
    return not urls.is_home(visit.url)


def _place(url: str) -> tuple[str, str, str]:
    """Site, folder and ending of an address; no site for what has no name to be replaced."""
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if origin(url) else ""
    path = parts.path or "/"
    folder, name = posixpath.split(path.rstrip("/"))
    if not site or not name or _INDEX.fullmatch(name):
        return "", "/", ""
    end = "/" if path.endswith("/") else posixpath.splitext(name)[1]
    return site, folder if folder.endswith("/") else f"{folder}/", end if len(end) <= 6 else ""


def _opened(url: str, visits: Mapping[str, Visit], documents: Mapping[str, Document]) -> Document | None:
    """The web page an address opened, if it did."""
    visit = visits.get(url)
    document = documents.get(visit.body) if visit and not visit.failure else None
    return document if document and document.facts.webpage and not document.text.trouble else None


def _sent_astray(url: str, end: str) -> bool:
    """Short links of other sites lead to one page by right; deep addresses do not."""
    here, there = urls.host(url).removeprefix("www."), urls.host(end).removeprefix("www.")
    path = urlsplit(urls.request_url(url)).path.strip("/")
    return bool(path) and (here == there or "/" in path or "." in path)


def _tells(link: PageLink) -> bool:
    """A file, or a frame that shows one: what makes two pages with the same words differ."""
    return link.main and (not link.text or _FILE.search(link.url) is not None)


def _words_of(url: str) -> set[str]:
    return set(_WORD.findall(unquote(urls.request_url(url), errors="replace").lower()))


def _words(text: str, without: Iterable[str]) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in without]


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
