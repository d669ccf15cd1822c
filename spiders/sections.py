"""Which of the documents that a section lists are worth fetching, to find the one that was meant. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from auditor import urls
from auditor.dossier import Citation
from auditor.facts import topic
from auditor.model import LinkStatus, Needs, Page, PageLink, Text
from auditor.store import origin

OF_ONE = 12  # documents of one section
IN_ALL = 60  # and of all sections of a run

_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|od[tsp])(?:$|[?#])|/file/(?:download|card)|task=download|/download/\d|[?&]download="
    r"|drive\.google\.com/file|docs\.google\.com/(?:document|spreadsheets)|(?:disk\.yandex\.\w+|yadi\.sk)/[di]/",
    re.I,
)
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|mp[34]|avi|css|js|xml|rss|zip|rar|7z)(?:$|[?#])|[?&](?:print|lang)=", re.I
)
_LEAST = 15  # letters: a page of one document is named by more than a word


def wanted(citations: Iterable[Citation]) -> dict[str, tuple[str, ...]]:
    """The documents to fetch for each section cited, by the section's address; sections take turns up to the bound."""
    needs: dict[str, list[Needs]] = {}
    pages: dict[str, Text] = {}
    for citation in citations:
        if citation.status is LinkStatus.SECTION and (page_ := page(citation)):
            needs.setdefault(citation.link.url, []).append(citation.needs)
            pages[citation.link.url] = page_
    lists = {url: listed(pages[url], each) for url, each in needs.items()}
    chosen: dict[str, list[str]] = {url: [] for url in lists}
    all_: dict[str, None] = {}
    for row in zip_longest(*lists.values()):
        for url, one in zip(lists, row, strict=True):
            if one is not None and (one in all_ or len(all_) < IN_ALL):
                all_[one] = None
                chosen[url].append(one)
    return {url: tuple(found) for url, found in chosen.items() if found}


def page(citation: Citation) -> Text | None:
    """The list as a web page; a folder of a cloud service has none, but tells what it holds."""
    if citation.visit and citation.visit.listing:
        return Text(media_type="text/html", links=citation.visit.listing)
    return citation.document.text if citation.document else None


def listed(page: Text, needs: Sequence[Needs]) -> list[str]:
    """The documents a section lists in its main part, those first whose words speak of what is asked."""
    order = sorted(entries(page), key=lambda link: -max((_speaks(link.text, one) for one in needs), default=0.0))
    return [link.url.partition("#")[0] for link in order[:OF_ONE]]


def entries(page: Text) -> list[PageLink]:
    """The links of a section to its documents, in their order: to files, or else to pages of one document each."""
    links: dict[str, PageLink] = {}
    for link in page.links:
        if link.main and urls.is_web(link.url):
            links.setdefault(link.url.partition("#")[0], link)
    files = [link for url, link in links.items() if _FILE.search(url)]
    if not files:
        files = [link for url, link in links.items() if len(link.text) >= _LEAST and _NO_PAGE.search(url) is None]
        files = [link for link in files if origin(link.url) == _site(page, link)]
    return files


def _site(page: Text, link: PageLink) -> str:
    """The site most links of the page lead to: pages elsewhere are no documents of this section."""
    count: Mapping[str, int] = _counted(origin(one.url) for one in page.links if one.main)
    return max(count, key=lambda one: count[one])


def _counted(words: Iterable[str]) -> dict[str, int]:
    count: dict[str, int] = {}
    for word in words:
        count[word] = count.get(word, 0) + 1
    return count


def _speaks(words: str, needs: Needs) -> float:
    """How much the words of a link are about what a position asks."""
    text = Text(media_type="text/plain", pages=(Page(number=1, text=words),))
    contents = sum(topic.found(text, content) is not None for content in needs.content)
    return contents + (0.5 if needs.topic and topic.density(text, needs.topic) else 0.0)
