"""Readers in child processes: whatever a document does to its reader, it comes back as a value and the next is read."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path
from types import ModuleType

import pytest

from auditor import confined, documents, facts, pool
from auditor.documents import layout
from auditor.model import Document, Facts, Trouble
from auditor.pool import Pool
from tests.documents.making import para, table, word

REAL = pool._read


def misbehaves(task: pool._Task) -> Document:
    """What a reader may do to its process, told by the file's name; any other file is really read."""
    match task.filename:
        case "hangs":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)  # C code does not hear it either
            while True:
                time.sleep(60)
        case "aborts":
            os.abort()
        case "leaves":
            os._exit(3)
        case "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "devours":
            bytearray(8 << 30)
        case "fails":
            raise KeyError("no such thing")
        case "calls home":
            with socket.create_connection(("127.0.0.1", int(task.url)), timeout=2):
                raise KeyError("got through")
        case "writes without end":
            with task.path.with_name("endless").open("wb") as file:
                file.truncate(1 << 30)
    return REAL(task)


def _finish(readers: Pool, seconds: float = 30) -> dict[str, Document]:
    done: dict[str, Document] = {}
    until = time.monotonic() + seconds
    while readers.pending and time.monotonic() < until:
        done |= {one.id: one for one in readers.finished(wait=0.5)}
    assert not readers.pending
    return done


def _workers(readers: Pool) -> list[int]:
    return list(readers._pool._pool_manager.worker_manager.workers)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")")[-1].split()[0] != "Z"


