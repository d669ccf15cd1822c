"""How sites say "there is no such page" while they answer 200: as a heading, and in the text of a short page."""

from pathlib import Path

import pytest

from auditor import documents, facts
from auditor.model import Webpage

SAID = """
Страница не найдена|Запрашиваемая страница не существует|Страница, которую вы ищете, была перемещена|Ошибка 404
По данному адресу ничего не найдено. Воспользуйтесь поиском|К сожалению, по вашему запросу ничего не найдено
Файл не найден|запрашиваемый файл больше не существует или был удален|Статья не найдена|Домен продаётся
Срок регистрации домена истёк|Элемент не найден|Раздел не найден|К сожалению, такой страницы не существует
Категория не найдена|Материал не найден|Запрашиваемый ресурс не найден|Нет материалов|Сайт заблокирован
Сайт временно недоступен|Сайт удалён|Раздел находится в разработке|Ничего не найдено|Файл не существует
Документ удалён|Account Suspended|Сайт отключён за неуплату|Welcome to nginx!|It works!|Сайт на реконструкции
Ведутся технические работы|Page not found|404 Not Found|Oops! That page can’t be found.|Error 404|File not found
We can't find the page you're looking for|Sorry, this page isn't available|The requested page does not exist
The resource you are looking for has been removed|Object not found!|This site can't be reached|Nothing found
Страница устарела, была удалена или не существовала вовсе|Неправильный адрес страницы|Мы не нашли такую страницу
Не удалось найти страницу|Такого адреса нет|Здесь ничего нет|Under maintenance|Website is no longer available
Публикация не найдена|Новость не найдена|Хостинг заблокирован|Парковочная страница|Страница недоступна
"""

LONG = "Положение определяет порядок работы методической службы района и права её работников. " * 30


def _kind(folder: Path, html: str) -> Webpage | None:
    page = folder / "page.html"
    page.write_text(f"<html><head>{html}</html>", encoding="utf-8")
    text = documents.read(page, media_type="text/html; charset=utf-8", url="https://edu.example.ru/docs/plan")
    found = facts.find(text).webpage
    return found.value if found else None


@pytest.mark.parametrize("phrase", [one.strip() for line in SAID.split("\n") for one in line.split("|") if one.strip()])
def test_a_page_that_says_so_is_not_found(tmp_path: Path, phrase: str) -> None:
    heading = f"<title>{phrase}</title></head><body><h1>{phrase}</h1></body>"
    text = f"<title>Управление образования</title></head><body><p>{phrase}</p><p>Перейти на главную</p></body>"
    assert [_kind(tmp_path, heading), _kind(tmp_path, text)] == [Webpage.NOT_FOUND] * 2


@pytest.mark.parametrize(
    "words",
    [
        "Если документ не найден, заявителю сообщают об этом в течение трёх дней.",
        "В случае, когда страница не найдена, ответственный за сайт восстанавливает её.",
        "Мы не нашли такую страницу в отчёте школы, и показатель не засчитан.",
        "The page has been removed from the old edition.",
    ],
)
def test_a_document_that_merely_contains_the_words_is_there(tmp_path: Path, words: str) -> None:
    html = f"<title>Положение</title></head><body><h1>Положение о методической службе</h1><p>{LONG}{words}</p></body>"
    assert _kind(tmp_path, html) is not Webpage.NOT_FOUND
    short = (
        f"<title>Памятка</title></head><body><h1>Памятка</h1><p>{LONG[:260]}{words}</p><a href='/a.pdf'>Файл</a></body>"
    )
    assert _kind(tmp_path, short) is not Webpage.NOT_FOUND
