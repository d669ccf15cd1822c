"""What is said of a file that cannot be read as a form."""

from pathlib import Path

from auditor.errors import SubmissionError
from auditor.model import Say

_ACCEPTED = "XLSX, DOCX, CSV"


def missing(path: Path) -> SubmissionError:
    return _refusal(
        f"файл {path} не найден.\n  Проверьте имя и папку.",
        f"there is no file {path}.\n  Check its name and folder.",
    )


def folder(path: Path) -> SubmissionError:
    return _refusal(
        f"{path} — это папка, а не файл.\n  Назовите файл формы.",
        f"{path} is a folder, not a file.\n  Name the file of the form.",
    )


def unreachable(path: Path) -> SubmissionError:
    return _refusal(
        f"файл {path} не открывается: нет прав на чтение.\n  Проверьте права или скопируйте файл в другую папку.",
        f"{path} cannot be opened for reading.\n  Check its permissions, or copy it to another folder.",
    )


def empty(path: Path) -> SubmissionError:
    return _refusal(
        f"{path}: файл пуст.\n  Возможно, он не докачался: скопируйте или сохраните его ещё раз.",
        f"{path} is empty.\n  Perhaps it was not copied to the end: copy or save it again.",
    )


def no_rows(path: Path) -> SubmissionError:
    return _refusal(
        f"{path}: в файле нет ни одной заполненной таблицы.\n  Нужна таблица со ссылками в ячейках.",
        f"{path} holds no table with anything in it.\n  A table with links in its cells is needed.",
    )


def too_large(path: Path, megabytes: int, limit: int, unpacked: bool = False) -> SubmissionError:
    ru, en = (" в распакованном виде", " unpacked") if unpacked else ("", "")
    return _refusal(
        f"{path} слишком велик{ru}: {megabytes} МБ, принимается до {limit} МБ.\n"
        "  Удалите рисунки и лишние листы и сохраните форму ещё раз.",
        f"{path} is too large{en}: {megabytes} MB, at most {limit} MB are accepted.\n"
        "  Remove pictures and sheets that are not needed, and save the form again.",
    )


def too_many_cells(path: Path) -> SubmissionError:
    return _refusal(
        f"{path}: в таблице слишком много ячеек, для формы это не похоже на правду.\n"
        "  Удалите пустые строки и столбцы под таблицей и справа от неё и сохраните файл ещё раз.",
        f"{path} has more cells than any form could have.\n"
        "  Delete the empty rows and columns below and beside the table, and save the file again.",
    )


def suspicious(path: Path) -> SubmissionError:
    return _refusal(
        f"{path}: внутри файла есть описание типа документа (DTD), в формах его не бывает; файл не прочитан.\n"
        "  Откройте исходный файл в Excel или Word и сохраните копию.",
        f"{path} holds a document type declaration (DTD), which no form has; it was not read.\n"
        "  Open the original file in Excel or Word and save a copy.",
    )


def damaged(path: Path) -> SubmissionError:
    return _refusal(
        f"{path} повреждён, прочитать его нельзя.\n"
        "  Откройте файл в Excel или Word, сохраните копию и передайте её; если не открывается — возьмите исходный.",
        f"{path} is damaged and cannot be read.\n"
        "  Open it in Excel or Word and save a copy; if it does not open, take the original file.",
    )


def encrypted(path: Path) -> SubmissionError:
    return _refusal(
        f"{path} защищён паролем, прочитать его нельзя.\n"
        "  Снимите пароль: Файл → Сведения → Защита книги (документа), и сохраните копию.",
        f"{path} is protected by a password and cannot be read.\n"
        "  Remove the password: File → Info → Protect Workbook (Document), and save a copy.",
    )


def other_format(path: Path, name: str, how: Say) -> SubmissionError:
    """A table in a format that is not read yet; `how` to save it as one that is."""
    return _refusal(
        f"{path} — это {name}, такой файл пока не читается.\n  {how.ru}\n  Принимаются: {_ACCEPTED}.",
        f"{path} is {name}, which is not read yet.\n  {how.en}\n  Accepted: {_ACCEPTED}.",
    )


def no_table(path: Path, ru: str, en: str) -> SubmissionError:
    """No table at all: a PDF, a picture, an archive."""
    return _refusal(
        f"{path} — это {ru}, а нужна таблица со ссылками в ячейках.\n  Принимаются: {_ACCEPTED}.\n"
        "  Откройте исходный файл в Excel или Word и передайте его.\n  Пустая форма:  auditor form форма.xlsx",
        f"{path} is {en}; a table with links in its cells is needed.\n  Accepted: {_ACCEPTED}.\n"
        "  Open the original file in Excel or Word and hand that in.\n  An empty form:  auditor form FILE.xlsx",
    )


def no_positions(path: Path, rubric: str, first: str, headings: tuple[str, ...], sheet: str) -> SubmissionError:
    """A table, but none of the rubric's positions in it."""
    where_ru, where_en = (f" на листе «{sheet}»", f' on the sheet "{sheet}"') if sheet else ("", "")
    seen_ru = (
        "Нашёл заголовки: " + ", ".join(f"«{one}»" for one in headings) + "." if headings else "Заголовков не нашёл."
    )
    seen_en = (
        "Found the headings: " + ", ".join(f'"{one}"' for one in headings) + "." if headings else "Found no headings."
    )
    return _refusal(
        f"{path}:{where_ru} не найдены позиции.\n"
        f"  Искал столбец с кодами {first}… или с названиями позиций рубрики {rubric}.\n"
        f"  {seen_ru}\n"
        "  Если форма по другому направлению, укажите рубрику: --rubric ИМЯ\n  Список рубрик:  auditor rubrics",
        f"{path}:{where_en} no positions were found.\n"
        f"  Looked for a column with the codes {first}… or with the titles of the rubric {rubric}.\n"
        f"  {seen_en}\n"
        "  If the form is of another direction, name its rubric: --rubric NAME\n  All rubrics:  auditor rubrics",
    )


def _refusal(ru: str, en: str) -> SubmissionError:
    return SubmissionError(Say(ru=ru[:1].upper() + ru[1:] if ru.startswith("файл") else ru, en=en))
