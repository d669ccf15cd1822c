"""For those who watch over the service: /health and /metrics."""

import asyncio
from collections.abc import Iterator
from functools import partial

from prometheus_client.core import CollectorRegistry, CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import HistogramMetricFamily
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from auditor import __version__
from auditor.errors import AuditorError
from auditor.store import CheckState, Durations, Store
from auditor.web import folders
from auditor.web.records import Records
from auditor.web.settings import Settings

_UNDER_WAY = (CheckState.WAITING, CheckState.RUNNING)
_BUCKETS = (30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 3600.0)  # seconds


def routes(settings: Settings, records: Records) -> list[Route]:
    """/health for everybody, /metrics for the operator: a proxy keeps the latter to itself."""
    return [
        Route("/health", partial(_health, records, settings)),
        Route("/metrics", partial(_metrics, records, settings)),
    ]


async def _health(records: Records, settings: Settings, request: Request) -> Response:
    try:
        counts = await records.ask(lambda store: store.checks.counts())
    except AuditorError as fault:
        return JSONResponse({"status": "cannot work", "why": type(fault).__name__}, 503)
    if not await asyncio.to_thread(folders.roomy, settings.checks.parent, settings.least_free):
        return JSONResponse({"status": "cannot work", "why": "disk is full"}, 503)
    under_way = sum(counts[state] for state in _UNDER_WAY)
    return JSONResponse({"status": "ok", "version": __version__, "checks_under_way": under_way})


async def _metrics(records: Records, settings: Settings, request: Request) -> Response:
    def asked(store: Store) -> tuple[dict[CheckState, int], Durations]:
        return store.checks.counts(), store.checks.durations(_BUCKETS)

    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Told(settings, *await records.ask(asked)))
    return Response(generate_latest(registry), headers={"content-type": CONTENT_TYPE_LATEST})


class _Told(Collector):
    """What the database knows, as Prometheus reads it."""

    def __init__(self, settings: Settings, counts: dict[CheckState, int], durations: Durations) -> None:
        self._settings, self._counts, self._durations = settings, counts, durations

    def collect(self) -> Iterator[Metric]:
        """The families, in order."""
        info = GaugeMetricFamily("auditor_info", "The version that runs.", labels=["version"])
        info.add_metric([__version__], 1)
        yield info
        checks = GaugeMetricFamily("auditor_checks", "Self-checks that are kept, by state.", labels=["state"])
        for state, number in self._counts.items():
            checks.add_metric([state.value], number)
        yield checks
        yield GaugeMetricFamily(
            "auditor_checks_at_once", "Self-checks that may run at the same time.", self._settings.at_once
        )
        yield GaugeMetricFamily("auditor_queue_most", "Self-checks the queue holds.", self._settings.most_waiting)
        yield CounterMetricFamily("auditor_check_crashes", "Checks begun again after a crash.", self._durations.crashes)
        took = HistogramMetricFamily("auditor_check_seconds", "Seconds from the start of a check to its end.")
        told = [(str(limit), float(number)) for limit, number in self._durations.buckets]
        took.add_metric([], [*told, ("+Inf", float(self._durations.number))], self._durations.seconds)
        yield took
