"""Scrapy's scraper without its machinery: what the spider says of an answer goes to the frontier at once.

Scrapy starts three tasks and a queue for each answer, to run pipelines side by side; there is nothing to wait for here.
"""

from typing import Any

from scrapy import Request
from scrapy.core.scraper import Scraper
from scrapy.http import Response
from twisted.python.failure import Failure

from auditor.errors import UnfinishedError
from spiders.links import LinkSpider


class DirectScraper(Scraper):
    """Takes each answer, or what came instead, to the spider."""

    def enqueue_scrape(self, result: Response | Failure, request: Request) -> Any:
        """Nothing is left to do when it returns; one odd answer does not end the crawl."""
        spider = self.crawler.spider
        assert isinstance(spider, LinkSpider)
        try:
            if isinstance(result, Response):
                spider.took(spider.parse(result))
            else:
                result.request = request  # type: ignore[attr-defined]
                spider.took(spider.failed(result))
        except UnfinishedError as fault:
            spider.frontier.abort(fault)
        except Exception:
            self.handle_spider_error(Failure(), request, result)  # type: ignore[no-untyped-call]
