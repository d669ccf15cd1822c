"""Pages as real engines of municipal sites write them: head, menus, the main part, columns, footer."""

REGULATION = """<p>1. Общие положения</p>
<p>1.1. Настоящее Положение о муниципальной системе оценки качества образования (далее – Положение) определяет цели,
задачи,
принципы, показатели и порядок проведения мониторинга качества образования на территории Озерковского района.</p>
<p>1.2. Положение разработано в соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ «Об образовании в Российской
Федерации», приказом министерства образования края от 15.03.2019 № 112-11-05.</p>
<p>1.3. Муниципальная система оценки качества образования представляет собой совокупность организационных структур,
норм и
правил, диагностических и оценочных процедур, обеспечивающих на единой основе оценку образовательных результатов.</p>
<p>2. Цели и задачи</p>
<p>2.1. Целью муниципальной системы является получение объективной информации о состоянии качества образования в
районе,
тенденциях его изменения и причинах, влияющих на его уровень, для принятия обоснованных управленческих решений.</p>
<p>2.2. Задачами являются: формирование единого понимания критериев качества образования; определение форматов
собираемой
информации; изучение и самооценка состояния развития образования; выявление факторов, влияющих на качество
образования.</p>
<p>3. Показатели и методы сбора информации</p>
<p>3.1. Показатели мониторинга приведены в приложении 1. Сбор сведений ведётся ежегодно до 15 октября по формам,
утверждённым
управлением образования, с использованием региональной базы КИАСУО.</p>
<p>4. Анализ и управленческие решения</p>
<p>4.1. По результатам мониторинга готовится аналитическая справка, адресные рекомендации и приказ о мерах.</p>"""

_MENU = "".join(
    f'<li><a href="{href}">{word}</a></li>'
    for href, word in (
        ("/", "Главная"),
        ("/news/", "Новости"),
        ("/about/", "Об управлении"),
        ("/docs/", "Документы"),
        ("/gia/", "ГИА"),
        ("/mso/", "Оценка качества"),
        ("/contacts/", "Контакты"),
        ("/obrashcheniya/", "Обращения граждан"),
    )
)
_FOOT = "Управление образования администрации Озерковского района, 662500, с. Озерки, ул. Ленина, 15, тел. 2-11-45"


def bitrix(title: str, main: str, heading: str | None = None) -> str:
    return f"""<!DOCTYPE html><html xml:lang="ru" lang="ru"><head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>{title}</title><link href="/bitrix/cache/css/s1/gov/page_8d2.css" rel="stylesheet">
<script src="/bitrix/js/main/core/core.js"></script></head>
<body><div id="panel"></div><header class="header"><div class="logo">
<a href="/">Управление образования Озерковского района</a></div>
<form action="/search/index.php"><input name="q" placeholder="Поиск по сайту"><button>Найти</button></form>
<a class="special" href="?special=Y">Версия для слабовидящих</a>
<ul id="horizontal-multilevel-menu">{_MENU}</ul></header>
<div class="bx-breadcrumb"><a href="/">Главная</a> / <span>{heading or title}</span></div>
<div class="workarea"><h1>{heading or title}</h1>{main}</div>
<aside><a href="https://gosuslugi.ru">Госуслуги</a><a href="https://bus.gov.ru">Независимая оценка</a></aside>
<footer>{_FOOT}<div class="bx-composite"></div></footer></body></html>"""


def ucoz(title: str, main: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} - РУО Озерки</title>
<link rel="stylesheet" href="/.s/src/css/812.css">
<script src="/.s/src/jquery-1.12.4.min.js"></script></head><body><div id="hdr">
<h1>Сайт районного управления образования</h1>
<span>Приветствую Вас <b>Гость</b> | <a href="/register">Регистрация</a> | <a href="/index/1">Вход</a></span></div>
<table><tr><td class="leftcol"><div class="boxTable"><h3>Меню сайта</h3><ul class="uMenuRoot">{_MENU}</ul></div>
<div class="boxTable"><h3>Статистика</h3>Онлайн всего: 1<br>Гостей: 1<br>Пользователей: 0</div></td>
<td class="main"><!-- <middle> -->{main}<!-- </middle> --></td></tr></table>
<div id="ftr">Copyright РУО © 2026 | <a href="https://www.ucoz.ru/">Хостинг от uCoz</a></div></body></html>"""


def joomla(title: str, main: str) -> str:
    return f"""<!DOCTYPE html><html lang="ru-ru"><head><base href="/index.php/dokumenty"><meta charset="utf-8">
