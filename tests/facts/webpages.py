"""Web pages in short, each with what it is."""

from dataclasses import dataclass

from auditor.model import Page, PageLink, Text, Webpage

W = Webpage


@dataclass(frozen=True, kw_only=True)
class Case:
    """A page in short: `files` and `links` are their names in the main part, `menu` is how many links stand "
    "around it."""

    kind: Webpage
    title: str = ""
    h1: str = ""
    body: str = ""
    files: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    menu: int = 4

    @property
    def text(self) -> Text:
        listed = "\n".join((*self.files, *self.links))
        body = "\n".join(part for part in (self.h1, self.body.strip(), listed) if part)
        return Text(
            media_type="text/html",
            title=self.title,
            pages=(Page(number=1, text=body),),
            paged=False,
            links=(
                *(PageLink(url=f"http://edu.example.ru/docs/f{i}.pdf", text=name) for i, name in enumerate(self.files)),
                *(PageLink(url=f"http://edu.example.ru/p/{i}", text=name) for i, name in enumerate(self.links)),
                *(PageLink(url=f"http://edu.example.ru/menu/{i}", text="Меню", main=False) for i in range(self.menu)),
            ),
            headings=(self.h1,) if self.h1 else (),
        )


ORDER = """УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ГОРОДА ВЕРХОГОРСКА
ПРИКАЗ
12.11.2020 г. Верхогорск № 411
О методической работе по результатам оценочных процедур
На основании анализа ПРИКАЗЫВАЮ:
1. Разобрать результаты на объединениях.
2. Контроль оставляю за собой.
Начальник ____________ В.В. Лазарев"""
LONG = (
    "Методическая служба помогает учителю готовить уроки и разбирать их с коллегами. Работа идёт в сетевых группах. "
    "Каждая группа собирается раз в месяц, выбирает тему и готовит открытое занятие. "
) * 6
SAFETY = (
    "Инструкция по охране труда при работе за компьютером\n1. Общие требования\n"
    + "Если при включении появляется надпись «Файл не найден» или «нет доступа», сообщите инженеру. " * 8
    + LONG
)
DOCS = tuple(f"Приказ № {i} от 0{i}.09.2020" for i in range(1, 8))

