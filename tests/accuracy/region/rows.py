"""Лебяжеозёрский округ (merged cells), Приречнинский район (a CSV from Excel), Верхнекедровск (dead links)."""

from tests.accuracy.region import rows_texts as texts
from tests.accuracy.region.make import TYPES, Link, Region

FILES_LIST = (
    "Приказ об олимпиаде",
    "Положение о конкурсе чтецов",
    "График отпусков",
    "План на ноябрь",
    "Отчёт о самообследовании",
    "Приказ о каникулах",
    "Памятка о гриппе",
    "Концепция",
)


def lebed(region: Region) -> None:
    t = region.town("Лебяжеозёрский муниципальный округ", "127.0.4.18", "Управление образования Лебяжеозёрского округа")
    p = t.docx("/prog.docx", texts.PROGRAM_L).url
    for code in ("2.4.1.1", "2.4.1.2", "2.4.1.3"):
        t.bad(code, "duplicate-link", "объединённая клетка, страниц нет", p, "Программа", group="lebed")
    r = t.docx("/reg.docx", texts.REGULATION_L)
    for n, mark, form in (("1", "A", "(с.{})"), ("2", "B", "на стр. {}"), ("3", "C", "{} стр.")):
        t.fine(f"2.4.2.{n}", r.url, "Положение", form.format(r.at(mark)), "положение, страница верна")
    t.put("2.4.2.6", f"{t.url('/a.pdf')}{t.url('/b.pdf')}")
    t.must("2.4.2.6", "malformed-link", "два адреса слиты в один", alt=["broken-link"])
    files = [(name, t.url(f"/docs/{n}.pdf")) for n, name in enumerate(FILES_LIST)]
    section = t.page("/metodicheskaya-rabota/", "= Методическая работа", "Методическая работа", "divs", links=files)
    t.bad("2.4.3.1", "section-link", "раздел из восьми документов", section, "Формы")
    t.bad("2.4.3.2", "section-link", "главная страница сайта", t.url("/"), "Форма на сайте", alt=["soft-404"])
    note = t.docx("/note.docx", texts.NOTE_L)
    t.bad(
        "2.4.4.1", "link-text-mismatch", "видимый адрес другой", note.url, "http://lebed-edu.example/spravka-2019.docx"
    )
    second = t.docx("/note2.docx", texts.NOTE_L2)
    third = t.docx("/note3.docx", texts.NOTE_L3)
    t.put("2.4.4.2", f"Справка {second.url}, отчёт {third.url}\n(стр. 2)")
    t.must("2.4.4.2", "ambiguous-page-reference", "страница одна, документов два", alt=["ambiguous-evidence"])
    several = [t.page(f"/rek/{n}", text, "Рекомендации", "main") for n, text in enumerate(texts.SEVERAL, 1)]
    t.put("2.4.4.5", *map(Link, several))
    t.must("2.4.4.5", "ambiguous-evidence", "три документа подряд без названий", alt=["missing-content"])
    order, plan = t.docx("/p205.docx", texts.ORDER_L).url, t.docx("/p205_plan.docx", texts.ORDER_PLAN_L).url
    t.put("2.4.5.3", Link(order, "Приказ № 205"), Link(plan, "План (приложение к приказу)"))
    t.in_order("2.4.5.3", "приказ и приложение к нему")
    t.bad(
        "2.4.5.4",
        "unreadable-document",
        "PDF обрывается",
        t.answer("/p7.pdf", texts.BROKEN_PDF, TYPES["pdf"]),
        "Приказ",
    )
    t.bad("2.4.5.5", "empty-document", "в файле нет текста", t.docx("/p8.docx", " ").url, "Приказ № 8")
    t.put("2.4.5.6", r"C:\Users\Metod\Desktop\Приказ 2020.docx")
    t.must("2.4.5.6", "malformed-link", "путь на диске", alt=["no-link"])
    t.bad("2.4.5.7", "blocked-address", "внутренняя сеть", "http://192.168.1.10/share/p9.docx", "Приказ № 9")
    t.fine(
        "2.4.5.8", t.page("/p190", texts.DECISION_L, "Приказ № 190", "table"), "Приказ № 190", "", "решение по анализу"
    )
    t.bad("2.4.6.1", "stale-document", "анализ за 2013–2015 годы", t.docx("/e.docx", texts.OLD_EFFECT_L).url, "Анализ")
    region.labels[-1]["alt"] = ["expired-document", "missing-content"]
    t.rest_empty()


