"""Sections, cards, viewers: what is a list and what is one document."""

from tests.site import PDF, answer
from tests.spiders.blind_routes.made import (
    FILE,
    HOME,
    OFFICE,
    OK,
    ORDER,
    PARAGRAPH,
    SECTION,
    UNSURE,
    Route,
    bare,
    page,
    to,
)

_FILES = {"/files/plan.pdf": FILE}


def _links(number: int, ending: str = ".pdf", words: str = "Приказ управления образования № {}") -> str:
    return "".join(
        f"<li><a href='/files/{n}{ending}'>{words.format(n)}</a> {n + 1}.09.2020</li>" for n in range(number)
    )


def _list(title: str, main: str, path: str) -> Route:
    return Route(SECTION, page(title, main), path, otherwise=FILE)


_ENTRIES = "".join(
    f"<h3><a href='/news/o_sobytii_{n}/2014-08-31-{n}'>О событии {n}</a></h3><p>Состоялось событие {n}.</p>"
    f"<p>Просмотров: {n}1 | Добавил: admin | Дата: 31.08.2014 | Комментарии (0)</p>"
    for n in range(6)
)

LISTS = {
    "a Bitrix section": _list("Документы", f"<h1>Документы</h1><table>{_links(20)}</table>", "/documents/"),
    "a gosweb section": _list("Нормативные документы", f"<h1>Нормативные документы</h1><ul>{_links(9)}</ul>", "/d/np/"),
    "a section of acts as pages": _list(
        "Постановления", f"<h1>Постановления</h1><ul>{_links(30, '.html', 'Постановление № {}')}</ul>", "/law/"
    ),
    "a day of uCoz": _list("31 Августа 2014 - Новости", f"<h1>31 Августа 2014</h1>{_ENTRIES}", "/news/2014-08-31"),
    "a category of uCoz": _list(
        "Каталог статей", f"<h1>Каталог статей</h1>{_ENTRIES}", "/publ/metodicheskaja_rabota/3"
    ),
    "news of the district": _list("Новости", f"<h1>Новости</h1>{_ENTRIES}<p>1 2 3 … 15 Следующая", "/novosti"),
    "a month of WordPress": _list("Сентябрь 2020", f"<h1>Архивы за сентябрь 2020</h1>{_ENTRIES}", "/2020/09/"),
    "a label of WordPress": _list("ВСОКО", f"<h1>Рубрика: ВСОКО</h1>{_ENTRIES}", "/category/vsoko"),
    "the home page": Route(SECTION, HOME, "/"),
    "the home page by index.php": Route(SECTION, HOME, "/index.php"),
    "the home page with a mark": Route(SECTION, HOME, "/?lang=ru"),
    "what was searched": _list(
        "Результаты поиска",
        f"<h1>Результаты поиска: мониторинг</h1><p>Найдено: 9</p><ul>{_links(9)}</ul>",
        "/search?q=1",
    ),
    "a folder on IIS": Route(
        SECTION,
        bare(
            "<html><head><title>edu - /docs/</title></head><body><H1>edu - /docs/</H1><hr><pre><A HREF='/'>[To Parent "
            "Directory]</A><br>"
            + "".join(f"01.09.2020 10:00 {n}2345 <A HREF='/docs/{n}.doc'>{n}.doc</A><br>" for n in range(7))
        ),
        "/docs/",
        otherwise=FILE,
    ),
    "a folder on nginx": Route(
        SECTION,
        bare(
            "<html><head><title>Index of /docs/</title></head><body><h1>Index of /docs/</h1><hr><pre>"
            "<a href='../'>../</a>\n"
            + "".join(f"<a href='{n}.pdf'>{n}.pdf</a>   01-Sep-2020 10:00  {n}12345\n" for n in range(4))
        ),
        "/docs/",
        otherwise=FILE,
    ),
    "a map of the site": _list("Карта сайта", f"<h1>Карта сайта</h1><ul>{_links(40, '/', 'Раздел {}')}</ul>", "/map"),
    "a section in frames of Joomla": _list(
        "Методическая работа",
        "<h1>Методическая работа</h1>"
        + "".join(
            f"<div class=item><h2><a href='/index.php/met/{n}-p'>Положение {n}</a></h2>"
            "<p>Опубликовано: 1.09.2020</p></div>"
            for n in range(8)
        ),
        "/index.php/metodicheskaya-rabota",
    ),
}

_PDFJS = "<title>PDF.js viewer</title><div id=viewer></div><script src=/pdfjs/build/pdf.js></script>"
_LATER = "<h1>Скачивание</h1><p>Загрузка начнётся через 5 секунд. Если этого не произошло, "


def _leads(html: bytes, path: str = "/view/12") -> Route:
    return Route(OK, html, path, _FILES, leads="/files/plan.pdf")


