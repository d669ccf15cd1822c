"""Letters as they arrive: whole, in one piece, and hostile words inert."""

import json
from datetime import date

import pytest

from auditor import notices
from auditor.model import Lang
from auditor.notices import Digest, Item, Mail, Message, Swapped, Tally, Webhook
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
    assert gone.startswith("ConnectionRefusedError")


@pytest.mark.parametrize(("statuses", "posts", "fault"), [([503], 2, ""), ([400], 1, "HTTP 400"), ([], 1, "")])
def test_a_webhook_is_tried_again_after_a_passing_fault_only(statuses: list[int], posts: int, fault: str) -> None:
    with Hook().open() as hook:
        hook.statuses = statuses
        assert notices.hook(Webhook(url=hook.url), b"{}", "key", lambda: None) == fault
        assert len(hook.got) == posts and {head["idempotency-key"] for head, _ in hook.got} == {"key"}


def test_a_bot_gets_a_text_it_can_take() -> None:
    body = json.loads(notices.chat(Webhook(url="http://x", format="telegram", chat="-100"), "строка\n" * 2000))
    assert body["chat_id"] == "-100" and len(body["text"]) <= 4096 and body["text"].endswith("…")
