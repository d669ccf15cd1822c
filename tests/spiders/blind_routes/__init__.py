"""Routes of Russian municipal sites, written down with their verdicts before the spiders' code was read.

At first sight (2026-11-24), rightly said / said, and found / expected: of the 224 in `missing`, `walls`, `pages` and
`wire` — broken 11/15 and 10/10, soft-404 34/36 and 31/43, restricted 23/24 and 10/10, section 17/22 and 16/16,
ok 90/107 and 85/95; of the 49 in `later`, seen first when those were mended — soft-404 7/10 and 7/18, ok 16/27 and
16/18, restricted 8/8 and 3/3. Where experts would differ, any of their words is right and none is expected.
"""

from tests.spiders.blind_routes import later, missing, pages, walls, wire
from tests.spiders.blind_routes.made import Route

_ROOMS = {"missing": missing.ALL, "walls": walls.ALL, "pages": pages.ALL, "wire": wire.ALL, "later": later.ALL}
ROUTES: dict[str, Route] = {f"{room}: {name}": route for room, all_ in _ROOMS.items() for name, route in all_.items()}

__all__ = ["ROUTES", "Route"]