<meta name="generator" content="Joomla! - Open Source Content Management">
<title>{title}</title><link href="/templates/beez3/css/general.css" rel="stylesheet"></head>
<body class="site com_content view-article">
<div class="moduletable_menu"><ul class="nav menu">{_MENU}</ul></div><div id="system-message-container"></div>
<main id="content"><div class="item-page">{main}</div></main>
<div class="moduletable"><h3>Кто на сайте</h3>
<p>Сейчас 3 гостя и ни одного зарегистрированного пользователя на сайте</p></div>
<footer>{_FOOT}</footer></body></html>"""


def wordpress(title: str, main: str) -> str:
    return f"""<!doctype html><html lang="ru-RU"><head><meta charset="UTF-8">
<title>{title} – Отдел образования</title>
<link rel="stylesheet" href="/wp-content/themes/twentysixteen/style.css">
<link rel="https://api.w.org/" href="/wp-json/"></head><body class="single">
<header id="masthead"><p class="site-title"><a href="/">Отдел образования Озерковского района</a></p><nav>
<ul class="primary-menu">{_MENU}</ul></nav></header>
<div id="content"><main id="main" class="site-main">{main}</main>
<aside id="secondary" class="sidebar widget-area"><section class="widget"><h2>Свежие записи</h2><ul><li>
<a href="/archives/911">Итоги муниципального этапа</a></li>
<li><a href="/archives/908">Августовский совет</a></li><li><a href="/archives/905">О наборе в 10 классы</a></li></ul>
</section>
<section class="widget"><h2>Архивы</h2><ul><li><a href="/2021/02">Февраль 2021</a></li><li>
<a href="/2021/01">Январь 2021</a></li></ul></section></aside></div>
<footer id="colophon">{_FOOT}. Сайт работает на WordPress</footer></body></html>"""


def drupal(title: str, main: str) -> str:
    return f"""<!DOCTYPE html><html lang="ru" dir="ltr"><head><meta charset="utf-8">
<meta name="Generator" content="Drupal 7 (http://drupal.org)">
<title>{title} | Администрация Озерковского района</title></head><body class="html not-front page-node">
<a href="#main-content" class="element-invisible">Перейти к основному содержанию</a>
<div id="header"><a href="/" rel="home">Администрация Озерковского района</a></div><ul id="main-menu">{_MENU}</ul>
<div id="main"><h1 class="title" id="page-title">{title}</h1><div class="region region-content">{main}</div></div>
<div id="footer">{_FOOT}</div></body></html>"""


def gosweb(title: str, main: str) -> str:
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="/netcat_template/template/gosweb/css/main.css">
</head><body class="gw"><div class="tpl-block-header">
<a class="tpl-link" href="/">Муниципальное казённое учреждение «Управление образования»</a>
<nav class="tpl-menu"><ul>{_MENU}</ul></nav></div><div class="tpl-layout-main"><div class="tpl-block-title">
<h1>{title}</h1></div>{main}</div>
<div class="tpl-block-footer">{_FOOT}<p>Сайт создан на платформе «Госвеб»</p>
<a href="https://www.gosuslugi.ru">Портал госуслуг</a></div></body></html>"""


def edusite(title: str, main: str) -> str:
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
<title>{title}</title></head><body bgcolor="#ffffff">
<table width="100%"><tr><td colspan="2"><font size="5">Методический кабинет Озерковского района</font></td></tr><tr>
<td valign="top" width="200">
<a href="p1aa1.html">О нас</a><br><a href="p2aa1.html">Документы</a><br><a href="p12aa1.html">Мониторинги</a><br>
<a href="p15aa1.html">Педагогам</a></td>
<td valign="top"><h2>{title}</h2>{main}</td></tr></table><center>Создано на конструкторе сайтов Edusite.ru</center>
</body></html>"""


def nubex(title: str, main: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} - МКУ «ЦРО»</title></head>
<body class="nubex"><div class="header"><a href="/">МКУ «Центр развития образования»</a></div>
<div class="menu"><ul>{_MENU}</ul></div><div class="content"><h1>{title}</h1><div class="page-content">{main}</div>
</div>
<div class="footer">Конструктор сайтов - Nubex</div></body></html>"""


def tilda(title: str, *blocks: str) -> str:
    opening = '<div class="r t-rec"><div class="t-container"><div class="t-text">'
    rows = "".join(f"{opening}{block}</div></div></div>" for block in blocks)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="https://static.tildacdn.com/css/tilda-grid-3.0.min.css"></head>
<body class="t-body"><div id="allrecords" class="t-records" data-tilda-project-id="2811">{rows}</div></body></html>"""


def listing(*rows: tuple[str, str]) -> str:
    return "<ul>" + "".join(f'<li><a href="{href}">{words}</a></li>' for href, words in rows) + "</ul>"
