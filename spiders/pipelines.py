"""Keeps the body, then tells the frontier: the file stands on the disk before any row speaks of it."""

import asyncio
from typing import Self

from scrapy.crawler import Crawler

from auditor.errors import UnfinishedError
from spiders.links import LinkSpider
from spiders.tickets import Fetched


class KeepPipeline:
    """The only item is a look that ended."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_item(self, item: Fetched) -> Fetched:
        """Stores the body in a thread, for a large one takes its time; then the verdict."""
        spider = self._crawler.spider
        assert isinstance(spider, LinkSpider)
        frontier = spider.frontier
        try:
            if item.body is not None:
                item = item.kept(await asyncio.to_thread(frontier.keep_body, item.body))
            frontier.keep(item)
        except UnfinishedError as fault:
            frontier.abort(fault)
        return item
