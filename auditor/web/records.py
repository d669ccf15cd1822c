"""The database for pages that must be quick: opened once, in the one thread it belongs to.

Opening looks the whole file over, which takes as long as a page may take when the file is large.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from auditor.errors import AuditorError
from auditor.store import Store

T = TypeVar("T")


class Records:
    """One open store; what is asked of it is done in turn, so ask for nothing long."""

    def __init__(self, db: Path) -> None:
        self.db = db
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="records")
        self._store: Store | None = None

    async def ask(self, work: Callable[[Store], T]) -> T:
        """What `work` makes of the store; raises what it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._done, work)

    def close(self) -> None:
        """Closes the store; waits for what is under way."""
        self._thread.submit(self._let_go).result()
        self._thread.shutdown()

    def _done(self, work: Callable[[Store], T]) -> T:
        if self._store is None:
            self._store = Store(self.db)
        try:
            return work(self._store)
        except AuditorError:
            self._let_go()  # the file may be another one by now, or mended
            raise

    def _let_go(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close()
