"""What `auditor read` tells people of a document, in both languages."""

from pathlib import Path

from tests.cli.conftest import Command
from tests.documents.making import para, word, zipped

ORDER = word(para("Управление образования") + para("ПРИКАЗ") + para("10.09.2020 № 181") + para("О плане работы"))


def test_a_document_is_told_with_the_words_it_was_read_from(auditor: Command, tmp_path: Path) -> None:
    (tmp_path / "приказ.docx").write_bytes(ORDER)
    (tmp_path / "архив.zip").write_bytes(zipped({"приказ.docx": ORDER, "план.docx": ORDER}))
    (tmp_path / "план.pdf").write_bytes(b"%PDF-1.4\n" + b"\0" * 500)
    told = auditor("read", "приказ.docx", "архив.zip", "план.pdf").stdout
    assert "Формат        DOCX" in told and "Вид           приказ\n" in told
    assert "Дата          10.09.2020\n" in told and "№ 181, 10.09.2020\n" in told
    assert "документов — 2, который из них нужен, не указано: приказ.docx; план.docx" in " ".join(told.split())
    assert "Не читается   файл повреждён" in told and "0x" not in told
    told = auditor("read", "--lang", "en", "приказ.docx").stdout
    assert "Kind          order\n" in told and "Date          2020-09-10\n" in told
