"""The queue of checks: a bounded number of child processes, whatever becomes of the server between."""

import asyncio
import json
import logging
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from auditor.model import Say
from auditor.store import CheckState, Store
from auditor.web import ending, folders
from auditor.web.records import Records
from auditor.web.settings import Settings

_log = logging.getLogger(__name__)
_CRASHED = Say(
    ru="Проверка трижды обрывалась на полпути: возможно, один из документов слишком велик.\n"
    "  Загрузите форму частями или напишите администратору этой страницы.",
    en="The check broke off half-way three times: perhaps a document is too large.\n"
    "  Upload the form in parts, or write to the administrator of this page.",
)
_HOURLY = timedelta(hours=1)
_ORPHANED = 3600.0  # seconds after which a folder that belongs to no check is taken away


class Queue:
    """Starts a child for each waiting check, up to `at_once`; takes up what a killed server or child left behind."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._records = Records(settings.db)  # its own: pages need not wait for what is written here
        self._children: list[subprocess.Popen[bytes]] = []
        self._woken = asyncio.Event()
        self._swept = datetime.min.replace(tzinfo=UTC)

    def wake(self) -> None:
        """Something new waits."""
        self._woken.set()

    async def run(self) -> None:
        """Works until it is cancelled; then the children go on by themselves."""
        try:
            while True:
                self._woken.clear()
                try:
                    await self._records.ask(self._turn)
                except Exception:
                    _log.exception("the queue of checks")
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), self._settings.mends)
        finally:
            await asyncio.to_thread(self._records.close)
            for child in self._children:
                child.returncode = 0  # it goes on, and is not ours any more; Popen would warn of it

    def _turn(self, store: Store) -> None:
        mine = {one.pid for one in self._children}
        self._children = [one for one in self._children if one.poll() is None]
        for check in store.checks.mend(mine, (_CRASHED.ru, _CRASHED.en)):
            _log.warning("a check broke off: %s, try %d, now %s", check.id[:6], check.tries, check.state.value)
        running = {one.pid for one in store.checks.running()}
        beginning = [one for one in self._children if one.pid not in running]
        room = self._settings.at_once - len(running) - len(beginning)
        for _ in range(max(0, min(room, store.checks.waiting() - len(beginning)))):
            self._children.append(self._start())
        self._sweep(store)

    def _start(self) -> "subprocess.Popen[bytes]":
        settings = self._settings
        told = {
            "db": str(settings.db.absolute()),
            "checks": str(settings.checks),
            "manners": asdict(settings.manners()),
            "at_once": settings.at_once,
            "workers": settings.workers,
        }
        return subprocess.Popen(
            # -P: a file named like one of ours in the folder the server works in must not be taken for it
            [sys.executable, "-P", "-m", "auditor.web.worker", json.dumps(told)],
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C in the server's terminal is not for them
            env={**os.environ, "PYTHONUTF8": "1"},
        )

    def _sweep(self, store: Store) -> None:
        """Once an hour: checks older than the days they are kept, folders of none, idle sessions, old failures."""
        now = datetime.now(UTC)
        if now - self._swept < _HOURLY:
            return
        self._swept = now
        store.office.tidy(timedelta(days=1), timedelta(days=1))
        for check in store.checks.finished_before(now - timedelta(days=self._settings.keep_days)):
            _forget(store, check.id, self._settings)
        known = {one.id for one in store.checks.all()}
        folders.tidy(self._settings.checks, known, now.timestamp() - _ORPHANED)


def forget(settings: Settings, id_: str) -> None:
    """Nothing is left of a check: its row, the processes that work on it, its folder. Takes a moment."""
    with Store(settings.db) as store:
        _forget(store, id_, settings)


def _forget(store: Store, id_: str, settings: Settings) -> None:
    check = store.checks.drop(id_)  # first: from here on nobody begins it
    if check is None:
        return
    if check.state is CheckState.RUNNING:
        ending.end(check.pid, check.born)
    folders.of(settings.checks, id_).clear()
