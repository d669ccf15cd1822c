"""The eleven examples an expert showed («На что обратить внимание»), each through the command line.

The words of the faults are the expert's; names of places and people are made up. One audit reads all eleven forms.
"""

import csv
import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import docx
import pytest

from tests.conftest import run_auditor

HOST = "127.0.3.1"

GOALS = ("2.4.1.1", "2.4.1.2", "2.4.1.3", "2.4.1.4")
MONITORING = ("2.4.3.1", "2.4.3.2", "2.4.3.3", "2.4.3.4")

PLAN = """Утверждаю
Начальник отдела образования администрации {place}
____________ И.Н. Савельева
01.09.2020

План работы информационно-методического отдела на 2020-2021 учебный год
Мероприятие | Срок | Ответственный
Совещание руководителей районных методических объединений | сентябрь | методист
Семинар для молодых педагогов | октябрь | методист
Неделя методической работы | март | методист
"""
CYCLOGRAM = """Утверждаю
Начальник отдела образования администрации {place}
____________ И.Н. Савельева
02.09.2019

Годовая циклограмма работы информационно-методического отдела на 2019-2020 учебный год
Сентябрь | диагностика затруднений педагогов, методическая работа с молодыми учителями
Октябрь | заседания районных методических объединений
"""
OLD_CONCEPT = """УТВЕРЖДЕНА
приказом управления образования администрации {place}
от 14.03.2016 № 61

Концепция методической работы {place}
Цель методической работы района: рост профессионализма педагогов муниципалитета. Анализ дефицитов обосновывает цели.
Задачи, модель, планируемые результаты: доля педагогов, получивших помощь, не менее 60 %.
Муниципальные цели согласованы с целями региональной системы методической работы.
"""
SCHOOL = """МБОУ «Средняя школа № 3» с. Нагорное
УТВЕРЖДАЮ
Директор школы ____________ П.П. Ильин
03.09.2020

Положение о мониторинге методической работы школы
Показатели методической поддержки педагогов школы: число открытых уроков, наставников, участие в объединениях.
"""
STRUCTURE = """ОТДЕЛ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ {PLACE}
ПРИКАЗ
от 20.01.2020 № 14
Об утверждении структуры методической службы на второе полугодие 2019 – 2020 учебного года
ПРИКАЗЫВАЮ:
1. Утвердить структуру методической службы района: методический кабинет, районные методические объединения.
2. Контроль оставляю за собой.
Начальник отдела А.А. Громов
"""
SCHEME = """Муниципальная модель методической работы
Схема
Управление образования
Методический центр
Методический совет
Районные методические объединения
Школы
"""
GUIDE = """Методические рекомендации по организации наставничества в школах района
Составитель: Л.Д. Мухина, методист
2020 год
Рекомендуется начинать работу с молодым педагогом с диагностики. В основе рекомендаций успешные практики школ района.
"""
DPO = """УТВЕРЖДЕНА
приказом управления образования администрации {place}
от 11.02.2020 № 37

Система мониторинга качества дополнительного профессионального образования педагогических работников
Мониторинг охватывает программы повышения квалификации: соответствие программ запросу, результаты слушателей,
качество преподавания, удовлетворённость слушателей. Сбор сведений проводится по окончании каждой программы.
Показатели: доля слушателей, успешно окончивших программы; доля программ, прошедших экспертизу.
Итоги рассматриваются ежегодно. Организации, проводящие обучение, получают заключение о качестве программ.
"""
ANALYSIS = """Муниципальное казённое учреждение «Методический центр» {place}

Анализ работы методического центра за 2019-2020 учебный год
В районе работают 240 педагогов. Методическая поддержка оказана 120 педагогам, наставники закреплены за 18 молодыми.
Сетевые методические объединения провели 24 встречи. Вывод: динамика положительная.
"""
EVENT = """<html><head><meta charset="utf-8"><title>Встреча с молодыми педагогами</title></head><body>
<h1>Встреча с молодыми педагогами</h1><p>Опубликовано 12.11.2020</p><p>11 ноября в районной библиотеке прошла встреча с
молодыми педагогами. Участники познакомились, поиграли в интеллектуальную игру и выпили чаю. Гостей приветствовала
глава района. Мероприятие прошло в тёплой обстановке, все получили памятные подарки.</p></body></html>"""
SECTION = (
    '<html><head><meta charset="utf-8"><title>Методическая работа</title></head><body><div id="content">'
    "<h1>Методическая работа</h1><ul>"
    + "".join(
        f'<li><a href="/files/{n}.pdf">{w}</a></li>'
        for n, w in enumerate(
            (
                "Положение о РМО",
                "План работы",
                "Приказ о РМО",
                "Анализ за год",
                "Список методистов",
                "Банк практик",
                "Отчёт",
                "График",
            )
        )
    )
    + "</ul></div></body></html>"
)


