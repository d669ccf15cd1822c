"""Addresses as text: repair, compare, prepare for sending, hide passwords. No network; no exception, whatever comes."""

from auditor.urls.questions import host, is_home, is_web, lands_on_home, masked, pages
from auditor.urls.repair import tidy
from auditor.urls.sameness import key
from auditor.urls.sending import request_url

__all__ = ["host", "is_home", "is_web", "key", "lands_on_home", "masked", "pages", "request_url", "tidy"]
