"""Scrapy's settings; `scrapy.cfg` points here. Why each stands so: the crawl was measured with them."""

from pathlib import Path
from typing import Any

from spiders.manners import HEADERS_WITHIN, LARGEST, Manners

BOT_NAME = "evidence-auditor"
SPIDER_MODULES = ["spiders.links"]
USER_AGENT = Manners().user_agent
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "ru,en;q=0.5",
}

# The queue and the politeness: one request at a time to a host, no limit over all, for it would starve busy hosts.
SCHEDULER = "spiders.frontier.Frontier"
DOWNLOADER = "spiders.engine.DirectDownloader"
CONCURRENT_REQUESTS = 0
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = Manners().delay
DOWNLOAD_DELAY_JITTER = 0

# What comes in.
DOWNLOAD_HANDLERS = {
    "http": "spiders.handler.GuardedHandler",
    "https": "spiders.handler.GuardedHandler",
    "file": None,
    "ftp": None,
    "s3": None,
    "data": None,
}
DOWNLOAD_TIMEOUT = Manners().timeout
DOWNLOAD_MAXSIZE = LARGEST
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = True
TWISTED_DNS_RESOLVER = "scrapy.resolver.CachingHostnameResolver"  # the default one knows no IPv6
DNS_TIMEOUT = min(15, HEADERS_WITHIN)
REACTOR_THREADPOOL_MAXSIZE = 20

# Tries, redirects and cookies are the frontier's and the spider's; the rest would only be in the way.
RETRY_ENABLED = False
ROBOTSTXT_OBEY = True  # each request says whether it must: those for submitted links need not
REDIRECT_MAX_TIMES = 10  # only for robots.txt
METAREFRESH_ENABLED = False
COOKIES_ENABLED = False
REFERER_ENABLED = False
HTTPPROXY_ENABLED = False  # behind a proxy the guard would see the proxy only
HTTPCACHE_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
WARN_ON_GENERATOR_RETURN_VALUE = False  # would compile the spider's source again for each answer
# The parts that are in use. Those merely switched off would be imported all the same: half of the time of a start.
_DOWNLOADER = "scrapy.downloadermiddlewares"
DOWNLOADER_MIDDLEWARES_BASE = {
    f"{_DOWNLOADER}.defaultheaders.DefaultHeadersMiddleware": 400,
    f"{_DOWNLOADER}.useragent.UserAgentMiddleware": 500,
    "spiders.unpacking.Unpacking": 590,
    f"{_DOWNLOADER}.robotstxt.RobotsTxtMiddleware": 100,
    f"{_DOWNLOADER}.redirect.RedirectMiddleware": 600,  # of robots.txt; links are followed by the spider
}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}  # one of them would drop long redirects in silence
EXTENSIONS_BASE = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.memusage.MemoryUsage": 0,
    "scrapy.extensions.logstats.LogStats": 0,
}
LOG_LEVEL = "INFO"


def of(run: str, db: Path, manners: Manners) -> dict[str, Any]:
    """The settings of one crawl."""
    fixed = {name: value for name, value in globals().items() if name.isupper() and name[0] != "_"}
    return fixed | {
        "SPIDER_MODULES": [],
        "RUN": run,
        "DB": db,
        "MANNERS": manners,
        "USER_AGENT": manners.user_agent,
        "DOWNLOAD_DELAY": manners.delay,
        "DOWNLOAD_TIMEOUT": manners.timeout,
        "ROBOTSTXT_USER_AGENT": manners.user_agent.partition("/")[0],
        "LOG_FILE": str(db.with_suffix(".log")),
    }