def _document(text: str) -> bytes:
    """The text as a DOCX, a paragraph a line."""
    made, stream = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(stream)
    return stream.getvalue()


class _Site:
    """A site of the eleven municipalities' documents on 127.0.3.1."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, bytes]] = {}
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                kind, body = pages.get(self.path, ("text/html", b""))
                self.send_response(200 if self.path in pages else 404)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer((HOST, 0), Handler)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def put(self, path: str, text: str, place: str = "Нагорного района") -> str:
        if text.startswith("<html"):
            self.pages[path] = ("text/html; charset=utf-8", text.encode())
        else:
            body = _document(text.replace("{place}", place).replace("{PLACE}", place.upper()))
            self.pages[path] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", body)
        return self.url(path)

    def url(self, path: str) -> str:
        return f"http://{HOST}:{self.server.server_port}{path}"


def _forms(site: _Site) -> dict[str, dict[str, str]]:
    """What each of the eleven municipalities wrote into which cell."""
    old, school = site.put("/1/k.docx", OLD_CONCEPT), site.put("/1/s.docx", SCHOOL)
    plan, cycle = (
        site.put("/3/plan.docx", PLAN, "Ивовского района"),
        site.put("/3/c.docx", CYCLOGRAM, "Ивовского района"),
    )
    order = site.put("/4/prikaz.docx", STRUCTURE, "Окуневского района")
    section = site.put("/5/metod/", SECTION)
    scheme = site.put("/1/4/5/municipalnaja_model_3-skhema.docx", SCHEME)
    guide = site.put("/7/r.docx", GUIDE)
    dpo = site.put("/9/dpo.docx", DPO, "Сосновского района")
    analysis = site.put("/10/a.docx", ANALYSIS, "Щукинского района")
    event = site.put("/11/event.html", EVENT)
    dead = site.url("/2/net.pdf")
    return {
        "Нагорный район": {"2.4.1.1": old, "2.4.2.1": school},
        "Ручьевский район": {"2.4.1.1": dead, "2.4.2.1": dead + "x"},
        "Ивовский район": {"2.4.1.1": plan, "2.4.1.2": cycle},
        "Окуневский район": {"2.4.1.1": order, "2.4.2.1": section},
        "Карасёвский район": {"2.4.1.1": section},
        "Лещёвский район": dict.fromkeys(GOALS, scheme),
        "Ершовский район": {"2.4.4.5": guide},
        "Окский район": {
            "2.4.1.1": "Приказ от 10.09.2020 № 181 «Об организации методической работы в районе в 2020-2021 уч. году»",
            "2.4.3.1": "Мониторинг:",
            "2.4.4.1": "Анализ, рекомендации:",
            "2.4.5.8": "Управленческие решения:",
        },
        "Сосновский район": {"2.4.1.1": dpo, "2.4.1.3": dpo, "2.4.2.1": site.url("/9/net.pdf")},
        "Щукинский район": dict.fromkeys(("2.4.4.1", "2.4.4.2", "2.4.4.3", "2.4.4.4", "2.4.6.1"), analysis),
        "Налимовский район": {"2.4.5.3": event},
    }


Rules = dict[tuple[str, str], set[str]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rules]:
    """The rules found at each (municipality, position)."""
    folder, site = tmp_path_factory.mktemp("seed"), _Site()
    with (folder / "forms.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, delimiter=";")
        rows.writerow(["Муниципалитет", "Позиция", "Ссылка", "Страницы"])
        for place, cells in _forms(site).items():
            rows.writerows([place, position, cell, ""] for position, cell in cells.items())
    words = ("audit", "forms.csv", "--as-of", "2021-03-01", "--allow-network", "127.0.3.0/24", "--delay", "0.02")
    done = run_auditor(folder, *words, "--recheck-after", "0.5", "--quiet")
    site.server.shutdown()
    site.server.server_close()
    assert done.returncode == 1, done.stderr
    rules: Rules = {}
    for finding in json.loads((folder / "report" / "report.json").read_text(encoding="utf-8"))["findings"]:
        rules.setdefault((finding["municipality"], finding["position"]), set()).add(finding["rule"])
    yield rules


def test_1_a_document_of_2016_a_school_s_document_and_empty_cells(found: Rules) -> None:
    assert "stale-document" in found["Нагорный район", "2.4.1.1"]
    assert "school-document" in found["Нагорный район", "2.4.2.1"]
    assert "empty-cell" in found["Нагорный район", "2.4.3.1"]


def test_2_links_do_not_work(found: Rules) -> None:
    assert found["Ручьевский район", "2.4.1.1"] == {"broken-link"}
    assert found["Ручьевский район", "2.4.2.1"] == {"broken-link"}


def test_3_a_plan_and_last_year_s_cyclogram_prove_no_goals(found: Rules) -> None:
    assert "wrong-document-kind" in found["Ивовский район", "2.4.1.1"]
    assert {"wrong-document-kind", "expired-document"} & found["Ивовский район", "2.4.1.2"]


def test_4_an_order_without_goals_for_a_term_that_ended(found: Rules) -> None:
    assert {"expired-document", "wrong-document-kind", "missing-content"} & found["Окуневский район", "2.4.1.1"]
    assert found["Окуневский район", "2.4.2.1"] == {"section-link"}


def test_5_a_whole_section_opens(found: Rules) -> None:
    assert found["Карасёвский район", "2.4.1.1"] == {"section-link"}


def test_6_one_link_four_times_and_a_model_nobody_approved(found: Rules) -> None:
    for position in GOALS:
        assert "duplicate-link" in found["Лещёвский район", position]
        assert {"unapproved-document", "wrong-document-kind"} & found["Лещёвский район", position]


def test_7_recommendations_only(found: Rules) -> None:
    assert "empty-cell" in found["Ершовский район", "2.4.1.1"]
    assert "empty-cell" in found["Ершовский район", "2.4.5.8"]


def test_8_orders_named_without_links_and_labels_with_nothing_after_them(found: Rules) -> None:
    assert found["Окский район", "2.4.1.1"] == {"no-link"}
    for position in ("2.4.3.1", "2.4.4.1", "2.4.5.8"):
        assert found["Окский район", position] & {"empty-cell", "no-link"}


def test_9_another_direction_s_system_without_pages_and_a_dead_link(found: Rules) -> None:
    assert "duplicate-link" in found["Сосновский район", "2.4.1.1"]
    assert {"off-topic-document", "missing-content"} & found["Сосновский район", "2.4.1.1"]
    assert found["Сосновский район", "2.4.2.1"] == {"broken-link"}


def test_10_one_analysis_in_five_cells_without_pages(found: Rules) -> None:
    for position in ("2.4.4.1", "2.4.4.2", "2.4.4.3", "2.4.4.4", "2.4.6.1"):
        assert "duplicate-link" in found["Щукинский район", position]


def test_11_an_event_is_no_measure(found: Rules) -> None:
    assert "wrong-document-kind" in found["Налимовский район", "2.4.5.3"]
