"""What is asked of people for each rule, in words that begin an act."""

from collections.abc import Mapping

# A request for each rule; `{name}` is the document, `{block}` the block of positions.
ACTS: Mapping[str, tuple[str, str]] = {
    "empty-cell": ("Заполните пустые ячейки блока {block}", "Fill in the empty cells of block {block}"),
    "no-link": ("Дайте ссылку на документ, названный в ячейке", "Give a link to the document the cell names"),
    "malformed-link": (
        "Замените «{name}» адресом из строки браузера",
        'Replace "{name}" by the address shown in the browser',
    ),
    "link-text-mismatch": (
        "Сделайте одинаковыми видимый адрес и адрес ссылки на {name}",
        "Make the visible address and the link to {name} the same",
    ),
    "temporary-link": (
        "Замените временную ссылку на {name} постоянной",
        "Replace the temporary link to {name} by a lasting one",
    ),
    "ambiguous-evidence": (
        "Отметьте, какой из документов подтверждает позицию",
        "Mark which of the documents is the proof",
    ),
    "ambiguous-page-reference": (
        "Напишите страницы рядом с той ссылкой, к которой они относятся",
        "Write the pages beside the link they belong to",
    ),
    "blocked-address": (
        "Разместите документ {name} в открытом доступе и замените ссылку",
        "Publish {name} and replace the link",
    ),
    "broken-link": ("Замените ссылку на {name}: она не открывается", "Replace the link to {name}: it does not open"),
    "soft-404": ("Замените ссылку на {name}: документа по ней нет", "Replace the link to {name}: nothing is there"),
    "access-restricted": ("Откройте доступ на просмотр документа {name}", "Open {name} for viewing"),
    "untrusted-certificate": (
        "Сообщите администратору сайта, что сертификат не признан ({name})",
        "Tell the administrator of the site that its certificate is not trusted ({name})",
    ),
    "section-link": (
        "Замените ссылку на раздел {name} прямой ссылкой на документ",
        "Replace the link to the section {name} by a link to the document itself",
    ),
    "duplicate-link": (
        "Добавьте страницы к ссылке на {name}: для каждой позиции свои",
        "Add pages to the link to {name}, for each position its own",
    ),
    "duplicate-document": (
        "Оставьте одну ссылку на документ {name} и добавьте страницы для каждой позиции",
        "Keep one link to {name} and add the pages for each position",
    ),
    "copied-document": (
        "Проверьте, отражает ли документ {name} вашу работу",
        "Check that {name} tells of your own work",
    ),
    "missing-page-reference": ("Добавьте страницы к ссылке на {name}", "Add pages to the link to {name}"),
    "page-out-of-range": (
        "Исправьте номера страниц у ссылки на {name}",
        "Correct the page numbers in the reference to {name}",
    ),
    "page-off-topic": (
        "Проверьте номера страниц у ссылки на {name}",
        "Check the page numbers in the reference to {name}",
    ),
    "unapproved-document": (
        "Приложите приказ об утверждении документа {name}",
        "Add the order that approves {name}",
    ),
    "incomplete-approval": ("Заполните гриф утверждения документа {name}", "Fill in the approval stamp of {name}"),
    "draft-document": (
        "Замените проект {name} утверждённым документом",
        "Replace the draft {name} by the approved document",
    ),
    "repealed-document": (
        "Замените утративший силу документ {name} действующим",
        "Replace {name}, no longer in force, by the document in force",
    ),
    "stale-document": (
        "Замените устаревший документ {name} действующим",
        "Replace the outdated {name} by a document in force",
    ),
    "expired-document": (
        "Замените документ {name} документом на нужный период",
        "Replace {name} by a document for the period assessed",
    ),
    "undated-document": ("Разместите документ {name} с датой и номером", "Publish {name} with its date and number"),
    "regional-document": (
        "Замените региональный документ {name} муниципальным",
        "Replace the regional {name} by a municipal document",
    ),
    "school-document": (
        "Замените документ школы {name} муниципальным",
        "Replace the school's {name} by a municipal document",
    ),
    "other-municipality": (
        "Замените документ {name} документом вашего муниципалитета",
        "Replace {name} by a document of your own municipality",
    ),
    "wrong-document-kind": (
        "Замените документ {name} документом нужного вида",
        "Replace {name} by a document of the kind asked for",
    ),
    "off-topic-document": (
        "Замените документ {name} документом по теме или укажите страницы",
        "Replace {name} by a document on the topic, or name the pages",
    ),
    "missing-content": (
        "Дополните документ {name} или укажите страницу, где сказано нужное",
        "Add what is missing to {name}, or name the page it stands on",
    ),
    "personal-data": (
        "Закройте доступ к файлу {name}: в нём персональные данные",
        "Close access to {name}: it holds people's data",
    ),
    "institution-data": (
        "Закройте доступ к файлу {name}: в нём данные по учреждениям",
        "Close access to {name}: it holds institutions' data",
    ),
    "unreadable-document": (
        "Загрузите файл {name} заново: он не читается",
        "Upload {name} again: the file cannot be read",
    ),
    "empty-document": (
        "Загрузите файл {name} заново: в нём нет текста",
        "Upload {name} again: there is no text in it",
    ),
}
# What is wrong with the address and not with the file behind it: two addresses of one file are two acts.
OF_ADDRESS = frozenset(
    {
        "malformed-link",
        "link-text-mismatch",
        "temporary-link",
        "blocked-address",
        "broken-link",
        "soft-404",
        "access-restricted",
        "untrusted-certificate",
        "section-link",
        "duplicate-link",
    }
)