def _gone(pids: list[int], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while any(map(_alive, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(_alive, pids))


@pytest.fixture
def order(tmp_path: Path) -> Path:
    path = tmp_path / "order.docx"
    path.write_bytes(word(para("ПРИКАЗ") + table([[["15.09.2020"], ["№ 132"]]]) + para("О методическом совете района")))
    return path


def test_documents_come_back_with_their_text_and_facts(order: Path) -> None:
    with Pool(2) as readers:
        for at in range(6):
            readers.submit(f"sha-{at}", order, filename="order.docx")
        assert readers.pending == 6
        done = _finish(readers)
        pids = _workers(readers)
    assert sorted(done) == [f"sha-{at}" for at in range(6)]
    text = documents.read(order)
    assert all(one.text == text and one.facts == facts.find(text) for one in done.values())
    assert _gone(pids)


@pytest.mark.parametrize(
    ("name", "trouble", "detail"),
    [
        ("hangs", Trouble.TOO_SLOW, "1 s"),
        ("aborts", Trouble.CRASHED, "SIGABRT"),
        ("leaves", Trouble.CRASHED, "exit status 3"),
        ("is killed", Trouble.CRASHED, "SIGKILL"),
        ("devours", Trouble.TOO_LARGE, "memory"),
        ("fails", Trouble.CRASHED, "KeyError: 'no such thing'"),
    ],
)
def test_a_reader_that_ends_badly_hurts_its_document_only(
    order: Path, monkeypatch: pytest.MonkeyPatch, name: str, trouble: Trouble, detail: str
) -> None:
    monkeypatch.setattr(pool, "_read", misbehaves)
    with Pool(1, timeout=1) as readers:
        readers.submit("bad", order, filename=name, media_type="application/pdf")
        readers.submit("good", order, filename="order.docx")
        done = _finish(readers)
        pids = _workers(readers)
    assert (done["bad"].text.trouble, done["bad"].text.detail) == (trouble, detail)
    assert done["bad"].facts == Facts() and done["bad"].text.media_type == "application/pdf"
    assert done["good"].text.trouble is None and "ПРИКАЗ" in done["good"].text.whole
    assert _gone(pids)


def test_readers_have_no_network(order: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_read", misbehaves)
    with socket.create_server(("127.0.0.1", 0)) as server, Pool(1, timeout=10) as readers:
        readers.submit("one", order, filename="calls home", url=str(server.getsockname()[1]))
        detail = _finish(readers)["one"].text.detail
    assert detail.startswith("PermissionError" if confined.can_forbid_sockets() else ("OSError", "ConnectionRefused"))


def test_sockets_are_refused_to_a_process_and_to_what_it_starts() -> None:
    tries = "import socket\nfor one in (socket.AF_INET, socket.AF_INET6, 16, socket.AF_UNIX):\n" + (
        "  try: socket.socket(one).close(); print(one.real)\n  except OSError as error: print(error.errno)\n"
    )
    code = "from auditor import confined\nassert confined.forbid_sockets()\nimport subprocess, sys\n" + (
        "subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)\nexec(sys.argv[1])"
    )
    done = subprocess.run([sys.executable, "-c", code, tries], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["13", "13", "13", "1"] * 2


def test_a_reader_writes_no_endless_file(order: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_read", misbehaves)
    with Pool(1, timeout=10) as readers:
        readers.submit("one", order, filename="writes without end")
        assert "File too large" in _finish(readers)["one"].text.detail


def test_documents_are_laid_out_in_pages_or_come_back_as_they_were(order: Path) -> None:
    folder = Path(__file__).parent / "files" / "documents" / "office"
    papers = [(path, documents.read(path)) for path in (folder / "plan.doc", folder / "report.rtf")]
    broken = order.with_name("broken.doc")
    broken.write_bytes(b"no document")
    papers.append((broken, papers[0][1]))
    given = [(path, Document(id=path.name, text=text, facts=facts.find(text))) for path, text in papers]
    with Pool(1) as readers:
        readers.lay(given)
        done = _finish(readers, 120)
        left = readers._folder
    assert left is not None and not Path(left.name).exists()
    assert sorted(done) == sorted(path.name for path, _ in papers)
    for path, document in given:
        laid = done[path.name].text
        assert laid.laid_out and done[path.name].facts == document.facts
        if layout.available() and path is not broken:
            assert laid.paged and laid.count == len(laid.pages) > 1
        else:
            assert laid.pages == document.text.pages and not laid.paged


def test_closing_kills_readers_at_work(order: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_read", misbehaves)
    with Pool(2, timeout=60) as readers:
        for at in range(4):
            readers.submit(str(at), order, filename="hangs")
        assert readers.finished(wait=1.0) == [] and readers.pending == 4
        pids = _workers(readers)
        start = time.monotonic()
    assert time.monotonic() - start < 5 and _gone(pids)


def test_a_reader_killed_between_two_documents_is_replaced(order: Path) -> None:
    with Pool(1) as readers:
        readers.submit("first", order)
        _finish(readers)
        os.kill(_workers(readers)[0], signal.SIGKILL)
        time.sleep(0.5)
        for name in ("second", "third"):
            readers.submit(name, order)
        done = _finish(readers)
    assert sorted(done) == ["second", "third"] and not any(one.text.trouble for one in done.values())


def test_a_pdf_bomb_ends_within_its_limits_and_the_next_is_read(tmp_path: Path, order: Path) -> None:
    squeeze = zlib.compressobj(1)
    piece = b"1 0 0 1 0 0 cm 0 0 m 9 9 l S\n" * 40_000
    stream = b"".join(squeeze.compress(piece) for _ in range(300)) + squeeze.flush()
    bomb = tmp_path / "bomb.pdf"
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
    )
    body = b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n" % (len(stream), stream)
    bomb.write_bytes(head + body + b"trailer<</Root 1 0 R>>\n%%EOF")
    start = time.monotonic()
    with Pool(1, timeout=4) as readers:
        readers.submit("bomb", bomb)
        readers.submit("good", order)
        done = _finish(readers)
    assert done["bomb"].text.trouble in (Trouble.CRASHED, Trouble.TOO_SLOW, Trouble.TOO_LARGE)
    assert done["good"].text.trouble is None
    assert time.monotonic() - start < 20


def test_readers_end_when_their_parent_is_killed_and_its_files_at_the_next_start(order: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom tests import test_pool as t\n"
        "if __name__ == '__main__':\n    t.pool._read = t.misbehaves\n    readers = t.Pool(2)\n"
        "    for at in range(2): readers.submit(str(at), Path(sys.argv[1]), filename='hangs')\n"
        "    readers.lay([])\n    readers.finished(wait=1.5)\n"
        "    print(*t._workers(readers), flush=True)\n    time.sleep(60)\n"
    )
    root = Path(__file__).parents[1]
    runner = order.parent / "runner.py"
    runner.write_text(script)
    place = Path(tempfile.mkdtemp())  # a short name: sockets stand in it
    environment = {**os.environ, "PYTHONPATH": str(root), "TMPDIR": str(place)}
    with subprocess.Popen([sys.executable, runner, order], cwd=root, env=environment, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(pids) == 2 and all(map(_alive, pids))
        parent.kill()
        assert _gone(pids)
    assert [one.name.startswith("auditor-") for one in place.iterdir()] == [True]
    again = "from auditor.pool import Pool\nif __name__ == '__main__':\n    Pool(1).close()\n"
    subprocess.run([sys.executable, "-c", again], cwd=root, env=environment, check=True)
    place.rmdir()  # what was left is removed by the next, which leaves nothing


def test_a_fact_finder_that_fails_leaves_the_text(order: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> Facts:
        raise ZeroDivisionError

    monkeypatch.setattr(facts, "find", fails)
    text = documents.read(order)
    assert pool._find(text) == Facts()


def test_the_key_of_a_reading_changes_with_the_code_that_reads(tmp_path: Path) -> None:
    package = ModuleType("package")
    package.__path__ = [str(tmp_path)]
    (tmp_path / "dates.py").write_text("FIRST = 1\n")
    before = pool._version(package)
    (tmp_path / "dates.py").write_text("FIRST = 2\n")
    assert pool._version(package) != before
    assert pool.READER.startswith(f"{documents.READER}+{facts.VERSION}+")


def test_a_document_can_be_named_by_its_bytes(order: Path) -> None:
    document = Document(id="1", text=documents.read(order), facts=Facts())
    assert pool.named(document, order).id == hashlib.sha256(order.read_bytes()).hexdigest()
