"""Writes one form after another: names, links, pages and cells in the ways people write them."""

import random

from auditor.model import Position, Rubric
from tests.submissions.writers import Value

NAMES = ("Заречинский район", "Полянский район", "город Верхогорск", "Речной муниципальный округ", "ЗАТО Северный")
_HOSTS = (
    "http://edu.example.ru",
    "https://школа.рф",
    "http://127.0.0.1:8080",
    "https://disk.yandex.ru/d",
    "http://umc.example.com",
)
_ENDS = (".pdf", ".docx", "", "?id=5&page_id=2", "/", ".xlsx", ".pdf?v=3")
_PATHS = (
    "plan",
    "polozhenie-o-monitoringe",
    "docs/Программа_",
    "netcat_files/30/84/x",
    "2021/02/prikaz-",
    "%D0%BF%D0%BB-",
)
_WORDS = (
    "Программа",
    "Положение о мониторинге",
    "Справка",
    "ссылка",
    "Приказ от 10.09.2020 № 181",
    "тут",
    "План работы",
)
Links = list[tuple[str, tuple[int, ...]]]
Answers = dict[tuple[str, str], Links]


class Author:
    """Writes one form after another."""

    def __init__(self, seed: int, rubric: Rubric) -> None:
        self.random, self.rubric = random.Random(seed), rubric
        self._number = 0

    def links(self) -> Links:
        """One to three links of a cell, each with its pages."""
        found = []
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            self._number += 1
            url = f"{self.random.choice(_HOSTS)}/{self.random.choice(_PATHS)}{self._number}{self.random.choice(_ENDS)}"
            pages = sorted(self.random.sample(range(1, 60), self.random.choice((0, 1, 1, 2, 3))))
            found.append((url, tuple(pages)))
        return found

    def answers(self, names: list[str]) -> Answers:
        """About half of the positions answered."""
        return {
            (name, one.id): self.links()
            for name in names
            for one in self.rubric.positions
            if self.random.random() < 0.5 or one is self.rubric.positions[0]
        }

    def names(self, most: int = 3) -> list[str]:
        return self.random.sample(NAMES, self.random.randint(1, most))

    def cited(self, pages: tuple[int, ...], alone: bool = False) -> str:
        told = ", ".join(map(str, pages))
        if len(pages) > 1 and list(pages) == list(range(pages[0], pages[-1] + 1)):
            told = self.random.choice((f"{pages[0]}-{pages[-1]}", f"{pages[0]} – {pages[-1]}", told))
        form = self.random.choice(
            (" стр. {}", ", с. {}", " (стр. {})", "\nстр. {}", ", на стр.{}", " (с.{})", " страницы {}")
        )
        return form.format(told).replace("\n", "\n" if alone else ", ")  # a line of pages under two links is anybody's

    def value(self, links: Links, plain: bool = False) -> Value | None:
        """The cell of an answer in one of the ways people write it."""
        if not links:
            return self.random.choice((None, None, Value(text="-"), Value(text="нет")))
        url, pages = links[0]
        if len(links) == 1 and not plain and self.random.random() < 0.5:
            words = self.random.choice(_WORDS) + (self.cited(pages).replace("\n", " ") if pages else "")
            return Value(text=words, target=url, formula=self.random.random() < 0.4)
        told = [url + (self.cited(pages, len(links) == 1) if pages else "") for url, pages in links]
        if len(told) > 1 and self.random.random() < 0.3:
            told = [f"{number}) {one}" for number, one in enumerate(told, 1)]
        elif self.random.random() < 0.3:
            told = [f"{self.random.choice(_WORDS[:3])}: {one}" for one in told]
        separator = "\n" if any("\n" in one for one in told) else self.random.choice(("\n", ";\n", "\n\n"))
        return Value(text=separator.join(told))

    def position(self, one: Position) -> str:
        return self.random.choice(
            (one.title, f"{one.title} (1 балл – есть, 0 – нет)", one.title + ";", one.title.upper())
        )
