"""Letters as they arrive: whole, in one piece, and hostile words inert."""

import json
import socket
import threading
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from auditor import notices
from auditor.model import Lang
from auditor.nightly import Config, delivery
from auditor.notices import Digest, Item, Mail, Message, Swapped, Tally, Webhook
from auditor.store import Letter, Night, Store
from tests.nightly.country import Hook, Post

DIGEST = Digest(
    lang=Lang.RU,
    title="Кедровский край, направление 2.4",
    day=date(2021, 3, 1),
    new=2,
    mended=1,
    holding=14,
    items=(
        Item(
            municipality="Заречинский район",
            positions=("2.4.3.2",),
            message="В открытом доступе персональные данные: фамилии и СНИЛС, 62 строки.",
            advice="Закройте доступ к файлу сегодня.",
            urgent=True,
            points=1,
            page="https://proverka.example/m.html#p-2-4-3-2",
        ),
        Item(municipality="город Верхогорск", positions=("2.4.1.1", "2.4.2.1"), message="<script>alert(1)</script>"),
    ),
    better=(Tally(municipality="Ивняковский район", count=1, note="2.4.4.1 (дописаны страницы)"),),
    swapped=(Swapped(municipality="Рябинный округ", name="spravka.docx", what="страниц было 9, стало 11"),),
    unchecked=("Не проверено: 14 ссылок на rmo-archive.example.",),
)


def _sent(message: Message) -> str:
    with Post().open() as post:
        fault = notices.letter(
            Mail(server=post.server, sender="auditor@example.org"), "edu@example.org", message, "key.1", lambda: None
        )
        assert not fault
        ((to, got),) = post.taken()
    assert to == "edu@example.org" and got["Message-ID"] == "<key.1@example.org>"
    part = got.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_a_letter_arrives_as_it_was_written() -> None:
    message = notices.message(DIGEST)
    assert message.subject == "Проверка 1 марта: 2 новые, 1 исправлено — Кедровский край, направление 2.4"
    assert _sent(message).replace("\r\n", "\n") == message.text
    assert "× Заречинский район · 2.4.3.2 · СРОЧНО · 1 балл" in message.text


def test_a_line_that_begins_with_a_dot_does_not_end_the_letter() -> None:
    text = "начало\n.\n..\n.конец\n"
    assert _sent(Message(subject="точки", text=text, html="<p>.</p>")).replace("\r\n", "\n") == text


def test_hostile_words_are_words_in_the_html_part_and_no_header() -> None:
    html = notices.message(DIGEST).html
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html
    evil = Digest(lang=Lang.RU, title="край\r\nBcc: x@y.ru", day=date(2021, 3, 1), new=1, items=DIGEST.items)
    assert "\n" not in notices.message(evil).subject and "\r" not in notices.message(evil).subject


def test_more_than_twenty_items_end_in_a_count() -> None:
    many = Digest(lang=Lang.RU, title="край", day=date(2021, 3, 1), new=25, items=DIGEST.items[:1] * 25)
    message = notices.message(many)
    assert "…и ещё 5" in message.text and message.text.count("СНИЛС") == 20


def test_the_html_part_says_what_the_plain_part_says() -> None:
    message = notices.message(DIGEST)
    html = message.html.replace("\u00a0", " ")
    for words in ("2.4.3.2", "Ивняковский район", "дописаны страницы", "spravka.docx", "rmo-archive.example"):
        assert words in html and words in message.text


def test_a_refusing_server_is_a_fault_and_no_exception() -> None:
    with Post().open() as post:
        post.refusing = True
        mail = Mail(server=post.server, sender="auditor@example.org")
        assert "451" in notices.letter(mail, "edu@example.org", notices.message(DIGEST), "k", lambda: None)
    gone = notices.letter(mail, "edu@example.org", notices.message(DIGEST), "k", lambda: None)
    assert "почтовый сервер не отвечает" in gone and "ConnectionRefusedError" in gone


