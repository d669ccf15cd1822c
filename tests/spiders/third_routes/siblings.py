"""Siblings of the faults that the set brought to light, and pages that their mending might have called wrong."""

from tests.spiders.third_routes.made import Route, docx, html, pdf
from tests.spiders.third_routes.skins import REGULATION, bitrix, drupal, joomla, listing, ucoz, wordpress

_ORDER = (
    "<p>УПРАВЛЕНИЕ ОБРАЗОВАНИЯ</p><p>ПРИКАЗ</p><p>14.02.2020 № 31</p><p>Об утверждении "
    "плана</p><p>ПРИКАЗЫВАЮ: утвердить план мероприятий. Контроль за исполнением приказа "
    "оставляю за собой.</p><p>Начальник И. И. Иванова</p>"
)


def _table(main: str, side: str) -> str:
    return (
        "<html><head><title>Методкабинет</title></head><body><table width='100%'><tr><td "
        f"width='200'>{side}</td><td>{main}</td></tr></table></body></html>"
    )


_SIDE = (
    "<a href='/a.html'>О нас</a><br><a href='/b.html'>Документы</a><br><a href='/c.html'>"
    "Планы</a><br><a href='/d.html'>Контакты</a>"
)
_TEN = listing(*((f"/docs/{n}.pdf", f"Приказ № {n} от {n}.02.2021") for n in range(10, 20)))
ALL = {
    "uCoz day holding one whole order": Route(
        "ok", "/news/2020-02-14", {"/news/2020-02-14": html(ucoz("Приказ", _ORDER))}
    ),
    "uCoz day with one short news": Route(
        "section",
        "/news/2020-02-14",
        {
            "/news/2020-02-14": html(
                ucoz(
                    "Новости",
                    (
                        "<div class='eTitle'><a href='/news/itogi/2020-02-14-9'>Итоги олимпиады</a></div><p>"
                        "Подведены итоги муниципального этапа олимпиады.</p>"
                    ),
                )
            )
        },
    ),
    "uCoz entry with number": Route(
        "ok",
        "/news/itogi/2020-02-14-9",
        {
            "/news/itogi/2020-02-14-9": html(
                ucoz("Итоги олимпиады", "<p>Подведены итоги муниципального этапа олимпиады.</p>" + REGULATION)
            )
        },
    ),
    "wordpress month": Route(
        "section",
        "/2019/11/",
        {
            "/2019/11/": html(
                wordpress(
                    "Ноябрь 2019",
                    "<h1>Ноябрь 2019</h1>"
                    + "".join(
                        (
                            f"<article><h2><a href='/2019/11/1{n}/s{n}/'>Семинар {n}</a></h2><p>Прошёл семинар "
                            "для педагогов, на котором обсудили важные вопросы</p></article>"
                        )
                        for n in range(4)
                    ),
                )
            )
        },
    ),
    "wordpress post of a day": Route(
        "ok",
        "/2019/11/14/polozhenie/",
        {
            "/2019/11/14/polozhenie/": html(
                wordpress(
                    "Положение о мониторинге", "<article><h1>Положение о мониторинге</h1>" + REGULATION + "</article>"
                )
            )
        },
    ),
    "npa by year and number": Route("ok", "/npa/2019/12", {"/npa/2019/12": html(drupal("Положение", REGULATION))}),
    "table layout, one order in full": Route("ok", "/p/", {"/p/": html(_table("<h2>Приказ</h2>" + _ORDER, _SIDE))}),
    "table layout, ten orders": Route("section", "/p/", {"/p/": html(_table("<h2>Документы</h2>" + _TEN, _SIDE))}),
    "table layout, links of subsections": Route(
        "section",
        "/p/",
        {
            "/p/": html(
                _table(
                    "<h2>Документы</h2>"
                    + listing(
                        *(
                            (f"/s{n}.html", w)
                            for n, w in enumerate(
                                (
                                    "Объективность",
                                    "Воспитание",
                                    "Профориентация",
                                    "Одарённые дети",
                                    "Методическая работа",
                                    "ШНОР",
                                )
                            )
                        )
                    ),
                    _SIDE,
                )
            )
        },
    ),
    "two columns of documents": Route(
        "section",
        "/p/",
        {
            "/p/": html(
                "<h1>Документы</h1><table><tr><td>"
                + _TEN
                + "</td><td>"
                + _TEN.replace("/docs/", "/more/")
                + "</td></tr></table>"
            )
        },
    ),
    "two columns of sections": Route(
        "section",
        "/p/",
        {
            "/p/": html(
                bitrix(
                    "Документы",
                    "<table><tr><td><h3>2019</h3>"
                    + listing(("/a/", "Приказы управления"), ("/b/", "Планы работы"), ("/c/", "Отчёты"))
                    + "</td><td><h3>2020</h3>"
                    + listing(("/d/", "Приказы управления"), ("/e/", "Планы работы"), ("/f/", "Отчёты"))
                    + "</td></tr></table>",
                )
            )
        },
    ),
    "frames with a dead page": Route(
        "broken",
        "/p/",
        {
            "/p/": html(
                "<html><head><title>x</title></head><frameset rows='*'><frame src='/gone.htm'></frameset></html>"
            )
        },
    ),
    "a page with a player in a frame": Route(
        "ok|unverified|section",
        "/p/",
        {
            "/p/": html(
                wordpress(
                    "Видео семинара",
                    (
                        "<article><h1>Видео семинара</h1><iframe width='100%' "
                        "src='https://rutube.ru/play/embed/1'></iframe><p>Запись семинара от 14.02.2020 для "
                        "руководителей методических объединений.</p></article>"
                    ),
                )
            )
        },
    ),
    "a map in a wordless page": Route(
        "ok|unverified|section|broken|blocked",
        "/p/",
        {
            "/p/": html(
                "<html><head><title>Карта</title></head><body><iframe width='100%' "
                "src='http://{other}/map'></iframe></body></html>"
            )
        },
        None,
        {"/map": html("<html><head><title>Карта</title></head><body>Карта проезда</body></html>")},
    ),
    "a check that found nothing": Route(
        "ok",
        "/p/",
        {
            "/p/": html(
                bitrix(
                    "О проверке",
                    (
                        "<p>14.02.2020 проведена внеплановая проверка здания. На данный момент ничего не "
                        "обнаружено, занятия продолжаются по расписанию.</p>"
                    ),
                )
            )
        },
    ),
    "a notice on numbers": Route(
        "ok",
        "/p/",
        {
            "/p/": html(
                bitrix(
                    "Объявление",
                    (
                        "<p>В классах превышено число обучающихся, поэтому с 1 сентября открывается "
                        "дополнительный класс. Приём заявлений до 20 августа.</p>"
                    ),
                )
            )
        },
    ),
    "search by a sign": Route(
        "soft-404",
        "/search?tags=x",
        {"/search": html(joomla("Поиск", "<p>По заданным критериям ничего не найдено</p>"))},
    ),
    "quota in english": Route(
        "restricted|unverified",
        "/f/1",
        {
            "/f/1": html(
                "<html><head><title>Bandwidth Limit Exceeded</title></head><body><h1>Bandwidth Limit "
                "Exceeded</h1><p>The server is temporarily unable to service your request.</p></body>"
                "</html>"
            )
        },
    ),
    "a warning of a shortener": Route(
        "restricted|unverified|soft-404",
        "/go/1",
        {
            "/go/1": html(
                "<html><head><title>Осторожно</title></head><body><h1>Осторожно!</h1><p>Сайт, на "
                "который вы переходите, может быть мошенническим.</p><a href='http://x.ru'>Всё равно "
                "перейти</a></body></html>"
            )
        },
    ),
    "refresh with quotes": Route(
        "ok",
        "/p/",
        {
            "/p/": html(
                "<html><head><meta http-equiv='refresh' content=\"0; url='/docs/plan 2020.pdf'\"></head></html>"
            ),
            "/docs/plan%202020.pdf": pdf("План"),
        },
        to="/docs/plan%202020.pdf",
    ),
    "a card with a backslash": Route(
        "ok",
        "/p/",
        {"/p/": html(bitrix("Положение", "<a href='..\\docs\\plan.pdf'>Скачать</a>")), "/docs/plan.pdf": pdf("План")},
        to="/docs/plan.pdf",
    ),
    "gz docx truncated at source": Route("ok|unverified|broken", "/d/a.docx", {"/d/a.docx": docx("План")}),
    "author page": Route(
        "section",
        "/author/ivanova/",
        {
            "/author/ivanova/": html(
                wordpress(
                    "Иванова",
                    "<h1>Автор: Иванова</h1>"
                    + "".join(
                        f"<article><h2><a href='/a{n}'>Заметка {n}</a></h2><p>Коротко о семинаре</p></article>"
                        for n in range(3)
                    ),
                )
            )
        },
    ),
    "category holding one act": Route(
        "ok", "/category/polozhenie/", {"/category/polozhenie/": html(wordpress("Положение", _ORDER))}
    ),
    "old page, frames with noframes words": Route(
        "ok",
        "/p/",
        {
            "/p/": html(
                "<html><head><title>План</title></head><frameset cols='20%,80%'><frame "
                "src='left.html'><frame src='plan.html' name='right_frame'><noframes><body>Ваш "
                "браузер не поддерживает фреймы</body></noframes></frameset></html>"
            ),
            "/p/plan.html": html("<h1>Положение</h1>" + REGULATION),
            "/p/left.html": html(_SIDE),
        },
        to="/p/plan.html",
    ),
}
