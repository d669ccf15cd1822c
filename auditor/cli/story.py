"""The story of a link, for people: `auditor follow`."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from auditor import reports, urls
from auditor.cli import shown
from auditor.cli.table import cut, paint, quoted, say, wrapped
from auditor.following import Story
from auditor.model import Hop, Lang, LinkStatus, Say, Severity, Visit
from rules import tries
from rules.words import plural

_COLUMN = 14
_MOST = 12  # documents of a section that are named
_MARKS = {Severity.ERROR: "×", Severity.WARNING: "!", Severity.INFO: "·"}

_STATUSES = {
    LinkStatus.OK: Say(ru="открывается", en="opens"),
    LinkStatus.REDIRECTED: Say(ru="открывается по новому адресу", en="opens at a new address"),
    LinkStatus.BROKEN: Say(ru="не открывается", en="does not open"),
    LinkStatus.SOFT_404: Say(ru="открывается, но документа там нет", en="opens, but the document is not there"),
    LinkStatus.RESTRICTED: Say(ru="закрыта для посторонних", en="closed to the public"),
    LinkStatus.BLOCKED: Say(ru="не для проверки: не адрес в интернете", en="not followed: no address in the internet"),
    LinkStatus.SECTION: Say(ru="ведёт в раздел, а не на документ", en="leads to a section, not to a document"),
    LinkStatus.UNVERIFIED: Say(ru="проверить не удалось", en="could not be checked"),
    LinkStatus.MALFORMED: Say(ru="это не ссылка", en="no link"),
}
_HEADS = {
    "outcome": Say(ru="Итог", en="Outcome"),
    "todo": Say(ru="Что делать", en="What to do"),
    "proof": Say(ru="Признак", en="Told by"),
    "behind": Say(ru="Файл за ней", en="File behind"),
    "probe": Say(ru="Проба", en="Probe"),
    "cloud": Say(ru="Облако", en="Cloud"),
    "file": Say(ru="Получено", en="Received"),
    "inside": Say(ru="Внутри", en="Inside"),
    "tries": Say(ru="Проверено", en="Checked"),
    "certificate": Say(ru="Сертификат", en="Certificate"),
}
_READ = Say(ru="Прочитано в документе", en="Read in the document")
_HOPS = {
    "viewer": Say(ru="адрес файла внутри ссылки", en="the file's address within the link"),
    "page": Say(ru="страница показывает файл", en="a page that shows a file"),
    "refresh": Say(ru="страница пересылает", en="a page that sends on"),
    "spelling": Say(ru="имя файла в старой кодировке", en="the file's name in the older encoding"),
}
_FOR_GOOD = Say(ru="переехала навсегда", en="moved for good")
_FOR_NOW = Say(ru="пересылает", en="redirects")
_SERVICES = {"Яндекс Диск": "Yandex Disk", "Облако Mail": "Mail.ru Cloud", "ВКонтакте": "VK"}  # in English
_KINDS = {
    "application/pdf": "PDF",
    "application/msword": "DOC",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.ms-excel": "XLS",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/vnd.ms-powerpoint": "PPT",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PPTX",
    "application/rtf": "RTF",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/zip": "ZIP",
}
_CREDENTIALS = re.compile(r"//[^/?#@]*@")
_UNITS = {Lang.RU: ("байт", "КБ", "МБ"), Lang.EN: ("bytes", "kB", "MB")}


def show(story: Story, lang: Lang) -> None:
    """Prints the way, the outcome and why, what to do, and what was read."""
    visit = story.visit
    say(paint(_address(visit.url), bold=True))
    for line in _way(visit, lang):
        say(line)
    said = _STATUSES[story.citation.status].in_(lang)
    _row("outcome", f"{said}{_answered(visit)}", lang)
    for finding in story.findings:
        mark = _MARKS[finding.severity]
        message = finding.message.in_(lang).replace(tries.of(visit).in_(lang), "")  # told below, to the second
        say(paint(wrapped(message, _COLUMN, f"{mark:>{_COLUMN - 2}}"), mark))
        _row("todo", finding.advice.in_(lang), lang)
    if visit.detail and visit.failure and visit.detail != f"HTTP {visit.status}":
        _row("proof", visit.detail, lang)
    if visit.detail and not visit.failure:  # the page was left for its file, in vain
        behind = Say(ru=f"не открылся, прочитана сама страница ({visit.detail})", en=f"did not open ({visit.detail})")
        _row("behind", behind.in_(lang), lang)
    if story.probe:
        _row("probe", _probed(story, lang), lang)
    if visit.share:
        service = visit.share if lang is Lang.RU else _SERVICES.get(visit.share, visit.share)
        _row("cloud", ", ".join(part for part in (service, visit.filename) if part), lang)
    if not visit.trusted and not any(finding.rule == "untrusted-certificate" for finding in story.findings):
        _row("certificate", visit.certificate, lang)
    if visit.body:
        _row("file", _received(story, lang), lang)
    _inside(story, lang)
    _row("tries", _checked(visit, lang), lang)
    document = story.citation.document
    if document and not document.text.trouble and story.citation.status in (LinkStatus.OK, LinkStatus.REDIRECTED):
        say()
        shown.document(_READ.in_(lang), document, lang)


def record(story: Story) -> dict[str, object]:
    """All of it, for `--json`: what `reports.visit_record` holds, and what was found besides."""
    told = reports.visit_record(story.visit, story.citation.status.value, story.citation.document)
    said = [
        {"rule": one.rule, "severity": one.severity.value, "message": one.message.ru, "advice": one.advice.ru}
        for one in story.findings
    ]
    probe = {"url": story.probe.url, "same": bool(story.visit.twin)} if story.probe else None
    listed = [{"url": link.url, "text": link.text} for link in story.listed] or None
    return told | {"findings": said, "probe": probe, "listed": listed}


def _row(head: str, text: str, lang: Lang) -> None:
    say(wrapped(text, _COLUMN, _HEADS[head].in_(lang)))


def _way(visit: Visit, lang: Lang) -> Iterator[str]:
    """Each step: how, and where to."""
    places = [*(hop.url for hop in visit.hops[1:]), visit.final_url]
    for hop, place in zip(visit.hops, places, strict=False):  # without a hop there is no way to tell of
        yield wrapped(f"→ {_address(place)}" if place else "→ …", 4, f"  {_how(hop).in_(lang)} ")
    if not visit.hops and visit.final_url and _place(visit.final_url) != _place(visit.url):
        yield wrapped(_address(visit.final_url), 4, "  → ")


def _how(hop: Hop) -> Say:
    if hop.by:
        return _HOPS.get(hop.by, Say(ru=hop.by, en=hop.by))
    told = _FOR_GOOD if hop.status in (301, 308) else _FOR_NOW
    return Say(ru=f"{told.ru} ({hop.status})", en=f"{told.en} ({hop.status})")


def _answered(visit: Visit) -> str:
    return f" (HTTP {visit.status})" if visit.status and visit.status != 200 else ""


def _probed(story: Story, lang: Lang) -> str:
    assert story.probe is not None
    url, probed = _address(story.probe.url), story.probed
    if story.visit.twin.startswith("probe:"):
        told = Say(ru=f"выдуманный адрес {url} открывает то же самое", en=f"the invented address {url} opens the same")
    elif probed is None or probed.failure is None:
        told = Say(ru=f"выдуманный адрес {url} открывает другое", en=f"the invented address {url} opens something else")
    else:
        how = f"HTTP {probed.status}" if probed.status else tries.reason(probed).in_(lang)
        told = Say(
            ru=f"на выдуманный адрес {url} сайт отвечает ошибкой, как и должен ({how})",
            en=f"at the invented address {url} the site answers with an error, as it should ({how})",
        )
    return told.in_(lang)


def _received(story: Story, lang: Lang) -> str:
    visit, document = story.visit, story.citation.document
    media_type = (document.text.media_type if document else "") or visit.media_type
    kind = _KINDS.get(
        media_type, {Lang.RU: "веб-страница", Lang.EN: "a web page"}[lang] if "html" in media_type else ""
    )
    name = "" if visit.share else visit.filename
    parts = [
        quoted(name, lang) if name else "",
        kind or media_type,
        _size(visit.size, lang),
        f"sha256 {visit.body[:16]}…",
    ]
    return ", ".join(part for part in parts if part)


def _size(count: int, lang: Lang) -> str:
    bytes_, kilo, mega = _UNITS[lang]
    if count < 1000:
        unit = plural(count, "байт", "байта", "байт") if lang is Lang.RU else bytes_
        return f"{count} {unit}"
    number, unit = (count / 1000, kilo) if count < 999_500 else (count / 1_000_000, mega)
    written = f"{number:.0f}" if number >= 10 else f"{number:.1f}"
    return f"{written.replace('.', ',') if lang is Lang.RU else written} {unit}"


def _inside(story: Story, lang: Lang) -> None:
    """What a section or a folder lists."""
    if not story.listed:
        return
    number = len(story.listed)
    ru = f"{number} {plural(number, 'документ', 'документа', 'документов')}"
    _row("inside", {Lang.RU: ru, Lang.EN: f"{number} document" + "s" * (number != 1)}[lang] + ":", lang)
    for link in story.listed[:_MOST]:
        say(wrapped(cut(" ".join(link.text.split()) or _address(link.url), 300), _COLUMN + 2, " " * _COLUMN + "- "))
        if link.text.strip():
            say(f"{' ' * (_COLUMN + 2)}{_address(link.url)}")
    if number > _MOST:
        rest = {Lang.RU: f"… и ещё {number - _MOST}", Lang.EN: f"… and {number - _MOST} more"}[lang]
        say(wrapped(rest, _COLUMN + 2, " " * _COLUMN))


def _checked(visit: Visit, lang: Lang) -> str:
    if visit.at is None:
        return {Lang.RU: "очередь не дошла", Lang.EN: "its turn did not come"}[lang]
    if visit.tries < 2 or visit.first_at is None:
        return _moment(visit.at, lang)
    first, last = _moment(visit.first_at, lang), _moment(visit.at, lang)
    if lang is Lang.EN:
        return f"{_times(visit.tries)}: {first} and {last}"
    return f"{visit.tries} {plural(visit.tries, 'раз', 'раза', 'раз')}: {first} и {last}"


def _moment(when: datetime, lang: Lang) -> str:
    there = when.astimezone(UTC)
    return f"{shown.day(there.date(), lang)} {there:%H:%M:%S} UTC"


def _times(number: int) -> str:
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"


def _place(url: str) -> str:
    """The address without a name and password."""
    return urls.key(_CREDENTIALS.sub("//", url))


def _address(url: str) -> str:
    """An address as people read it: Russian letters instead of percents and punycode, no password."""
    shown_ = urls.masked(url)
    parts = urlsplit(shown_) if "://" in shown_ else None
    if parts is None:
        return shown_
    host = urls.host(shown_)
    place = parts.netloc.replace(parts.hostname or "\0", host) if host and parts.hostname else parts.netloc
    readable = unquote(parts.path, errors="strict") if _is_utf8(parts.path) else parts.path
    return parts._replace(netloc=place, path=readable.replace(" ", "%20")).geturl()


def _is_utf8(path: str) -> bool:
    try:
        return unquote(path, errors="strict").isprintable()
    except UnicodeDecodeError:
        return False
