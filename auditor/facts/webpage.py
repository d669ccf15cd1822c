"""What kind of page a web page is: a document, a list, a wall, an error, a form."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from auditor.facts import head, named, pagewords
from auditor.facts.body import looks_like_news
from auditor.facts.normal import plain
from auditor.model import PageLink, Quote, Seen, Text, Webpage

_HTML = ("text/html", "application/xhtml+xml")
_LINES = ("text/plain", "application/json", "application/xml", "text/xml")
_ONE_LINE = 300  # letters
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|od[tsp]|zip|rar|7z)(?:$|[?#])|/file/(?:download|card)|task=download|/download/\d|drive\.google\.com/file|"
    r"disk\.yandex\.\w+/[di]/|yadi\.sk/[di]/|cloud\.mail\.ru/public|docs\.google\.com/(?:document|spreadsheets)|[?&]download=",
    re.IGNORECASE,
)
_BARE_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|od[tsp])(?:$|[?#])", re.IGNORECASE)
_SHORT = 3000  # letters; an error page says no more
_PROSE = 1000  # letters that are no link's words: a text of its own
_LITTLE = 800  # letters, the words of links among them
_STUB = 500  # letters; a page that says one thing
_LIST = 5  # links to files make a list
_ANNEX = re.compile(r"(?:приложени|прил\.|форма|бланк|таблица)")
_DATES = re.compile(
    r"(?<!\d)\d{1,2}\.\d{1,2}\.(?:20)?\d\d(?!\d)|\d{1,2} (?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|"
    r"дек)[а-я]* 20\d\d"
)


class _Page:
    """A page with the measures that several questions ask for."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.body = "\n".join(plain(page.text).text for page in text.pages[:6])[:40_000]
        self.low = _fold(self.body)
        self.headings = tuple(
            h for h in (_fold(" ".join(each.split())) for each in (text.title, *text.headings[:3])) if h
        )
        self.links = [link for link in text.links if link.main]
        self.files = _distinct(link for link in self.links if _FILE.search(link.url))
        self.words_of_links = sum(len(link.text) for link in self.links)

    @property
    def prose(self) -> int:
        """Letters that are no link's words."""
        return max(0, len(self.body) - self.words_of_links)

    def quote(self, at: int, end: int) -> Quote:
        start = self.body.rfind("\n", 0, at) + 1
        stop = self.body.find("\n", end)
        stop = len(self.body) if stop < 0 else stop
        return Quote(text=" ".join(self.body[max(start, at - 100) : min(stop, end + 120)].split()))

    def first(self) -> Quote:
        words = self.text.title or next(iter(self.text.headings), "") or self.body[:120]
        return Quote(text=" ".join(words.split())[:200])


@lru_cache(maxsize=8)
def of(text: Text) -> Seen[Webpage] | None:
    """The kind of page; None for files."""
    if text.trouble:
        return None
    if not text.media_type.lower().startswith(_HTML):
        return _line(text)
    page = _Page(text)
    for kind, seen in _asked(page):
        if seen:
            return Seen(value=kind, seen=seen)
    return Seen(value=Webpage.OTHER, seen=page.first())


def _line(text: Text) -> Seen[Webpage] | None:
    """A line of plain text that stands where a file should: «Файл не найден»."""
    if not text.media_type.lower().startswith(_LINES) or len(text.pages) != 1 or len(text.whole) > _ONE_LINE:
        return None
    found = pagewords.GONE.search(_fold(text.whole))
    said = " ".join(text.whole.split())
    return Seen(value=Webpage.NOT_FOUND, seen=Quote(text=said)) if found else None


def _asked(page: _Page) -> Iterator[tuple[Webpage, Quote | None]]:
    """The questions in their order: the first that is answered tells."""
    whole = _is_document(page)
    yield Webpage.CHALLENGE, _challenge(page, whole)
    yield Webpage.FORM, _form(page)
    if not whole:
        yield Webpage.LOGIN, _login(page)
        yield Webpage.NOT_FOUND, _not_found(page)
        yield Webpage.VIEWER, _viewer(page)
    if not whole:
        yield Webpage.HOME, _home(page)
    yield Webpage.SECTION, _section(page, whole)
    if whole:
        yield Webpage.DOCUMENT, page.first()
    yield Webpage.CARD, _card(page)
    yield Webpage.DOCUMENT, page.first() if page.prose >= 400 or looks_like_news(page.text) else None


def _challenge(page: _Page, whole: bool) -> Quote | None:
    if len(page.body) > 2500 or page.files:
        return None
    found = None if whole else pagewords.CHALLENGE.search(page.low)
    if not whole and not found and len(page.body) < _STUB:
        found = pagewords.CHALLENGE_ALONE.search(page.low)
    titled = next((h for h in page.headings if pagewords.CHALLENGE.search(h)), None)
    if titled:
        return page.first()
    return page.quote(found.start(), found.end()) if found and len(page.body) < 1500 else None


def _is_document(page: _Page) -> bool:
    """An act or a titled text that is there in full."""
    own = head.of(page.text)
    listed = [link for link in page.files if not _ANNEX.match(_fold(link.text).strip())]
    if len(listed) >= _LIST and page.prose < 300 * len(listed):
        return False
    if own.act is not None:
        return (
            bool(re.search(r"приказыва|постановля|распоряжа|решил|обязыва|утвердить|контроль за исполнением", page.low))
            or page.prose > 1200
        )
    if own.called and named.kind(" ".join(line.text for line in own.title)):
        return page.prose > 700
    return bool(own.stamps) and page.prose > 700


