"""All rooms of the desk, put together behind their one door."""

import asyncio

from starlette.routing import Route

from auditor.web.auth import Door
from auditor.web.desk import Desk
from auditor.web.deskapi import DeskApi
from auditor.web.deskfiles import Files
from auditor.web.desklog import Log
from auditor.web.deskpictures import Pictures
from auditor.web.deskshelf import Shelf
from auditor.web.records import Records
from auditor.web.review import Review
from auditor.web.reviewing import Reviewing
from auditor.web.settings import Settings


class Rooms:
    """The pages of the experts."""

    def __init__(self, settings: Settings) -> None:
        self._records = Records(settings.db)
        door, shelf = Door(settings, self._records), Shelf(self._records)
        pictures = Pictures(door, shelf, self._records)
        self._files = Files(settings, door, shelf, self._records)
        self._rooms = (
            door,
            Desk(door, shelf),
            Review(door, shelf, self._records, pictures),
            Reviewing(settings, door, shelf, self._records),
            pictures,
            self._files,
            Log(door, shelf, self._records),
            DeskApi(settings, shelf, self._records),
        )

    def routes(self) -> list[Route]:
        """The login, and all that stands behind it."""
        return [route for room in self._rooms for route in room.routes()]

    async def close(self) -> None:
        """Ends what is under way and closes the database."""
        await self._files.stop()
        await asyncio.to_thread(self._records.close)
