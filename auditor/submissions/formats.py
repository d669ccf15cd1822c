"""The formats that are read."""

from enum import StrEnum


class Format(StrEnum):
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    TEXT = "text"
    ZIP = "zip"
