"""Addresses as text: repair, compare, prepare for sending, hide passwords. No network; no exception, whatever comes."""

from auditor.urls.questions import host, is_archive, is_home, is_web, lands_on_home, masked, names_a_file, pages
from auditor.urls.repair import tidy
from auditor.urls.sameness import key
from auditor.urls.sending import joined, request_url, spelt_otherwise

__all__ = [
    "host",
    "is_archive",
    "is_home",
    "is_web",
    "joined",
    "key",
    "lands_on_home",
    "masked",
    "names_a_file",
    "pages",
    "request_url",
    "spelt_otherwise",
    "tidy",
]