def river(region: Region) -> None:
    t = region.town("Приречнинский район", "127.0.4.19", "Управление образования Приречнинского района")
    p = t.docx("/prilozhenie.docx", texts.PROGRAM_R)
    order = t.docx("/p-12.docx", texts.APPROVES_R).url
    for code, mark in (("2.4.1.1", "G"), ("2.4.1.4", "R")):
        t.put(code, Link(p.url, "Программа", f"стр. {p.at(mark)}"), Link(order, "Приказ об утверждении программы"))
        t.in_order(code, "программа и приказ о её утверждении в одной клетке")
    t.put("2.4.1.2", "Программа согласована с краевой, прилагается")
    t.must("2.4.1.2", "no-link", "«прилагается» вместо ссылки")
    stamp = t.docx("/pol.docx", texts.NO_DATE_STAMP).url
    t.bad("2.4.2.1", "incomplete-approval", "УТВЕРЖДАЮ без даты и номера", stamp, "Положение")
    plain = t.docx("/mon.docx", texts.UNAPPROVED_R).url
    t.bad("2.4.2.2", "unapproved-document", "положение никем не утверждено", plain, "Порядок мониторинга")
    t.put("2.4.2.3", "Приказ от 10.09.2020 № 181 «Об организации методической работы в районе»")
    t.must("2.4.2.3", "no-link", "приказ назван без ссылки")
    t.put("2.4.3.1", "metod-centr@priechn.example")
    t.must("2.4.3.1", "malformed-link", "адрес почты", alt=["no-link"])
    t.put("2.4.3.2", "нет")
    t.must("2.4.3.2", "empty-cell", "«нет» вместо ссылки", alt=["no-link"])
    t.put("2.4.3.3", "Мониторинг:")
    t.must("2.4.3.3", "empty-cell", "после слова с двоеточием ничего нет", alt=["no-link"])
    pupils = t.page("/protokol-mo", texts.TEACHERS_R, "Результаты", "table")
    t.bad("2.4.3.4", "personal-data", "результаты диагностики учителей поимённо", pupils, "Результаты")
    t.bad(
        "2.4.4.1",
        "wrong-document-kind",
        "приказ вместо анализа",
        t.docx("/p30.docx", texts.ORDER_R30).url,
        "Приказ № 30",
    )
    t.fine("2.4.4.2", t.page("/spravka-nast", texts.NOTE_R, "Справка", "main"), "Справка", "", "справка")
    school = t.docx("/shkola.docx", texts.SCHOOL_NOTE_R).url
    t.bad("2.4.4.3", "school-document", "справка школы", school, "Справка о МО")
    regional = t.docx("/cok.docx", texts.REGIONAL_R).url
    t.bad("2.4.4.6", "regional-document", "рекомендации краевого института", regional, "Адресные рекомендации")
    t.fine("2.4.5.3", t.docx("/p44.docx", texts.ORDER_R44).url, "Приказ № 44", "", "приказ")
    undated = t.docx("/meropriyatiya.docx", texts.UNAPPROVED_PLAN_R).url
    t.bad(
        "2.4.5.4",
        "unapproved-document",
        "план без утверждения",
        undated,
        "План",
        alt=["undated-document", "missing-content"],
    )
    other = t.docx("/sosed.docx", texts.OTHER_R).url
    t.bad("2.4.5.5", "other-municipality", "приказ соседнего района", other, "Приказ")
    photo = t.page("/news/12", texts.NEWS_R, "Новости", "divs")
    t.bad("2.4.5.7", "wrong-document-kind", "новость", photo, "Методический день")
    t.fine("2.4.5.8", t.docx("/p39.docx", texts.DECISION_R).url, "Приказ № 39", "", "решение по анализу")
    t.rest_empty()


