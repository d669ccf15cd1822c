"""Names of the closed sets of words, and counted nouns, in both languages."""

from collections.abc import Mapping

from auditor.model import Failure, Kind, Level, LinkStatus, Outcome, Severity, Trouble
from auditor.reports.lexicon import Pair

OUTCOMES: Mapping[Outcome, Pair] = {
    Outcome.MEND: ("Исправить", "Mend"),
    Outcome.EXPERT: ("Решит эксперт", "Expert decides"),
    Outcome.EMPTY: ("Пусто", "Empty"),
    Outcome.READY: ("Готово", "Ready"),
}
MARKS: Mapping[Outcome, str] = {Outcome.MEND: "✗", Outcome.EXPERT: "?", Outcome.EMPTY: "○", Outcome.READY: "✓"}
SEVERITIES: Mapping[Severity, Pair] = {
    Severity.ERROR: ("Ошибка", "Error"),
    Severity.WARNING: ("Предупреждение", "Warning"),
    Severity.INFO: ("Сведение", "Note"),
}
SEVERITY_MARKS: Mapping[Severity, str] = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}
STATUSES: Mapping[LinkStatus, Pair] = {
    LinkStatus.OK: ("открывается", "opens"),
    LinkStatus.REDIRECTED: ("адрес изменился", "moved"),
    LinkStatus.BROKEN: ("не открывается", "does not open"),
    LinkStatus.SOFT_404: ("страницы нет", "page not found"),
    LinkStatus.RESTRICTED: ("доступ закрыт", "access closed"),
    LinkStatus.BLOCKED: ("внутренний адрес", "internal address"),
    LinkStatus.SECTION: ("раздел, не документ", "a section, no document"),
    LinkStatus.UNVERIFIED: ("не проверена", "not checked"),
    LinkStatus.MALFORMED: ("не ссылка", "not a link"),
}
FAILURES: Mapping[Failure, Pair] = {
    Failure.BLOCKED: ("внутренний адрес, не открывали", "internal address, not opened"),
    Failure.BAD_SCHEME: ("не веб-адрес", "not a web address"),
    Failure.DNS: ("имя сайта не найдено", "the site's name is not known"),
    Failure.REFUSED: ("сайт не принимает соединение", "the site refuses connections"),
    Failure.RESET: ("сайт обрывает соединение", "the site drops the connection"),
    Failure.TIMEOUT: ("время ожидания истекло", "timed out"),
    Failure.TLS: ("защищённое соединение не устанавливается", "no secure connection"),
    Failure.TOO_MANY_REDIRECTS: ("переадресация по кругу", "redirects in a circle"),
    Failure.TRUNCATED: ("файл передан не целиком", "the file came only in part"),
    Failure.TOO_LARGE: ("файл слишком велик", "the file is too large"),
    Failure.NOT_FOUND: ("страницы нет", "not found"),
    Failure.GONE: ("страница удалена", "gone"),
    Failure.CLIENT_ERROR: ("сайт отклоняет запрос", "the site declines the request"),
    Failure.SERVER_ERROR: ("ошибка сайта", "error of the site"),
    Failure.RESTRICTED: ("доступ закрыт", "access closed"),
    Failure.CHALLENGE: ("сайт требует доказать, что вы не робот", "the site asks for proof of being human"),
    Failure.RATE_LIMITED: ("сайт ограничил частоту запросов", "the site limits the rate of requests"),
    Failure.ROBOTS: ("сайт не допускает программы", "the site forbids robots"),
    Failure.HOST_DOWN: ("сайт не отвечает", "the site does not answer"),
    Failure.UNKNOWN: ("причина неизвестна", "for an unknown reason"),
}
TROUBLES: Mapping[Trouble, Pair] = {
    Trouble.DAMAGED: ("файл повреждён", "damaged"),
    Trouble.ENCRYPTED: ("файл закрыт паролем", "protected by a password"),
    Trouble.UNSUPPORTED: ("формат не читается", "format not read"),
    Trouble.TOO_LARGE: ("файл слишком велик", "too large"),
    Trouble.TOO_SLOW: ("чтение заняло слишком много времени", "took too long to read"),
    Trouble.CRASHED: ("файл не удалось прочитать", "could not be read"),
    Trouble.EMPTY: ("в файле нет текста", "no text in it"),
    Trouble.OWNER_FILE: ("служебный файл Word", "a lock file of Word"),
}
KINDS: Mapping[Kind, Pair] = {
    Kind.CONCEPT: ("концепция", "concept"),
    Kind.PROGRAM: ("программа", "programme"),
    Kind.REGULATION: ("положение", "regulation"),
    Kind.ORDER: ("приказ", "order"),
    Kind.PLAN: ("план", "plan"),
    Kind.ROADMAP: ("дорожная карта", "road map"),
    Kind.CYCLOGRAM: ("циклограмма", "cyclogram"),
    Kind.ANALYTIC_NOTE: ("аналитическая справка", "analytic note"),
    Kind.REPORT: ("отчёт", "report"),
    Kind.GUIDELINES: ("методические рекомендации", "guidelines"),
    Kind.ADDRESSED_RECOMMENDATIONS: ("адресные рекомендации", "addressed recommendations"),
    Kind.FORM: ("форма", "form"),
    Kind.PROTOCOL: ("протокол", "minutes"),
    Kind.LETTER: ("письмо", "letter"),
    Kind.NEWS: ("новость", "news"),
    Kind.ANNOUNCEMENT: ("объявление", "announcement"),
    Kind.PRESENTATION: ("презентация", "presentation"),
    Kind.SCHEME: ("схема", "scheme"),
    Kind.ARTICLE: ("статья", "article"),
    Kind.LIST: ("перечень", "list"),
    Kind.OTHER: ("другое", "other"),
}
LEVELS: Mapping[Level, Pair] = {
    Level.FEDERAL: ("федеральный", "federal"),
    Level.REGIONAL: ("региональный", "regional"),
    Level.MUNICIPAL: ("муниципальный", "municipal"),
    Level.SCHOOL: ("школьный", "school"),
}
APPROVALS: Mapping[str, Pair] = {
    "act": ("приказ или распоряжение", "order"),
    "person": ("гриф руководителя", "the head's stamp"),
    "collegial": ("решение коллегиального органа", "decision of a body"),
    "self": ("сам документ — распорядительный акт", "is itself an act"),
    "annex": ("приложение к приказу", "annex to an order"),
    "esign": ("электронная подпись", "electronic signature"),
}
# after a number: (one, few, many) in Russian, (one, many) in English
NOUNS: Mapping[str, tuple[tuple[str, str, str], tuple[str, str]]] = {
    "point": (("балл", "балла", "баллов"), ("point", "points")),
    "position": (("позиция", "позиции", "позиций"), ("position", "positions")),
    "position_acc": (("позицию", "позиции", "позиций"), ("position", "positions")),
    "link": (("ссылка", "ссылки", "ссылок"), ("link", "links")),
    "document": (("документ", "документа", "документов"), ("document", "documents")),
    "page": (("страница", "страницы", "страниц"), ("page", "pages")),
    "municipality": (("муниципалитет", "муниципалитета", "муниципалитетов"), ("municipality", "municipalities")),
    "municipality_in": (
        ("муниципалитете", "муниципалитетах", "муниципалитетах"),
        ("municipality", "municipalities"),
    ),
    "act": (("действие", "действия", "действий"), ("act", "acts")),
    "finding": (("замечание", "замечания", "замечаний"), ("finding", "findings")),
    "run": (("прогон", "прогона", "прогонов"), ("run", "runs")),
}