PAGES = [
    # --- documents
    Case(kind=W.DOCUMENT, title="Документ", h1="ПРИКАЗ", body=ORDER),
    Case(
        kind=W.DOCUMENT,
        title="Приказ № 411 — Управление образования",
        h1="Приказ № 411",
        body=ORDER,
        files=("Скачать",),
    ),
    Case(kind=W.DOCUMENT, title="Положение о РМО", h1="Положение о районном методическом объединении", body=LONG),
    Case(kind=W.DOCUMENT, title="Документ", body=SAFETY),
    Case(
        kind=W.DOCUMENT,
        title="Программа развития",
        h1="Программа развития методической службы",
        body=LONG,
        files=("pdf", "docx"),
    ),
    Case(
        kind=W.DOCUMENT,
        title="Семинар",
        h1="Семинар для молодых педагогов",
        body="12.11.2020\nВ районе состоялся семинар. Педагоги читали доклады и обсуждали уроки. Фотографии в альбоме.",
    ),
    Case(
        kind=W.DOCUMENT,
        title="Документ",
        h1="Творческий вечер учителей",
        body="Дата: 05.11.2020\nПедагоги читали стихи и пили чай. Фотографии в альбоме.",
        menu=1,
    ),
    Case(kind=W.DOCUMENT, title="О нас", h1="Как устроена методическая работа", body=LONG),
    Case(kind=W.DOCUMENT, title="Аналитическая справка", h1="Аналитическая справка", body=LONG + LONG, files=DOCS[:3]),
    Case(kind=W.DOCUMENT, title="Концепция", h1="Концепция методической работы", body=LONG * 3, files=DOCS),
    # --- lists
    Case(kind=W.SECTION, title="Документы", h1="Документы", files=tuple(f"Документ {i}" for i in range(12)), menu=1),
    Case(kind=W.SECTION, title="Методическая работа", h1="Методическая работа", links=DOCS),
    Case(kind=W.SECTION, title="Сайт", h1="14 сентября", links=tuple(f"О семинаре педагогов {i}" for i in range(6))),
    Case(
        kind=W.SECTION, title="Новости", h1="Новости", links=tuple(f"1{i}.10.2020 Прошёл семинар {i}" for i in range(6))
    ),
    Case(
        kind=W.SECTION,
        title="27 августа 2014 - Архив материалов - Центр развития образования",
        body="Главная » 2014 » Август » 27\nПоказано материалов: 1-3\nАвгустовское совещание\nПодробнее",
        links=("Августовское совещание", "План", "Отчёт"),
    ),
    Case(
        kind=W.SECTION, title="Каталог файлов", body="В категории материалов: 14\nПоказано материалов: 1-10", links=DOCS
    ),
    Case(
        kind=W.SECTION,
        title="Index of /docs",
        h1="Index of /docs",
        body="Name Last modified Size Description",
        links=DOCS,
    ),
    Case(
        kind=W.SECTION,
        title="Муниципальная система оценки качества образования",
        h1="Муниципальная система оценки качества образования",
        links=("Система методической работы", "Воспитание", "Профориентация", "Одарённые дети"),
    ),
    Case(
        kind=W.SECTION,
        title="Приказы за 2020 год",
        h1="Приказы",
        files=DOCS,
        body="Раздел содержит приказы управления.",
    ),
    Case(
        kind=W.SECTION,
        title="Лента",
        h1="События",
        body="\n".join(f"1{i}.02.2021 Прошла встреча учителей. Читать далее" for i in range(5)),
        links=tuple(f"Встреча {i}" for i in range(5)),
    ),
    Case(
        kind=W.SECTION,
        title="Архив новостей",
        h1="Архив новостей",
        body="Страница 1 из 14\n1 2 3 ... 14",
        links=DOCS[:4],
    ),
    Case(
        kind=W.SECTION,
        title="Методическая копилка",
        h1="Методическая копилка",
        files=("Конспект", "Презентация"),
        links=("Ещё",),
    ),
    Case(kind=W.SECTION, title="Управление образования", h1="Нормативные документы", files=DOCS[:6]),
    Case(kind=W.SECTION, title="Наставничество", h1="Наставничество", body="Документы по наставничеству", files=DOCS),
    # --- home pages
    Case(
        kind=W.HOME,
        title="Отдел образования Полянского района",
        h1="Отдел образования Полянского района",
        body="Новости, контакты.",
    ),
    Case(kind=W.HOME, title="Главная", h1="Добро пожаловать!", body="Мы рады видеть вас на нашем сайте."),
    Case(kind=W.HOME, title="МКУ «Управление образования» - Главная", body="Новости и объявления."),
    # --- a card of one file
    Case(
        kind=W.CARD,
        title="Программа развития",
        h1="Программа развития",
        body="Размер: 240 Кб\nТип: PDF",
        files=("Скачать",),
    ),
    Case(kind=W.CARD, title="Карточка документа", body="Приказ № 12. Добавлено 12.09.2020", files=("prikaz12.pdf",)),
    Case(
        kind=W.CARD, title="Положение", h1="Положение о мониторинге", files=("Положение о мониторинге (docx, 40 Кб)",)
    ),
    # --- walls
    Case(
        kind=W.LOGIN,
        title="Защищено: План",
        h1="Защищено: План",
        body="Это содержимое защищено паролем. Для его просмотра введите, пожалуйста, пароль:",
    ),
    Case(
        kind=W.LOGIN,
        title="Google Диск: нет доступа",
        h1="Нужен доступ",
        body="Попросите разрешение или войдите в аккаунт с доступом.\nЗапросить доступ",
    ),
    Case(
        kind=W.LOGIN,
        title="Вход – Google Аккаунты",
        h1="Вход",
        body="Используйте аккаунт Google\nТелефон или адрес эл. почты\nДалее",
    ),
    Case(kind=W.LOGIN, title="Авторизация", body="Логин\nПароль\nЗапомнить меня\nВойти"),
    Case(
        kind=W.LOGIN,
        title="Сайт школы",
        h1="Доступ запрещён",
        body="Для просмотра этой страницы необходимо авторизоваться.",
    ),
    Case(
        kind=W.LOGIN,
        title="You need access",
        h1="You need access",
        body="Ask for access, or switch to an account with access.",
    ),
    Case(kind=W.LOGIN, title="Сетевой город", body="Введите логин\nВведите пароль\nЗабыли пароль?\nВойти"),
    Case(
        kind=W.LOGIN,
        title="Ошибка",
        body="У вас нет прав на просмотр этого материала. Только для зарегистрированных пользователей.",
    ),
    Case(
        kind=W.CHALLENGE, title="Just a moment...", body="Checking your browser before accessing the site. Ray ID: 7a1"
    ),
    Case(kind=W.CHALLENGE, title="DDoS-Guard", body="Проверка браузера перед переходом на сайт"),
    Case(
        kind=W.CHALLENGE,
        title="Ой!",
        h1="Подтвердите, что запросы отправляли вы, а не робот",
        body="Нам очень жаль, но запросы похожи на автоматические.",
    ),
    Case(kind=W.CHALLENGE, title="Проверка", body="Включите cookie. Подтвердите, что вы не робот"),
    # --- not found
    Case(kind=W.NOT_FOUND, title="Страница не найдена", h1="Страница не найдена", body="Проверьте адрес."),
    Case(kind=W.NOT_FOUND, title="404 Not Found", h1="404", body="nginx"),
    Case(
        kind=W.NOT_FOUND,
        title="Управление образования",
        h1="Ошибка 404",
        body="Запрашиваемая страница не существует.",
        links=("Главная", "Новости"),
    ),
    Case(kind=W.NOT_FOUND, title="Сайт", body="По данному адресу ничего не найдено. Воспользуйтесь поиском?"),
    Case(
        kind=W.NOT_FOUND, title="Сайт", h1="Упс!", body="Страница, которую вы ищете, не существует или была перемещена."
    ),
    Case(kind=W.NOT_FOUND, title="Документы", h1="Материал не найден"),
    Case(kind=W.NOT_FOUND, title="edu-rajon.example", body="Домен edu-rajon.example продаётся. Купить этот домен"),
    Case(kind=W.NOT_FOUND, title="Account Suspended", h1="Account Suspended", body="Contact your hosting provider."),
    Case(
        kind=W.NOT_FOUND,
        title="Welcome to nginx!",
        h1="Welcome to nginx!",
        body="If you see this page, the server is installed.",
    ),
    Case(kind=W.NOT_FOUND, title="Сайт отключён", body="Сайт отключен за неуплату. Обратитесь в службу поддержки."),
    Case(
        kind=W.NOT_FOUND,
        title="Яндекс Диск",
        h1="Ничего не найдено",
        body="Возможно, владелец удалил файл или закрыл доступ.",
    ),
    Case(kind=W.NOT_FOUND, title="Раздел", body="Раздел находится в разработке"),
    Case(kind=W.NOT_FOUND, title="САЙТ ЗАКРЫТ", body="САЙТ ЗАКРЫТ! НОВЫЙ САЙТ http://new.example.ru"),
    Case(kind=W.NOT_FOUND, title="Page not found", body="The requested URL was not found on this server."),
    Case(
        kind=W.NOT_FOUND,
        title="Управление образования",
        body="Запрошенный файл не найден.\nВернуться на главную",
        links=("Вернуться на главную",),
    ),
    # --- forms
    Case(
        kind=W.FORM,
        title="Мониторинг наставничества",
        h1="Мониторинг наставничества",
        body="* Обязательно\nМуниципалитет *\nМой ответ\nСколько пар? *\nОтправить\nНикогда не используйте формы "
        "Google для передачи паролей.",
    ),
    Case(kind=W.FORM, title="Опрос — Яндекс Формы", body="Ваша должность *\nВаш стаж *\nОтправить"),
    Case(
        kind=W.FORM,
        title="Сбор данных",
        h1="Сбор данных",
        body="Эта форма больше не принимает ответы.\nСвяжитесь с владельцем формы.",
    ),
    Case(
        kind=W.FORM,
        title="Анкета педагога",
        h1="Анкета педагога",
        body="Какой у вас стаж?\nЕсть ли наставник?\nКакая помощь нужна?\nОтправить",
    ),
    # --- viewers
    Case(kind=W.VIEWER, title="Программа.pdf — Яндекс Диск", body="Программа.pdf\nСохранить на Яндекс Диск\nСкачать"),
    Case(kind=W.VIEWER, title="Облако Mail", body="Посмотреть и скачать"),
    Case(kind=W.VIEWER, title="plan.docx - Google Диск", body="Файл Правка Вид"),
    Case(kind=W.VIEWER, title="Сайт", body="Для работы сайта включите JavaScript в вашем браузере.", menu=0),
    Case(kind=W.VIEWER, title="", body="", menu=0),
    Case(kind=W.VIEWER, title="Положение - Google Документы", body="JavaScript отключён в вашем браузере"),
    # --- none of these
    Case(kind=W.OTHER, title="Контакты", h1="Контакты", body="с. Полянское, ул. Мира, 1. Телефон 2-11-43."),
]