THROUGH = {
    "a card of the school engine": _leads(
        page("План работы", "<h1>План работы</h1><p>Тип: PDF. Размер: 120 Кб</p><a href='/files/plan.pdf'>Скачать</a>"),
        "/file/card?id=614",
    ),
    "pdf.js": _leads(bare(_PDFJS), "/pdfjs/web/viewer.html?file=/files/plan.pdf"),
    "an iframe": _leads(page("План", "<h1>План</h1><iframe src='/files/plan.pdf' width=100%></iframe>")),
    "an iframe by Google": _leads(
        page(
            "План",
            "<iframe src='https://docs.google.com/viewer?url=http%3A%2F%2F{host}%2Ffiles%2Fplan.pdf&embedded=true'>",
        )
    ),
    "an object": _leads(page("План", "<object data='/files/plan.pdf' type='application/pdf'></object>")),
    "an embed": _leads(bare("<html><body><embed src='/files/plan.pdf' type='application/pdf'></body></html>")),
    "relative to a base": _leads(
        page("План", "<iframe src='plan.pdf'></iframe>", head="<base href='http://{host}/files/'>")
    ),
    "wait five seconds": _leads(page("Скачивание", f"{_LATER}<a href='/files/plan.pdf'>нажмите здесь</a>")),
    "meta refresh": _leads(bare("<meta http-equiv='Refresh' content='0;URL=/files/plan.pdf'><p>Переход")),
    "meta refresh after three": _leads(
        page(
            "Скачивание",
            "<p>Сейчас начнётся загрузка",
            head="<meta http-equiv=refresh content='3; url=/files/plan.pdf'>",
        )
    ),
    "Refresh in the head": _leads(bare("<p>Переход", more="Refresh: 0; url=/files/plan.pdf\r\n")),
    "a script's replace": _leads(bare("<script>window.location.replace('/files/plan.pdf')</script>")),
    "a script's href": _leads(bare('<html><script>document.location.href="/files/plan.pdf";</script></html>')),
    "a download of Joomla": Route(
        OK,
        page(
            "План", "<h1>План работы</h1><p>Размер 1 Мб</p><a class=btn href='/dl?task=download.send&id=5'>Скачать</a>"
        ),
        "/component/jdownloads/5",
        {
            "/dl?task=download.send&id=5": answer(
                200, PDF, "application/octet-stream", 'Content-Disposition: attachment; filename="plan.pdf"\r\n'
            )
        },
        leads="/dl?task=download.send&id=5",
    ),
    "a counter of Bitrix": Route(
        OK,
        to("/files/plan.pdf"),
        "/bitrix/redirect.php?event1=download&goto=/files/plan.pdf",
        _FILES,
        leads="/files/plan.pdf",
    ),
    "frames of old": Route(
        (OK, UNSURE),
        bare("<html><frameset cols='20%,80%'><frame src=/menu.html><frame src=/order.html></frameset></html>"),
        "/doc/1",
        {"/menu.html": bare("<a href=/1>1</a>"), "/order.html": bare(f"<title>Приказ</title>{ORDER}")},
    ),
    "one attached to a word": _leads(
        page(
            "О плане",
            "<h1>О плане мероприятий</h1><p>Опубликован план мероприятий управления образования.</p>"
            "<p>Файл: <a href='/files/plan.pdf'>План мероприятий (pdf, 120 Кб)</a></p>",
        )
    ),
}

_ANNEXES = "".join(f"<p><a href='/files/p{n}.pdf'>Приложение {n}</a></p>" for n in range(1, 7))
_LAWS = "".join(f"<p>{PARAGRAPH}<a href='http://law.example/{n}'>закон {n}</a></p>" for n in range(15))
_CONTENTS = "".join(f"<li><a href='#p{n}'>Глава {n}. О мероприятиях</a></li>" for n in range(20))

ONE = {
    "an order with its file": Route(
        OK, page("Приказ № 181", f"{ORDER}<a href='/files/plan.pdf'>Скачать приказ (PDF)</a>"), "/d/181", _FILES
    ),
    "an order with six annexes": Route(OK, page("Приказ № 181", f"<h1>Приказ № 181</h1>{ORDER}{_ANNEXES}"), "/d/181"),
    "files in the side bar": Route(
        OK,
        page("Приказ № 181", f"<h1>Приказ № 181</h1>{ORDER}", side=f"<h3>Полезное</h3><ul>{_links(12)}</ul>"),
        "/d/181",
    ),
    "many laws cited": Route(OK, page("Порядок", f"<h1>Порядок проведения мониторинга</h1>{_LAWS}"), "/d/182"),
    "a table of contents": Route(
        OK, page("Программа", f"<h1>Программа развития</h1><ol>{_CONTENTS}</ol>" + f"<p>{PARAGRAPH}</p>" * 20), "/d/183"
    ),
    "the way to it above": Route(
        OK,
        page(
            "Приказ № 181",
            f"<p><a href=/>Главная</a> / <a href=/d>Документы</a> / <a href=/p>Приказы</a></p>{ORDER}"
            "<p><a href=/d/180>Предыдущая</a> | <a href=/d/182>Следующая</a></p>",
        ),
        "/documents/prikazy/181",
    ),
    "one item of uCoz": Route(
        OK,
        page(
            "Об итогах мониторинга",
            f"<h1>Об итогах мониторинга</h1><p>{PARAGRAPH * 4}</p><p>Просмотров: 12 | Добавил: "
            "admin | Рейтинг: 0.0/0</p><p>Всего комментариев: 0</p>",
        ),
        "/news/ob_itogakh/2019-10-14-972",
    ),
    "saved from Word": Route(
        OK,
        bare(
            '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
            '<meta name=Generator content="Microsoft Word 11">'
            f"<title>ПРИКАЗ</title></head><body><div class=WordSection1>{ORDER}</div></body></html>"
        ),
        "/d/prikaz.htm",
    ),
    "an article of the office": Route(
        OK, page(OFFICE, f"<h1>Аналитическая справка</h1><p>{PARAGRAPH * 6}</p>"), "/index/spravka/0-14"
    ),
}

ALL = LISTS | THROUGH | ONE
