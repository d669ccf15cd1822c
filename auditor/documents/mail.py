"""EML and MHT -> Text: a mail's words and its attachments, a saved web page's page."""

import email
import email.policy
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

from auditor.documents import encoding, html, limits, wrapped
from auditor.documents.limits import Unreadable
from auditor.documents.sniff import Format
from auditor.model import Page, Text, Trouble

_MOST = 20  # attachments
_HEADS = ("From", "Date", "Subject")

Reader = Callable[[Path, str], Text]  # a file and its name


def read(path: Path, reader: Reader) -> Text:
    """Reads a mail; `reader` reads what is attached to it, one level deep."""
    limits.weigh(path)
    with path.open("rb") as stream:
        message = email.message_from_binary_file(stream, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise Unreadable(Trouble.DAMAGED, "EML")
    body = _body(message)
    if message.get_content_type() == "multipart/related" and body.media_type == "text/html":
        return replace(body, title=body.title or limits.one_line(str(message.get("Subject", ""))))
    pages = [*body.pages]
    if pages:
        head = "\n".join(limits.one_line(str(message[name])) for name in _HEADS if message[name])
        pages[0] = replace(pages[0], text=limits.clean(f"{head}\n\n{pages[0].text}"))
    attached = [reader_text for part in _attached(message) if not (reader_text := _read(part, reader)).trouble]
    for text in attached:
        pages += [replace(page, number=len(pages) + at) for at, page in enumerate(text.pages, 1)]
    pages = pages[: limits.PAGES]
    return Text(
        media_type=Format.EML.value,
        title=limits.one_line(str(message.get("Subject", ""))),
        pages=tuple(pages),
        paged=False,
        trouble=None if any(page.text.strip() or page.scanned for page in pages) else Trouble.EMPTY,
        links=body.links,
        headings=tuple(heading for text in (body, *attached) for heading in text.headings)[:500],
        partial=any(text.partial for text in (body, *attached)),
    )


def _body(message: EmailMessage) -> Text:
    """The words of the mail, or the page that was saved."""
    part = message.get_body(("html", "plain")) if message.is_multipart() else message
    data = part.get_payload(decode=True) if part is not None else b""
    if part is None or not isinstance(data, bytes):
        return Text(media_type="text/plain", paged=False, pages=(Page(number=1, text=""),))
    said = f"{part.get_content_type()}; charset={part.get_content_charset('')}"
    if part.get_content_type() == "text/html":
        with wrapped.held(data) as file:
            return html.read(file, said, str(part.get("Content-Location", "")))
    text = limits.clean(encoding.decode(data, said)[: limits.CHARACTERS])
    return Text(media_type="text/plain", paged=False, pages=(Page(number=1, text=text),))


def _attached(message: EmailMessage) -> list[EmailMessage]:
    return [part for part in message.iter_attachments() if isinstance(part, EmailMessage)][:_MOST]


def _read(part: EmailMessage, reader: Reader) -> Text:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data or len(data) > limits.FILE_BYTES:
        return Text(media_type=part.get_content_type(), trouble=Trouble.UNSUPPORTED)
    with wrapped.held(data) as file:
        return reader(file, part.get_filename("") or "")
