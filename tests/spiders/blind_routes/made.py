"""How a blind route is written: a site of a municipality, its frame, its answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from auditor.model import LinkStatus
from tests.site import PDF, Seen, answer, redirect

OK, BROKEN, CLOSED, SOFT = LinkStatus.OK, LinkStatus.BROKEN, LinkStatus.RESTRICTED, LinkStatus.SOFT_404
UNSURE, SECTION, MOVED, BLOCKED = LinkStatus.UNVERIFIED, LinkStatus.SECTION, LinkStatus.REDIRECTED, LinkStatus.BLOCKED

Serve = Callable[[Seen, int], bytes]  # the request, and how often this path was asked
FILE = answer(200, PDF, "application/pdf")
OFFICE = "Управление образования администрации Заречинского района"
_MENU = (
    "Главная", "Об управлении", "Документы", "Приказы", "Новости", "Методическая работа", "Оценка качества образования",
    "Дошкольное образование", "Общее образование", "Дополнительное образование", "Аттестация", "Конкурсы", "ГИА",
    "Противодействие коррупции", "Обращения граждан", "Вакансии", "Контакты", "Карта сайта", "Поиск", "Вход",
)  # fmt: skip
_BAR = "".join(f'<li><a href="/m{number}/">{word}</a></li>' for number, word in enumerate(_MENU))
_FOOT = (
    "<p>662000, Красноярский край, Заречинский район, с. Заречное, ул. Ленина, 1. Тел.: 8 (39100) 2-11-11. "
    "E-mail: uo@zarechny.example</p><p>© 2014–2021. Все права защищены. При использовании материалов сайта ссылка "
    "обязательна.</p><a href='/policy/'>Политика обработки персональных данных</a>"
)
PARAGRAPH = (
    "В соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации», в целях "
    "совершенствования муниципальной системы оценки качества образования, на основании положения об управлении "
    "образования администрации Заречинского района ПРИКАЗЫВАЮ утвердить план мероприятий на 2020/2021 учебный год, "
    "назначить ответственных лиц, довести настоящий приказ до сведения руководителей образовательных организаций. "
)
ORDER = (
    "<p>АДМИНИСТРАЦИЯ ЗАРЕЧИНСКОГО РАЙОНА</p><p>УПРАВЛЕНИЕ ОБРАЗОВАНИЯ</p><p>ПРИКАЗ</p><p>10.09.2020 № 181</p>"
    "<p>Об утверждении плана мероприятий</p>" + f"<p>{PARAGRAPH}</p>" * 3 + "<p>Контроль за исполнением приказа "
    "оставляю за собой.</p><p>Начальник управления образования И.И. Иванова</p>"
)


def framed(title: str, main: str, side: str = "", head: str = "") -> str:
    """A whole page as a municipal site shows it: menu, news, foot."""
    return (
        f"<!DOCTYPE html><html lang=ru><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        f'<header><a href="/">{OFFICE}</a><form action="/search/"><input name=q></form></header><nav><ul>{_BAR}</ul>'
        f'</nav><aside>{side}</aside><div id="content" class="main">{main}</div><footer>{_FOOT}</footer></body></html>'
    )


def page(
    title: str, main: str, status: int = 200, more: str = "", *, side: str = "", head: str = "", charset: str = "utf-8"
) -> bytes:
    """The answer with such a page."""
    html = framed(title, main, side, head).replace("charset=utf-8", f"charset={charset}").encode(charset, "replace")
    return answer(status, html, f"text/html; charset={charset}", more)


def bare(html: str, status: int = 200, more: str = "", kind: str = "text/html; charset=utf-8") -> bytes:
    """An answer with nothing around it."""
    return answer(status, html.encode(), kind, more)


def to(target: str, status: int = 302, more: str = "") -> bytes:
    """An answer that sends on."""
    return redirect(target, status, more)


HOME = page(
    OFFICE,
    "<h1>Добро пожаловать!</h1><p>Управление образования реализует государственную политику в сфере образования.</p>"
    + "".join(
        f"<h3><a href='/news/{n}/'>Новость района номер {n}</a></h3><p>{n}.09.2020. Подробнее</p>" for n in range(9)
    ),
)
LOST = page("Страница не найдена", "<h1>404</h1><p>Страница не найдена. Вернитесь на главную.</p>", 404)


@dataclass(frozen=True)
class Route:
    """A link, what its site answers, and what an expert says of it (any of several where experts would differ)."""

    verdicts: LinkStatus | tuple[LinkStatus, ...]
    answers: bytes | Serve
    path: str = "/documents/plan_2020.pdf"
    more: Mapping[str, bytes | Serve] = field(default_factory=dict)
    otherwise: bytes | Serve = LOST
    home: bytes = HOME
    also: tuple[str, ...] = ()  # further links to this host, answered and judged alike
    leads: str = ""  # the path of the file that must have been read in the end
    tls: str = ""  # the certificate's name in tests/site.py
