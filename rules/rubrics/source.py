"""A rubric file as typed fields that know their line, so that a mistake is told where it stands."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from auditor.errors import RubricError
from auditor.model import Say

E = TypeVar("E", bound=StrEnum)

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST = 1 << 20
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the file with its place: the file's name, the name of the field, the line."""

    file: str
    name: str
    node: yaml.Node

    def fault(self, ru: str, en: str) -> RubricError:
        """What is wrong with this field, ready to be raised."""
        line = self.node.start_mark.line + 1
        return RubricError(
            Say(
                ru=f"{self.file}, строка {line}, поле {self.name}: {ru}",
                en=f"{self.file}, line {line}, field {self.name}: {en}",
            )
        )

    def table(self, required: tuple[str, ...] = (), optional: tuple[str, ...] | None = ()) -> "dict[str, Field]":
        """The fields inside. Anything not named is a fault (`optional=None`: any name will do), so is a name twice."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.fault("нужны поля вида «имя: значение»", "fields of the form 'name: value' are needed")
        fields: dict[str, Field] = {}
        for key, value in self.node.value:
            name = str(key.value)
            field = Field(self.file, name, value)
            here = Field(self.file, name, key)
            if name in fields:
                raise here.fault("указано дважды", "given twice")
            if optional is not None and name not in (*required, *optional):
                known = ", ".join((*required, *optional))
                raise here.fault(f"такого поля нет; есть: {known}", f"no such field; there are: {known}")
            fields[name] = field
        for name in required:
            if name not in fields:
                raise Field(self.file, name, self.node).fault("поле пропущено", "the field is missing")
        return fields

    def items(self) -> "tuple[Field, ...]":
        """The members of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.fault("нужен список", "a list is needed")
        return tuple(Field(self.file, self.name, node) for node in self.node.value)

    @property
    def is_list(self) -> bool:
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_table(self) -> bool:
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_null(self) -> bool:
        return self.node.tag == _TAG + "null"

    def text(self) -> str:
        """A string that is not empty."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != _TAG + "str" or not self.node.value.strip():
            raise self.fault("нужна строка (в кавычках)", "a string is needed (in quotes)")
        return str(self.node.value)

    def number(self, least: int = 0, most: int = 1000) -> int:
        """A whole number within bounds."""
        value = self.node.value if isinstance(self.node, yaml.ScalarNode) else ""
        if self.node.tag != _TAG + "int" or not re.fullmatch(r"[+-]?\d{1,9}", str(value)):
            raise self.fault("нужно целое число", "a whole number is needed")
        if not least <= int(value) <= most:
            raise self.fault(f"нужно число от {least} до {most}", f"a number from {least} to {most} is needed")
        return int(value)

    def truth(self) -> bool:
        """true or false."""
        if self.node.tag != _TAG + "bool":
            raise self.fault("нужно true или false", "true or false is needed")
        return str(self.node.value).lower() in ("true", "yes", "on")

    def word(self, *known: str) -> str:
        """One of the words known."""
        value = str(self.node.value) if isinstance(self.node, yaml.ScalarNode) else ""
        if value not in known:
            words = ", ".join(known)
            raise self.fault(f"«{value}» не подходит; можно: {words}", f"'{value}' does not fit; use one of: {words}")
        return value

    def member(self, words: type[E]) -> E:
        """One of a closed set of words."""
        return words(self.word(*words))

    def texts(self) -> tuple[str, ...]:
        """A list of strings."""
        return tuple(item.text() for item in self.items())

    def members(self, words: type[E]) -> tuple[E, ...]:
        """A list of words of a closed set."""
        return tuple(item.member(words) for item in self.items())

    def patterns(self) -> tuple[str, ...]:
        """A list of regular expressions that compile."""
        return tuple(item.pattern() for item in self.items())

    def pattern(self) -> str:
        """A regular expression that compiles."""
        text = self.text()
        try:
            re.compile(text, re.IGNORECASE)
        except re.error as error:
            raise self.fault(
                f"«{text}» не регулярное выражение ({error})", f"'{text}' is no regular expression ({error})"
            ) from None
        return text


def read(path: Path) -> Field:
    """The whole file as one field. Raises RubricError when it cannot be read or is no YAML."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise _broken(path, f"файл не открывается ({reason})", f"the file does not open ({reason})") from None
    except UnicodeDecodeError:
        raise _broken(path, "файл не в кодировке UTF-8", "the file is not in UTF-8") from None
    if len(raw) > _LARGEST:
        raise _broken(path, "файл больше 1 МБ", "the file is larger than 1 MB")
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", строка {mark.line + 1}" if mark else ""
        line_en = f", line {mark.line + 1}" if mark else ""
        raise RubricError(
            Say(ru=f"{path.name}{line}: это не YAML.", en=f"{path.name}{line_en}: this is not YAML.")
        ) from None
    if node is None:
        raise _broken(path, "файл пуст", "the file is empty")
    root = Field(path.name, "rubric", node)
    _refuse_aliases(root, set())
    return root


def _broken(path: Path, ru: str, en: str) -> RubricError:
    return RubricError(Say(ru=f"{path.name}: {ru}.", en=f"{path.name}: {en}."))


def _refuse_aliases(field: Field, seen: set[int]) -> None:
    """A file that refers to itself (`*name`) could be endless, and hides which line is meant."""
    if id(field.node) in seen:
        raise field.fault("ссылки & и * не поддерживаются", "anchors and aliases (& and *) are not supported")
    seen.add(id(field.node))
    inside: list[yaml.Node] = []
    if isinstance(field.node, yaml.SequenceNode):
        inside = list(field.node.value)
    elif isinstance(field.node, yaml.MappingNode):
        inside = [node for pair in field.node.value for node in pair]
    for node in inside:
        _refuse_aliases(Field(field.file, field.name, node), seen)
