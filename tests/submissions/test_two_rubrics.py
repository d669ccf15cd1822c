"""A workbook that answers two rubrics: each sheet is read by its own, or said to be another's."""

from dataclasses import replace
from pathlib import Path

from auditor import submissions
from auditor.model import Position, Section
from tests.submissions.writing import RUBRIC, TITLES, facts, sheet

ZAR = "Заречинский район"
L = "http://edu.example.ru"
_TALENTS = ("Охват одарённых детей программами поддержки", "Мониторинг участия в олимпиадах и конкурсах")
TALENTS = replace(
    RUBRIC,
    name="mmuko-1.3",
    title="Система выявления и поддержки способностей и талантов",
    sections=(Section(id="talents", title="Таланты", headings=("Таланты",)),),
    positions=tuple(
        Position(id=f"1.3.1.{number}", section="talents", title=title, points=1)
        for number, title in enumerate(_TALENTS, 1)
    ),
)


def _book(path: Path, coded: bool) -> Path:
    def rows(titles: dict[str, str], end: str) -> list[list[object]]:
        head = [["Муниципалитет:", ZAR], ["Код" if coded else "№", "Позиция", "Ссылка"]]
        told = enumerate(titles.items(), 1)
        return [*head, *([code if coded else at, title, f"{L}/{end}{at}.pdf"] for at, (code, title) in told)]

    ours = {code: TITLES[code] for code in ("2.4.1.1", "2.4.1.2")}
    theirs = {one.id: one.title for one in TALENTS.positions}
    sheet(path, rows(ours, "our"), rows(theirs, "their"), names=["Методическая работа", "Таланты"])
    return path


def test_a_sheet_of_another_rubric_is_named_with_the_way_to_check_it(tmp_path: Path) -> None:
    for coded in (True, False):
        (submission,) = submissions.read(_book(tmp_path / "form.xlsx", coded), RUBRIC, (RUBRIC, TALENTS))
        assert {(code, url) for _, code, url, _ in facts([submission])} == {
            ("2.4.1.1", f"{L}/our1.pdf"),
            ("2.4.1.2", f"{L}/our2.pdf"),
        }
        (said,) = submission.unmatched
        assert said.place == "Таланты!A1" and "«Таланты» отвечает на рубрику mmuko-1.3" in said.text
        assert said.text.endswith("повторите с --rubric mmuko-1.3.")


def test_the_same_workbook_is_read_by_the_other_rubric(tmp_path: Path) -> None:
    (submission,) = submissions.read(_book(tmp_path / "form.xlsx", coded=False), TALENTS, (RUBRIC, TALENTS))
    assert facts([submission]) == {
        (ZAR, "1.3.1.1", f"{L}/their1.pdf", ()),
        (ZAR, "1.3.1.2", f"{L}/their2.pdf", ()),
    }
    assert [one.place for one in submission.unmatched] == ["Методическая работа!A1"]


def test_one_rubric_alone_changes_nothing(tmp_path: Path) -> None:
    path = _book(tmp_path / "form.xlsx", coded=True)
    assert facts(submissions.read(path, RUBRIC, (RUBRIC,))) == facts(submissions.read(path, RUBRIC))
