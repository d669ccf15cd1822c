"""What is said of a file that cannot be read as a form."""

from pathlib import Path

from auditor.errors import SubmissionError
from auditor.model import Say

_ACCEPTED = "XLSX, XLS, ODS, DOCX, ODT, CSV, HTML, ZIP"


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


def other_format(path: Path, kind: Say | str, how: Say) -> SubmissionError:
    """A table in a format that is not read; `how` to save it as one that is."""
    name = kind if isinstance(kind, Say) else Say(ru=kind, en=kind)
    return _refusal(
        f"{path} — это {name.ru}, такой файл не читается.\n  {how.ru}\n  Принимаются: {_ACCEPTED}.",
        f"{path} is {name.en}, which is not read.\n  {how.en}\n  Accepted: {_ACCEPTED}.",
    )


def no_table(path: Path, ru: str, en: str) -> SubmissionError:
    """No table at all: a PDF, a picture."""
    return _refusal(
        f"{path} — это {ru}, а нужна таблица со ссылками в ячейках.\n  Принимаются: {_ACCEPTED}.\n"
        "  Откройте исходный файл в Excel или Word и передайте его.\n  Пустая форма:  auditor form форма.xlsx",
        f"{path} is {en}; a table with links in its cells is needed.\n  Accepted: {_ACCEPTED}.\n"
        "  Open the original file in Excel or Word and hand that in.\n  An empty form:  auditor form FILE.xlsx",
    )


def other_archive(path: Path) -> SubmissionError:
    """An archive of another kind than ZIP."""
    return _refusal(
        f"{path} — это архив, но не ZIP; он не распаковывается.\n"
        "  Распакуйте его и укажите папку с формами, или упакуйте формы в ZIP.",
        f"{path} is an archive, but no ZIP; it is not unpacked.\n"
        "  Unpack it and name the folder with the forms, or pack them as a ZIP.",
    )


def nested(path: Path, name: str) -> SubmissionError:
    return _refusal(
        f"{path}: внутри архива ещё один архив — «{name}»; такие не распаковываются.\n"
        "  Распакуйте его и положите формы рядом с остальными.",
        f'{path} holds another archive, "{name}"; such are not unpacked.\n'
        "  Unpack it and put its forms beside the others.",
    )


def encrypted_archive(path: Path) -> SubmissionError:
    return _refusal(
        f"{path}: архив защищён паролем, прочитать его нельзя.\n  Распакуйте его и упакуйте формы без пароля.",
        f"{path} is an archive protected by a password and cannot be read.\n"
        "  Unpack it and pack the forms without a password.",
    )


def damaged_archive(path: Path) -> SubmissionError:
    return _refusal(
        f"{path}: архив повреждён, прочитать его нельзя.\n  Скопируйте или упакуйте его ещё раз.",
        f"{path} is a damaged archive and cannot be read.\n  Copy it or pack it again.",
    )


def no_forms(path: Path, names: tuple[str, ...]) -> SubmissionError:
    inside_ru = f"\n  В нём: {', '.join(f'«{one}»' for one in names)}." if names else ""
    inside_en = "\n  It holds: " + ", ".join(f'"{one}"' for one in names) + "." if names else ""
    return _refusal(
        f"{path}: в архиве нет форм.{inside_ru}\n  Принимаются: {_ACCEPTED}.",
        f"{path} is an archive without forms.{inside_en}\n  Accepted: {_ACCEPTED}.",
    )


def too_many_forms(path: Path, count: int, limit: int) -> SubmissionError:
    return _refusal(
        f"{path}: в архиве {count} файлов, принимается до {limit}.\n  Разделите его на несколько архивов.",
        f"{path} holds {count} files; at most {limit} are accepted.\n  Divide it into several archives.",
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
