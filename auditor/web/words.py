"""Words of the pages in both languages."""

from collections.abc import Mapping

from auditor.model import Say

_PAIRS: Mapping[str, tuple[str, str]] = {
    "brand": ("Проверка ссылок", "Link check"),
    "skip": ("К содержанию", "To the content"),
    "theme": ("Светлая или тёмная тема", "Light or dark theme"),
    "other_language": ("English", "Русский"),
    "rules": ("Правила", "Rules"),
    "for_experts": ("Экспертам", "For experts"),
    "copied": ("Скопировано", "Copied"),
    "press_copy": ("Нажмите Ctrl+C", "Press Ctrl+C"),
    "copy_it": ("Скопировать", "Copy"),
    "steps": ("Шаги", "Steps"),
    "step_1": ("Форма", "Form"),
    "step_2": ("Проверка", "Check"),
    "step_3": ("Чек-лист", "Checklist"),
    "upload_title": ("Проверьте форму до срока сдачи", "Check the form before the deadline"),
    "upload_lead": (
        "Загрузите заполненную форму. Мы откроем каждую ссылку, прочитаем документы и скажем, что исправить, с цитатой"
        " и страницей.",
        "Upload the filled-in form. We open each link, read the documents and say what to mend, with quote and page.",
    ),
    "again_lead": (
        "Загрузите исправленную форму: покажем и то, что изменилось с прошлой проверки. Прошлая форма:",
        "Upload the mended form: you will see what changed since the last check. The last form:",
    ),
    "refused": ("Форма не принята", "The form was not accepted"),
    "file": ("Файл формы", "The form's file"),
    "file_hint": (
        "Excel, Word, LibreOffice, CSV или ZIP с формами, до {most} МБ. Файл можно перетащить сюда.",
        "Excel, Word, LibreOffice, CSV or a ZIP of forms, up to {most} MB. You can drop the file here.",
    ),
    "or_paste": ("Или вставьте таблицу либо ссылки", "Or paste a table or links"),
    "paste": ("Таблица из Excel или ссылки, по одной в строке", "A table copied from Excel, or a link a line"),
    "paste_hint": (
        "Перед ссылкой поставьте код позиции, например: 2.4.1.1 https://… стр. 5–7. Первой строкой можно назвать"
        " муниципалитет.",
        "Put the position's code before the link, such as: 2.4.1.1 https://… p. 5–7. The first line may name the"
        " municipality.",
    ),
    "other_rubric": ("Другая рубрика или дата оценки", "Another rubric or date"),
    "rubric": ("Рубрика", "Rubric"),
    "by_form": ("Определить по форме", "Recognise from the form"),
    "as_of": ("Дата оценки", "As of"),
    "check": ("Проверить", "Check"),
    "usually": ("обычно 3–10 минут", "usually 3 to 10 minutes"),
    "you_get": ("Что вы получите", "What you get"),
    "get_1": (
        "чек-лист по всем позициям: готово, исправить, решит эксперт, пусто",
        "a checklist of all positions: ready, mend, expert decides, empty",
    ),
    "get_2": ("вашу форму с пометками в ячейках", "your form with remarks in its cells"),
    "get_3": (
        "подсказки: какие страницы дописать, какой документ имелся в виду",
        "hints: which pages to cite, which document was meant",
    ),
    "we_do_not": ("Чего мы не делаем", "What we do not do"),
    "not_1": (
        "не отправляем форму в край: это только ваша проверка",
        "we send the form to nobody: the check is yours alone",
    ),
    "not_2": ("не ставим баллы: их ставит эксперт", "we give no points: the expert does"),
    "not_3": (
        "не показываем результат никому, у кого нет адреса этой проверки",
        "we show the result to nobody who lacks the check's address",
    ),
    "no_form": ("Нет формы под рукой?", "No form at hand?"),
    "empty_form": ("Скачать пустую форму", "Download an empty form"),
    "checking": ("Проверяем", "Checking"),
    "may_close": (
        "Страницу можно закрыть: проверка продолжится. Вернуться можно по её адресу.",
        "You may close this page: the check goes on. Its address brings you back.",
    ),
    "done_share": ("Проверено, процентов", "Per cent checked"),
    "checked": ("проверено", "checked"),
    "links_opened": ("ссылок проверено", "links followed"),
    "documents_read": ("документов прочитано", "documents read"),
    "links_failing": ("ссылок не открылось", "links do not open"),
    "now": ("Сейчас", "Now"),
    "come_back": ("Вернуться сюда можно по адресу", "Come back here at"),
    "why_slow": (
        "Почему не сразу: между запросами к одному сайту мы выдерживаем паузу, чтобы не мешать его посетителям;"
        " ссылку, которая не открылась, проверяем ещё раз.",
        "Why not at once: we pause between requests to one site, so as not to hinder its visitors, and look again at"
        " a link that failed.",
    ),
    "stop_and_delete": ("Остановить и удалить", "Stop and delete"),
    "open_checklist": ("Открыть чек-лист", "Open the checklist"),
    "unchecked": (
        "Не всё удалось проверить (мест: {n}); это не ошибки.",
        "Not all could be checked (places: {n}); these are no errors.",
    ),
    "what_and_why": ("Что и почему", "What, and why"),
    "check_again": ("Проверить исправленную форму", "Check the mended form"),
    "download": ("Скачать", "Download"),
    "delete_now": ("Удалить сейчас", "Delete now"),
    "delete_sure": (
        "Форма, документы и чек-лист будут удалены; вернуть их нельзя.",
        "The form, the documents and the checklist will be deleted, for good.",
    ),
    "delete_yes": ("Да, удалить", "Yes, delete"),
    "deleted": ("Проверка удалена: от неё ничего не осталось.", "The check is deleted; nothing of it is left."),
    "reports_speak": (
        "Отчёты написаны по-английски: на этом языке была отправлена форма.",
        "The reports are in Russian, the language the form was sent in.",
    ),
    "back_to_form": ("Вернуться к форме", "Back to the form"),
    "crashed": ("Ошибка программы", "An error of the program"),
    "crashed_lead": (
        "Это наша ошибка, она записана в журнал. Попробуйте ещё раз.",
        "The error is ours, and stands in the log. Try again.",
    ),
    "cannot_now": ("Сейчас не получается", "Not possible just now"),
    "cannot_lead": (
        "База страниц занята или недоступна: это наша забота, она записана в журнал. Повторите через минуту.",
        "The database is busy, or out of reach: that is ours to mend, and stands in the log. Try in a minute.",
    ),
    "broke_off": ("Проверить не удалось", "The check failed"),
    "refused_simply": ("Запрос не принят.", "The request was refused."),
    "found_so_far": ("Уже нашли", "Found so far"),
    "nothing_yet": ("Пока все ссылки открываются.", "So far all links open."),
    "rest_later": (
        "Что не так в самих документах, скажем в конце.",
        "What is wrong within the documents is told at the end.",
    ),
    "too_large": ("Файл больше {most} МБ", "The file is larger than {most} MB"),
    "sending": ("Отправляем…", "Sending…"),
    "rules_lead": (
        "Что замечает проверка. У каждого правила — почему это важно, что делать и примеры.",
        "What the check notices. Each rule tells why it matters, what to do, and shows examples.",
    ),
    "rule_message": ("Сообщение", "Message"),
    "rule_why": ("Почему", "Why"),
    "rule_advice": ("Что делать", "What to do"),
    "rule_flags": ("Когда срабатывает", "Flags"),
    "rule_passes": ("Когда не срабатывает", "Does not flag"),
    "rubrics": ("Рубрики", "Rubrics"),
    "most_points": ("Баллов всего (предварительно)", "Points in all (preliminary)"),
    "for_programs": ("Для программ (API)", "For programs (API)"),
    "api_lead": (
        "То же, что на страницах, в виде JSON. Описание для программ:",
        "The same as on the pages, as JSON. The description for programs:",
    ),
    "needs_token": ("нужен ключ", "needs a token"),
    "example": ("Пример", "Example"),
    "kept_for": ("Результат хранится {kept}; адрес знаете только вы.", "Kept for {kept}; only you know the address."),
    "not_found": ("Такой страницы нет", "There is no such page"),
    "not_found_lead": (
        "Проверка могла быть удалена или её срок хранения истёк.",
        "The check may have been deleted, or its time is over.",
    ),
}
WORDS: Mapping[str, Say] = {name: Say(ru=ru, en=en) for name, (ru, en) in _PAIRS.items()}
NOUNS: Mapping[str, tuple[tuple[str, str, str], tuple[str, str]]] = {
    "position": (("позицию", "позиции", "позиций"), ("position", "positions")),
    "point": (("балл", "балла", "баллов"), ("point", "points")),
    "link": (("ссылка", "ссылки", "ссылок"), ("link", "links")),
    "minute": (("минута", "минуты", "минут"), ("minute", "minutes")),
    "day": (("день", "дня", "дней"), ("day", "days")),
    "finding": (("замечание", "замечания", "замечаний"), ("finding", "findings")),
}
