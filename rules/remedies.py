"""What a municipality can do about a link that failed, by the failure and by its cause."""

from collections.abc import Mapping

from auditor.model import Cause, Failure, Say

WHAT_TO_DO: Mapping[Failure, Say] = {
    Failure.CHALLENGE: Say(
        ru="Если у вас документ открывается без проверки, эксперт его, скорее всего, увидит; надёжнее разместить его "
        "там, где проверки нет.",
        en="If it opens for you without a check, the expert will likely see it; a site without such a check is safer.",
    ),
    Failure.DNS: Say(
        ru="Проверьте имя сайта в адресе; если сайт закрыт, разместите документ на действующем.",
        en="Check the site's name; if the site is closed, publish the document on one that works.",
    ),
    Failure.REFUSED: Say(
        ru="Если сайт не открывается и у вас, сообщите его администратору.",
        en="If it does not open for you either, tell the site's administrator.",
    ),
    Failure.RESET: Say(
        ru="Если сайт не открывается и у вас, сообщите его администратору.",
        en="If it does not open for you either, tell the site's administrator.",
    ),
    Failure.TIMEOUT: Say(
        ru="Если у вас сайт открывается, он может не отвечать из других сетей: разместите документ и в другом месте.",
        en="If it opens for you, it may be silent to other networks: publish the document elsewhere too.",
    ),
    Failure.TLS: Say(
        ru="Сообщите администратору сайта: браузеры тоже его не откроют.",
        en="Tell the site's administrator: browsers will not open it either.",
    ),
    Failure.TOO_MANY_REDIRECTS: Say(
        ru="Дайте адрес, который открывает документ без перенаправлений.",
        en="Give the address that opens the document without redirects.",
    ),
    Failure.SERVER_ERROR: Say(
        ru="Если ошибка видна и у вас, сообщите администратору сайта.",
        en="If you see the error too, tell the site's administrator.",
    ),
    Failure.GONE: Say(
        ru="Документ удалён с сайта: разместите его снова.", en="The document was removed: publish it again."
    ),
}
WHAT_TO_DO_ABOUT: Mapping[Cause | None, Say] = {
    Cause.OFFLINE: Say(
        ru="Повторите проверку, когда связь с интернетом восстановится.",
        en="Check again when the connection to the internet is back.",
    ),
    Cause.NOT_TLS: Say(
        ru="Попробуйте тот же адрес с http:// вместо https://.", en="Try the same address with http:// for https://."
    ),
    Cause.NO_CIPHER: Say(
        ru="Проверьте ссылку в обычном браузере; не открывается — разместите документ на другом сайте.",
        en="Try the link in an ordinary browser; if it fails, publish the document on another site.",
    ),
    Cause.BODY: Say(
        ru="Уменьшите файл или разместите его на сайте побыстрее.", en="Make the file smaller, or use a faster site."
    ),
    Cause.GEO: Say(
        ru="Если из вашей сети ссылка открывается, эксперт её, скорее всего, тоже увидит; проверьте с телефона.",
        en="If it opens in your network, the expert will probably see it too; try it on a phone.",
    ),
    Cause.CONSENT: Say(
        ru="Дайте прямую ссылку на файл, мимо страницы согласия.", en="Link the file itself, past the page of consent."
    ),
    Cause.FIREWALL: Say(
        ru="Если у вас ссылка открывается, попросите администратора сайта пропускать проверку.",
        en="If it opens for you, ask the site's administrator to let the check in.",
    ),
}
