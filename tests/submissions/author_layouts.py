"""The layouts of forms, filled in by an author."""

from tests.submissions.author import Answers, Author
from tests.submissions.writers import Table, Value


def _said(text: str) -> Value:
    return Value(text=text)


def rows(author: Author, name: str, answers: Answers, plain: bool, told: bool) -> Table:
    """Positions down the rows, by codes or under the headings of their blocks."""
    rng = author.random
    by_block, numbered, points, paged = rng.random() < 0.5, rng.random() < 0.5, rng.random() < 0.5, rng.random() < 0.3
    table = Table()
    if rng.random() < 0.6:
        table.rows.append([_said("Мониторинг муниципальных механизмов управления качеством образования")])
    if told:
        table.rows.append(
            rng.choice(([_said("Муниципальное образование:"), _said(name)], [_said(f"Муниципалитет: {name}")]))
        )
    if rng.random() < 0.3:
        table.rows.append([None])
    heads = ["№ п/п" if by_block else "Код", "Позиция оценивания", *(["Максимальный балл"] * points)]
    heads += ["Ссылка на документ" + ("" if paged else " (с указанием страницы)"), *(["Страницы"] * paged)]
    heads += rng.choice(([], ["Комментарий эксперта"]))
    table.rows.append([_said(head) for head in heads])
    if numbered:
        table.rows.append([_said(str(number)) for number in range(1, len(heads) + 1)])
    section, count = "", 0
    for one in author.rubric.positions:
        if by_block and one.section != section:
            section, count = one.section, 0
            title = next(found.title for found in author.rubric.sections if found.id == section)
            table.rows.append([_said(title + rng.choice(("", ":")))])
            if rng.random() < 0.5:
                table.rows[-1] += [None] * (len(heads) - 1)
                table.merged.append((len(table.rows) - 1, 0, len(table.rows) - 1, len(heads) - 1))
        count += 1
        row: list[Value | None] = [_said(f"{count}.") if by_block else _said(one.id), _said(author.position(one))]
        row += [_said("1")] * points
        links = answers.get((name, one.id), [])
        if paged and len(links) == 1:
            row += [_said(links[0][0]), _said(", ".join(map(str, links[0][1]))) if links[0][1] else None]
        else:
            row += [author.value(links, plain), *([None] * paged)]
        if rng.random() < 0.05:
            table.hidden.add(len(table.rows))
        table.rows.append(row)
    table.rows.append([None, _said("Итого"), *([_said("5")] * points)])
    return table


def matrix(author: Author, names: list[str], answers: Answers, plain: bool) -> Table:
    """A municipality a row, a position a column; the head in one, two or three rows."""
    table = Table()
    positions, rng = author.rubric.positions, author.random
    if rng.random() < 0.5:
        table.rows.append([_said("Сводная таблица")])
    kind = rng.choice(("codes", "glued", "both", "blocks"))
    if kind == "codes":
        table.rows.append([_said("Муниципалитет"), *(_said(one.id) for one in positions)])
    elif kind == "glued":
        table.rows.append([_said("МО"), *(_said(f"{one.id}. {one.title}") for one in positions)])
    elif kind == "both":
        table.rows.append([_said("Территория"), *(_said(one.id) for one in positions)])
        table.rows.append([None, *(_said(one.title) for one in positions)])
    else:
        titles = {found.id: found.title for found in author.rubric.sections}
        top: list[Value | None] = [_said("Муниципалитет")]
        for at, one in enumerate(positions):
            first = not at or positions[at - 1].section != one.section
            top.append(_said(titles[one.section]) if first else None)
        table.rows += [top, [None, *(_said(one.title) for one in positions)]]
    if rng.random() < 0.4:
        table.rows.append([_said("Максимальный балл"), *(_said("1") for _ in positions)])
    for name in names:
        table.rows.append([_said(name), *(author.value(answers.get((name, one.id), []), plain) for one in positions)])
    return table


def turned(author: Author, names: list[str], answers: Answers, plain: bool) -> Table:
    """A position a row, a municipality a column."""
    table = Table(rows=[[_said("Код"), _said("Показатель"), *(_said(name) for name in names)]])
    for one in author.rubric.positions:
        cells = [author.value(answers.get((name, one.id), []), plain) for name in names]
        table.rows.append([_said(one.id), _said(author.position(one)), *cells])
    return table


def flat(author: Author, names: list[str], answers: Answers, plain: bool) -> Table:
    """One link a row."""
    rng = author.random
    heads = rng.choice(
        (["municipality", "position", "url", "pages"], ["Муниципалитет", "Позиция", "Ссылка", "Страницы"])
    )
    table = Table(rows=[[_said(head) for head in heads]])
    titles = {one.id: one.title for one in author.rubric.positions}
    by_title = rng.random() < 0.5
    for (name, code), links in answers.items():
        for url, pages in links:
            cited = _said(", ".join(map(str, pages))) if pages else None
            table.rows.append([_said(name), _said(titles[code] if by_title else code), _said(url), cited])
    return table


def running(author: Author, name: str, answers: Answers) -> Table:
    """No table at all: a line with the position, then lines with its links."""
    lines = [f"Муниципальное образование: {name}", "Ответы на позиции мониторинга"]
    section, rng = "", author.random
    for one in author.rubric.positions:
        if one.section != section:
            section = one.section
            lines.append(next(found.title for found in author.rubric.sections if found.id == section))
        links = answers.get((name, one.id), [])
        if not links and rng.random() < 0.7:
            continue
        lines.append(f"{one.id}. {one.title}{rng.choice(('', ':'))}" if rng.random() < 0.7 else one.title)
        for url, pages in links:
            told = url + (author.cited(pages).replace("\n", " ") if pages else "")
            lines.append(rng.choice(("", "– ", "Ссылка: ")) + told)
    return Table(before=lines)
