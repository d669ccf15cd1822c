"""Follows links: by Scrapy, in a process of its own, with a second look by httpx before anything is called broken."""

from spiders.manners import Manners
from spiders.process import Crawl, crawl

__all__ = ["Crawl", "Manners", "crawl"]
