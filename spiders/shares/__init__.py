"""Cloud shares: from a public link to the file behind it, one adapter a service. Pure: no request is made here.

move = shares.begin("https://disk.yandex.ru/d/KEY")     # Ask: a request; Unwrapped: another address; None: no share
move = shares.go_on(move.share, answer, body)           # Ask again, Taken, Folder, or Ended
"""

from dataclasses import replace
from urllib.parse import urlsplit

from auditor.model import Failure
from spiders import walls
from spiders.answers import Answer
from spiders.shares import dropbox, google, mailru, vk, wrappers, yandex
from spiders.shares.moves import Ask, Ended, Folder, Move, Service, Share, Taken, Unwrapped, ended

__all__ = [
    "Ask",
    "Ended",
    "Folder",
    "Move",
    "Share",
    "Taken",
    "Unwrapped",
    "begin",
    "go_on",
    "is_share",
    "meaning",
    "media_type",
]

_MOST_ASKED = 14  # requests for one share
_SERVICES: dict[str, Service] = {
    one.name: one for one in (yandex.SERVICE, google.SERVICE, mailru.SERVICE, dropbox.SERVICE, vk.SERVICE)
}
# What hinders the service says nothing of the file.
_NOT_THE_FILE = {
    failure: Failure.HOST_DOWN
    for failure in (Failure.DNS, Failure.REFUSED, Failure.RESET, Failure.TIMEOUT, Failure.TLS, Failure.SERVER_ERROR)
} | {Failure.TOO_MANY_REDIRECTS: Failure.UNKNOWN, Failure.BAD_SCHEME: Failure.UNKNOWN}


def begin(url: str) -> Ask | Ended | Unwrapped | None:
    """What to ask first about an address; None when it is to be opened as it is."""
    try:
        if target := wrappers.unwrapped(url):
            return Unwrapped(url=target)
        for service in _SERVICES.values():
            if (move := service.begin(url)) is not None:
                return move
    except ValueError:  # an address that cannot be parsed
        return None
    return None


def is_share(url: str) -> bool:
    """Whether the address is one of a cloud that can be followed to a file."""
    return isinstance(begin(url), Ask)


def go_on(share: Share, answer: Answer, body: bytes) -> Move:
    """What comes after an answer of the service."""
    service = _SERVICES[share.service]
    share = replace(share, asked=share.asked + 1)
    if proof := walls.challenge(answer):
        if share.note:  # "not found", and the page that should confirm it cannot be seen
            return Ended(share=share, failure=Failure.UNKNOWN, detail=f"{share.note}; {proof}"[:200])
        return ended(share, Failure.CHALLENGE, answer, proof if "://" not in proof else "")
    if answer.status in (429, 430, 509, 999):
        return ended(share, Failure.RATE_LIMITED, answer)
    if answer.status >= 500:
        return ended(share, Failure.HOST_DOWN, answer)
    target = answer.target
    if target and walls.login(share.page, target):
        return ended(share, Failure.RESTRICTED, answer, f"→ {urlsplit(target).hostname}")
    try:
        move = _led_on(service, share, answer, target) if target else service.go_on(share, answer, body)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return ended(share, Failure.UNKNOWN, answer, "an answer of unknown form")
    if not isinstance(move, Ask):
        return move
    if not service.owns(move.url):
        host = urlsplit(move.url).hostname
        return ended(share, Failure.UNKNOWN, answer, f"the download leads away from the service: {host}")
    if share.asked >= _MOST_ASKED:
        return ended(share, Failure.UNKNOWN, answer, "no end of questions")
    return move


def _led_on(service: Service, share: Share, answer: Answer, target: str) -> Move:
    """A redirect inside the service; `open` ones say what the share is."""
    if share.step == "open" and service is google.SERVICE:
        return service.go_on(share, answer, b"")
    return Ask(share=share, url=target)


def media_type(share: Share, answer: Answer) -> str:
    """What the file is: as its server says, else as the cloud knows it."""
    said = answer.media_type
    return said if said and said != "application/octet-stream" else share.media_type or said


def meaning(failure: Failure) -> Failure:
    """What a failed request to a service means for the share."""
    return _NOT_THE_FILE.get(failure, failure)
