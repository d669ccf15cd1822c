"""Archives of forms."""

import zipfile
from pathlib import Path

import pytest

from auditor import submissions
from auditor.errors import SubmissionError
from auditor.submissions import zipped
from tests.submissions.odd_reading import POL, ZAR, L, read
from tests.submissions.writing import facts


def archive(path: Path, *members: tuple[str, bytes], names: str = "") -> Path:
    """A ZIP as an old packer writes it: its names in a code page, without the mark of UTF-8."""

    with zipfile.ZipFile(path, "w") as made:
        for name, data in members:
            made.writestr(name.encode(names).decode("latin-1") if names else name, data)
    if names:
        raw = path.read_bytes()
        for name, _ in members:
            wide = name.encode(names).decode("latin-1").encode("utf-8")
            raw = raw.replace(wide, name.encode(names).ljust(len(wide), b"_"))
        path.write_bytes(raw)
    return path


def csv_form(link: str) -> bytes:
    return f"Код;Ссылка\r\n2.4.1.1;{link}\r\n".encode("cp1251")


def test_an_archive_of_forms_in_folders_of_municipalities(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "forms.zip",
        (f"Формы/{ZAR}/форма.csv", csv_form(f"{L}/1.pdf")),
        (f"Формы/{POL}.csv", csv_form(f"{L}/2.pdf")),
        ("Формы/приказ.pdf", b"%PDF-1.4"),
        ("__MACOSX/Формы/._форма.csv", b"\x00\x05"),
        ("Формы/~$форма.xlsx", b"\x00"),
    )
    found = read(path)
    assert facts(found) == {(ZAR, "2.4.1.1", f"{L}/1.pdf", ()), (POL, "2.4.1.1", f"{L}/2.pdf", ())}
    assert {one.source for one in found} == {f"forms.zip/Формы/{ZAR}/форма.csv", f"forms.zip/Формы/{POL}.csv"}
    assert submissions.codes(path) == {"2.4.1.1"}


def test_names_in_the_code_page_of_dos() -> None:

    part = zipfile.ZipInfo("Заречинский.csv".encode("cp866").decode("cp437"))
    assert zipped.name(part) == "Заречинский.csv"
    part = zipfile.ZipInfo("Заречинский.csv".encode().decode("cp437"))
    assert zipped.name(part) == "Заречинский.csv"


@pytest.mark.parametrize("name", ["../../etc/форма.csv", "/форма.csv", "C:\\формы\\форма.csv", "а" * 120 + ".csv"])
def test_no_name_of_a_member_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    assert len(facts(read(archive(tmp_path / "forms.zip", (name, csv_form(f"{L}/1.pdf")))))) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["forms.zip"]


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([("формы.zip", b"PK"), ("форма.csv", b"a;b")], "ещё один архив — «формы.zip»"),
        ([("форма.csv", b"PK\x05\x06" + bytes(18))], "ещё один архив"),
        ([("приказ.pdf", b"%PDF")], "в архиве нет форм"),
        ([("форма.doc", b"{\\rtf1")], "→ форма.doc — это RTF"),
        ([(f"{number}.csv", b"a") for number in range(501)], "501 файлов"),
        ([("форма.csv", bytes(21 * 2**20))], "слишком велик"),
    ],
)
def test_archives_that_are_refused(tmp_path: Path, members: list[tuple[str, bytes]], words: str) -> None:
    with pytest.raises(SubmissionError) as refused:
        read(archive(tmp_path / "forms.zip", *members))
    assert words in refused.value.say.ru
