"""What a link did."""

from dataclasses import dataclass
from datetime import datetime

from auditor.model.document import PageLink
from auditor.model.words import Cause, Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect on the way, or a page that was left for the one file it shows (`by` tells how it leads on)."""

    url: str
    status: int
    # "viewer": the file's address stands in this one; "page": a link or frame to the file; "refresh": it sends its
    # reader on, or is all filled by another page; '': a redirect
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What happened to a link."""

    url: str
    final_url: str = ""
    hops: tuple[Hop, ...] = ()
    permanent: bool = False  # every hop said "moved for good" (301, 308)
    status: int | None = None  # the last HTTP status
    failure: Failure | None = None
    cause: Cause | None = None  # of the failure, more exactly
    detail: str = ""  # the proof, in short: the error, the header or the words that told
    twin: str = ""  # why a page that opened is taken for "not found": see `spiders.probes`
    trusted: bool = True  # its TLS certificate (or plain HTTP)
    certificate: str = ""  # what is wrong with the certificate
    media_type: str = ""  # as the server said
    filename: str = ""  # from Content-Disposition, or as the cloud calls it
    share: str = ""  # the cloud service the link belongs to; then `final_url` is its public page
    folder: bool = False  # a folder of a cloud; `filename` is its name
    listing: tuple["PageLink", ...] = ()  # what the folder holds
    body: str = ""  # sha256 of the bytes, in hexadecimal, or ''
    size: int = 0  # of the body, in bytes
    etag: str = ""  # the server's validators of the body, as it gave them (RFC 9110, section 8.8)
    modified: str = ""
    unchanged: bool = False  # the server (or the cloud's own checksum) says: the same bytes as last time
    skipped: bool = False  # not asked this night: stable for long, and asked only every few nights
    tries: int = 1
    first_at: datetime | None = None
    at: datetime | None = None  # of the last try, UTC