@pytest.mark.parametrize(("statuses", "posts", "fault"), [([503], 2, ""), ([400], 1, "HTTP 400"), ([], 1, "")])
def test_a_webhook_is_tried_again_after_a_passing_fault_only(statuses: list[int], posts: int, fault: str) -> None:
    with Hook().open() as hook:
        hook.statuses = statuses
        assert notices.hook(Webhook(url=hook.url), b"{}", "key", lambda: None) == fault
        assert len(hook.got) == posts and {head["idempotency-key"] for head, _ in hook.got} == {"key"}


def test_a_bot_gets_a_text_it_can_take() -> None:
    body = json.loads(notices.chat(Webhook(url="http://x", format="telegram", chat="-100"), "строка\n" * 2000))
    assert body["chat_id"] == "-100" and len(body["text"]) <= 4096 and body["text"].endswith("…")
    told = json.loads(notices.chat(Webhook(url="http://x", format="telegram"), "строка\n" * 2000, "https://a/b"))
    assert len(told["text"]) <= 4096 and told["text"].endswith("…\nhttps://a/b"), "the rest stands in the report"


def test_a_long_letter_ends_its_lists_in_counts() -> None:
    better = Tally(municipality="Ивняковский район", count=40, note=", ".join(f"2.4.1.{n}" for n in range(40)))
    words = {"title": "край", "day": date(2021, 3, 1), "items": DIGEST.items * 300}
    lists = {"swapped": DIGEST.swapped * 700, "better": (better,) * 60, "remarks": ("Нет формы: Рябинный округ.",) * 60}
    message = notices.message(Digest(lang=Lang.RU, **words, **lists))  # type: ignore[arg-type]
    assert len(message.html.encode()) < 102_000, "Gmail shows no more"
    for more in (580, 680, 40):
        assert f"…и ещё {more}: все" in message.text
        assert f"…и ещё {more}: все" in message.html.replace("\u00a0", " ")


def test_names_stand_before_addresses_and_dates_are_not_torn() -> None:
    item = Item(municipality="Hill", positions=("2.4.1.1",), message="Dated 2016-05-12")
    message = notices.message(Digest(lang=Lang.EN, title="region", day=date(2021, 3, 1), items=(item,)))
    assert "2016\u201105\u201112" in message.html and "2016-05-12" in message.text
    with Post().open() as post:
        mail = Mail(server=post.server, sender="Отдел, И. И. <auditor@example.org>")
        assert not notices.letter(mail, "Иванова И. И. <edu@example.org>", message, "k", lambda: None)
        ((to, got),) = post.taken()
    assert to == "edu@example.org" and str(got["From"]) == '"Отдел, И. И." <auditor@example.org>'
    assert got["To"].addresses[0].display_name == "Иванова И. И." and got["Message-ID"] == "<k@example.org>"


def test_a_server_that_is_down_is_asked_once_and_who_is_no_longer_named_is_let_go(tmp_path: Path) -> None:
    boxes = tuple(f"{n}@example.org" for n in range(30))
    with socket.create_server(("127.0.0.1", 0)) as deaf, Store(tmp_path / "audit.db") as store:
        calls: list[object] = []

        def hang_up() -> None:
            with suppress(OSError):
                while True:
                    line, caller = deaf.accept()
                    calls.append(caller)
                    line.close()

        threading.Thread(target=hang_up, daemon=True).start()
        mail = Mail(server=f"smtp://127.0.0.1:{deaf.getsockname()[1]}", sender="a@example.org", to=boxes)
        config = Config(file=tmp_path, db=tmp_path / "audit.db", out=tmp_path, submissions=("x",), mail=mail)
        body = delivery.packed(notices.message(DIGEST))
        letters = [Letter(channel="mail", recipient=one, key=one, body=body) for one in (*boxes, "old@example.org")]
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="r", version="1")
        store.nights.told(Night(run=run.id, day=date(2021, 3, 1)), {}, letters)
        sent, faults = delivery.deliver(store, config, lambda words: None)
        states = Counter(one.state for one in store.nights.letters())
    assert (sent, len(faults), len(calls)) == (0, 30, 1) and "почтовый сервер не отвечает" in faults[0]
    assert states == {"waiting": 30, "given-up": 1}