def _login(page: _Page) -> Quote | None:
    if any(pagewords.GONE_HEADING.search(heading) for heading in page.headings):
        return None
    if page.prose >= _STUB and head.of(page.text).act is not None:
        return None  # an act stands there in full; its site's menu, or its clauses, speak of passwords
    for heading in page.headings:
        if pagewords.LOGIN_HEADING.search(heading) and len(page.body) < _SHORT:
            return page.first()
    found = pagewords.LOGIN.search(page.low[:1500])
    if (
        not found
        or page.files
        or len(page.body) > (700 if found.group() in ("забыли пароль", "введите логин", "введите пароль") else 1500)
    ):
        return None
    return page.quote(found.start(), found.end())


def _not_found(page: _Page) -> Quote | None:
    bare_files = [link for link in page.files if _BARE_FILE.search(link.url)]
    if len(page.body) >= _SHORT or bare_files:
        return None
    if page.prose >= 400 and any(pagewords.TELLS.match(heading) for heading in page.headings):
        return None
    for heading in page.headings:
        surely = page.prose < _PROSE or pagewords.STRICT.search(heading)
        if surely and pagewords.GONE_HEADING.search(heading) and len(heading) < 120:
            return (
                Quote(text=heading)
                if heading not in page.low
                else page.quote(page.low.index(heading), page.low.index(heading) + len(heading))
            )
    found = pagewords.GONE.search(page.low[:1500]) if page.prose < _PROSE else None
    if not found and len(page.body) <= _LITTLE and page.prose <= _STUB:
        found = pagewords.ABSENT.search(page.low)
    if not found or (len(page.body) > 1200 and found.start() > 400):
        return None
    sentence = page.low[max(0, page.low.rfind("\n", 0, found.start())) : found.start()]
    if len(sentence) > 150 and len(page.body) > 600:
        return None  # in the middle of a paragraph: somebody tells of it
    return page.quote(found.start(), found.end())


def _form(page: _Page) -> Quote | None:
    marks = {mark.group()[:12]: mark for mark in pagewords.FORM.finditer(page.low[:20_000])}
    sends = pagewords.SENDS.search(page.low)
    asks = page.low.count("?") + page.low.count(" *") + page.low.count("*\n")
    first = next(iter(marks.values()), None)
    if first and (
        sends
        or len(marks) >= 2
        or "google" in first.group()
        or "принимает" in first.group()
        or any("форм" in h for h in page.headings)
    ):
        return page.quote(first.start(), first.end())
    return page.quote(sends.start(), sends.end()) if sends and asks >= 3 and page.prose < 8000 else None


def _viewer(page: _Page) -> Quote | None:
    if page.prose > 900:
        return None
    if any(pagewords.VIEWER_TITLE.search(heading) for heading in page.headings):
        return page.first()
    found = (
        pagewords.SHARES.search(page.low) if "диск" in page.low or "облак" in page.low or "drive" in page.low else None
    )
    found = found or (pagewords.SCRIPTS.search(page.low) if page.prose < 500 and not page.files else None)
    if found:
        return page.quote(found.start(), found.end())
    bare = len(page.body.strip()) < 40 and not page.text.links and not page.text.headings
    return page.first() if bare else None


def _section(page: _Page, whole: bool) -> Quote | None:
    listed = pagewords.LISTED.search(page.low)
    titled = any(pagewords.SECTION_HEADING.search(heading) for heading in page.headings)
    distinct = len(_distinct(page.links))
    per_link = page.prose / max(1, distinct)
    if whole:
        return None
    if len(page.files) >= _LIST and (page.prose < 300 * len(page.files)):
        return page.first()
    if listed and (distinct >= 3 or titled):
        return page.quote(listed.start(), listed.end())
    more = len(re.findall(r"(?:читать (?:далее|дальше|полностью)|подробнее|далее »|далее\.\.\.)", page.low))
    if more >= 3 and (distinct >= 3 or titled):
        return page.first()
    if titled and per_link < 300 and (distinct >= 3 or (distinct >= 2 and len(page.files) >= 2)):
        return page.first()
    if distinct >= 8 and page.words_of_links > 0.5 * len(page.body):
        return page.first()
    if distinct >= _LIST and len(page.files) != 1 and page.words_of_links > 0.6 * len(page.body):
        return page.first()
    return page.first() if distinct >= _LIST and len(_DATES.findall(page.low)) >= 4 and per_link < 400 else None


def _home(page: _Page) -> Quote | None:
    if any(pagewords.HOME_TITLE.search(heading) for heading in page.headings) and page.prose < 6000:
        return page.first()
    site = bool(page.headings) and all(pagewords.SITE_NAME.match(heading) for heading in page.headings)
    return page.first() if site and page.prose < 400 and not page.files else None


def _card(page: _Page) -> Quote | None:
    if len(page.files) == 1 and page.prose < 700 and not looks_like_news(page.text):
        return Quote(text=" ".join((page.files[0].text or page.files[0].url).split())[:200])
    return None


def _distinct(links: Iterable[PageLink]) -> list[PageLink]:
    seen: dict[str, PageLink] = {}
    for link in links:
        seen.setdefault(link.url.split("#")[0], link)
    return list(seen.values())


def _fold(words: str) -> str:
    return plain(words).text.lower().replace("ё", "е")