def dead(region: Region) -> None:
    t = region.town("город Верхнекедровск", "127.0.4.20", "Управление образования Верхнекедровска")
    away = f"http://127.0.4.99:{region.port}"
    soft = "= Ошибка 404\n\nК сожалению, запрашиваемая страница не существует или была удалена."
    for code, rule, why, url in (
        ("2.4.1.1", "broken-link", "404", t.url("/koncepciya.pdf")),
        ("2.4.1.2", "broken-link", "410", t.answer("/celi", status=410)),
        ("2.4.1.3", "broken-link", "500 каждый раз", t.answer("/obosnovanie.php?id=7", status=500)),
        ("2.4.1.4", "broken-link", "нет такого узла", "http://metod.verhnekedrovsk.invalid/rezultaty.pdf"),
        ("2.4.2.1", "soft-404", "200 и «не существует»", t.page("/index/0-14", soft, "Ошибка", "table")),
        (
            "2.4.2.2",
            "soft-404",
            "перенаправлено на главную",
            t.answer("/f/7.pdf", status=302, headers={"Location": "/"}),
        ),
        ("2.4.2.3", "access-restricted", "401", t.answer("/private/7", status=401)),
        ("2.4.2.6", "broken-link", "соединение отвергнуто", f"{away}/metody.docx"),
        ("2.4.2.7", "blocked-address", "этот же компьютер", "http://localhost/metody.docx"),
        ("2.4.3.1", "blocked-address", "внутренняя сеть", "http://10.12.0.5/forma.xlsx"),
        ("2.4.3.2", "access-restricted", "403", t.answer("/forma2", b"Forbidden", status=403)),
    ):
        alt = ["broken-link"] if rule == "access-restricted" else []
        t.bad(code, rule, why, url, **({"alt": alt} if alt else {}))
    form = t.page("/forma3", texts.FORM_V, "Форма", "main", first=503)
    t.fine("2.4.3.3", form, why="один раз 503, потом форма")
    gone = t.answer("/wp/spravka", status=308, headers={"Location": "/spravka"})
    t.page("/spravka", texts.NOTE_V, "Справка", "divs")
    t.put("2.4.4.1", Link(gone))
    t.must("2.4.4.1", "redirected-link", "адрес изменился", gone)
    fake = t.answer("/ocr/doc.docx", b"PK\x03\x04" + b"\x07\x13" * 900, TYPES["docx"])
    t.bad("2.4.4.2", "unreadable-document", "повреждённый DOCX", fake)
    blank = t.answer("/pusto.html", b"<html><head><title> </title></head><body><p>&nbsp;</p></body></html>")
    t.bad("2.4.4.3", "empty-document", "на странице нет текста", blank)
    body = "".join(f'<a href="f{n}.pdf">f{n}.pdf</a> 2020-09-0{n} 12:00 81K\n' for n in range(1, 8))
    index = t.answer(
        "/files/", f"<html><title>Index of /files</title><h1>Index of /files</h1><pre>{body}</pre>".encode()
    )
    t.bad("2.4.5.1", "section-link", "список файлов сервера", index)
    t.put("2.4.5.2", "h ttp:/verhnekedrovsk,ru/programma")
    t.must("2.4.5.2", "malformed-link", "адрес с ошибками", alt=["no-link", "broken-link"])
    wall = t.answer("/drive/file", texts.REQUEST_ACCESS.encode())
    t.bad("2.4.5.3", "access-restricted", "просит запросить доступ", wall)
    shown = t.docx("/p18.docx", texts.ORDER_V18).url
    t.bad("2.4.5.4", "link-text-mismatch", "видимый адрес другой", shown, t.url("/p81.docx"))
    t.fine("2.4.5.8", t.docx("/приказы/№ 20 решения.docx", texts.DECISION_V).url, why="приказ, кириллица в адресе")
    t.rest_empty()


def make(region: Region) -> None:
    for one in (lebed, river, dead):
        one(region)
