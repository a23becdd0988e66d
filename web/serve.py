"""Serves the pages until told to stop."""

from __future__ import annotations

import errno
import gc
import signal
import socket
from functools import partial
from multiprocessing import parent_process
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from domain.errors import PortInUse
from web.app import create_app
from workflows.bootstrap import open_gauges, open_office, require_schema
from workflows.demo import received_outside
from workflows.parent import end_with_parent
from workflows.settings import Settings
from workflows.watching.figures import Figures
from workflows.watching.logs import begin, count_slow

HOST = "127.0.0.1"
STOP_WITHIN = 3  # seconds for open requests once asked to stop


def run(settings: Settings, port: int) -> None:
    """Raises PortInUse, KeyMissing, SchemaMissing, NewerSchema, TlsMissing before anything is served.

    Several processes share the port; one that dies is started again. They read their settings from the environment.
    """
    with listening(port, settings.host) as listener:
        app = application(settings)  # also of the several: what is wrong is said here, once
        if settings.web_processes == 1:
            uvicorn.Server(_config(app, settings)).run([listener])
            return
        several = _config("web.serve:child", settings, factory=True, workers=settings.web_processes)
        Multiprocess(several, [listener]).run()


def application(settings: Settings) -> FastAPI:
    """Raises KeyMissing, SchemaMissing, NewerSchema."""
    begin(settings.log_level, settings.log_format)
    figures = Figures(open_gauges(settings))
    count_slow(figures.slow_statement)
    app = create_app(
        open_office(settings),
        require_schema=lambda: require_schema(settings),
        hosts=settings.hosts,
        templates=settings.templates_dir,
        zalo=(settings.zalo_app_id, settings.zalo_oa_secret),
        outside=partial(received_outside, settings) if settings.demo_outside_url else None,
        figures=figures,
        metrics_token=settings.metrics_token,
    )
    gc.collect()
    gc.freeze()  # what lives as long as the process is not gone through again beside every page
    return app


def child() -> FastAPI:
    """The application of one of several processes, which ends with the one that started it."""
    parent = parent_process()
    if parent is not None and parent.pid is not None:
        end_with_parent(signal.SIGTERM, parent.pid)
    return application(Settings())


def _config(app: FastAPI | str, settings: Settings, **more: Any) -> uvicorn.Config:
    tls = settings.tls.require() if settings.tls_on else None
    return uvicorn.Config(
        app,
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=tls.key if tls else None,
        access_log=False,
        log_config=None,
        log_level="warning",
        timeout_graceful_shutdown=STOP_WITHIN,
        server_header=False,
        lifespan="off",
        **more,
    )


def listening(port: int, host: str = HOST) -> socket.socket:
    """The port, held from here on: nobody can take it between the check and the first request."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as trouble:
        listener.close()
        if trouble.errno != errno.EADDRINUSE:
            raise
        raise PortInUse(port=port, other=port + 1 if port < 65535 else port - 1) from None
    return listener
