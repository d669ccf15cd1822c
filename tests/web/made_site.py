"""A municipality's web site on loopback, and forms whose links lead there."""

import io
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from docx import Document as Word
from openpyxl import Workbook

HEADS = ("№", "Показатель", "Ссылка", "Страницы")
MUNICIPALITY = "Заречинский район"
_TITLES = {"2.4.1.1": "Цели", "2.4.1.2": "Мониторинг", "2.4.1.3": "Показатели"}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass
class Town:
    """The site: what it was asked for, and how long it thinks before each answer."""

    address: str
    asked: list[str] = field(default_factory=list)
    pause: float = 0.0


@contextmanager
def town() -> Iterator[Town]:
    """Serves /plan.docx, a good document; whatever else is asked for is not there."""
    body = _plan()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            time.sleep(served.pause)
            good = self.path.startswith("/plan")
            self.send_response(200 if good else 404)
            self.send_header("Content-Type", _DOCX if good else "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body) if good else 2))
            self.end_headers()
            self.wfile.write(body if good else b"no")

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is said of requests."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served = Town(address=f"http://127.0.0.1:{server.server_address[1]}")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield served
        finally:
            server.shutdown()


def form(links: Sequence[str], municipalities: Sequence[str] = (MUNICIPALITY,)) -> bytes:
    """A workbook whose n-th position answers with the n-th link, a sheet for each; '' leaves a cell empty."""
    book = Workbook()
    for at, municipality in enumerate(municipalities):
        sheet = book.create_sheet(f"Лист {at}") if at else book.active
        sheet.append([f"Муниципалитет: {municipality}"])
        sheet.append(HEADS)
        for code, link in zip(_TITLES, links, strict=False):
            sheet.append([code, _TITLES[code], link, "стр. 1"])
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _plan() -> bytes:
    word = Word()
    for line in (
        "УТВЕРЖДЕНО приказом управления образования администрации Заречинского района от 10.09.2020 № 181",
        "Положение о муниципальной системе методической работы",
        "Цели и задачи методической работы Заречинского района на 2020–2022 годы.",
    ):
        word.add_paragraph(line)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()
