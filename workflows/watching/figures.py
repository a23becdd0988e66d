"""The figures of this process and of the store, as Prometheus reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from threading import Lock
from time import monotonic
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client import generate_latest as _written
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from domain.errors import DomainError
from domain.gauges import Gauges

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# From a page out of memory to the second that is too long.
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_KEPT_SECONDS = 10.0
_NO_DAY = date.min


class Figures:
    """`gauges` reads the store, at most every ten seconds; without it the figures are the process's own."""

    def __init__(self, gauges: Callable[[], Gauges] | None = None) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._requests = Counter(
            "duongve_http_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "duongve_http_request_seconds",
            "From the request's first byte to the answer's last.",
            ("method", "route"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._open = Gauge("duongve_http_requests_open", "Requests being answered.", registry=self._registry)
        self._slow = Counter(
            "duongve_sql_slow_statements", "Statements above the threshold.", registry=self._registry
        )
        if gauges is not None:
            self._registry.register(_OfStore(gauges))

    def opened(self) -> None:
        self._open.inc()

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """`route` is a template, never an address: there are only so many."""
        known = method if method in _METHODS else "other"
        self._open.dec()
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(known, route).observe(seconds)

    def slow_statement(self) -> None:
        self._slow.inc()

    def written(self) -> bytes:
        return _written(self._registry)


class _OfStore(Collector):
    """A store that is away is a figure too; the others are then missing instead of wrong."""

    def __init__(self, gauges: Callable[[], Gauges]) -> None:
        self._gauges, self._lock = gauges, Lock()
        self._kept: tuple[Metric, ...] = ()
        self._until = 0.0

    def describe(self) -> Iterable[Metric]:
        return _families(None)

    def collect(self) -> Iterable[Metric]:
        with self._lock:
            if monotonic() >= self._until:
                self._kept = self._read()
                self._until = monotonic() + _KEPT_SECONDS
            return self._kept

    def _read(self) -> tuple[Metric, ...]:
        try:
            return _families(self._gauges())
        except DomainError:
            return _families(None)[:1]


def _families(found: Gauges | None) -> tuple[Metric, ...]:
    up = GaugeMetricFamily("duongve_store_up", "1 while the database answers.")
    up.add_metric((), 0.0 if found is None else 1.0)
    said = found or Gauges(_NO_DAY)
    return (
        up,
        _family(
            "duongve_outbox_messages", "Messages not sent yet, or given up.", ("state",), _one(said.messages)
        ),
        _family("duongve_deliveries", "Deliveries by channel.", ("state", "channel"), said.deliveries),
        _family("duongve_cases_due", "Open work whose day has come.", ("kind", "level"), said.cases_due),
        _family("duongve_flow_pieces", "Pieces of the flow's newest day.", ("flow", "state"), said.pieces),
        _family(
            "duongve_flow_worked_timestamp_seconds", "When it last worked.", ("flow",), _one(said.worked_at)
        ),
    )


def _one(values: Mapping[str, float]) -> dict[tuple[str, ...], float]:
    return {(name,): value for name, value in values.items()}


def _family(name: str, words: str, labels: tuple[str, ...], values: Mapping[Any, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, words, labels=labels)
    for of, value in sorted(values.items()):
        family.add_metric(of, value)
    return family
