"""The words of RTF: how it is cut into tokens, what its words stand for, which groups hold no text."""

import re
from typing import Final

_TOKEN = r"""\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?\ ?
    |(?P<bytes>(?:\\'[0-9a-fA-F]{2}[\r\n]*)+)
    |\\(?P<sign>[^a-zA-Z])
    |(?P<brace>[{}])
    |(?P<text>[^\\{}\r\n]+)"""
NARROW: Final = re.compile(_TOKEN, re.VERBOSE | re.DOTALL)
# A run of letters in Unicode, each with one letter for old readers: nearly all there is in many files.
TOKEN: Final = re.compile(
    rf"(?P<wide>(?:\\u-?\d{{1,6}}\ ?(?:\\'[0-9a-fA-F]{{2}}|\?))+)|{_TOKEN}", re.VERBOSE | re.DOTALL
)
WIDE: Final = re.compile(r"\\u(-?\d{1,6})")
BYTE: Final = re.compile(r"\\'([0-9a-fA-F]{2})")

LETTERS: Final = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "lbr": "\n",
}  # fmt: skip
SIGNS: Final = {"~": "\xa0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
ENDS_PARAGRAPH: Final = frozenset("\r\n")

# Groups without text that people see.
_SKIPPED = (
    "colortbl fldinst pict nonshppict shprslt objdata objclass objname sp private private1 xe tc rxe txe template "
    "filetbl ftncn ftnsep ftnsepc aftncn aftnsep aftnsepc atnid atnauthor atntime atnref annotation nonesttables "
    "listtable listoverridetable revtbl author operator category keywords doccomm comment company manager subject "
    "hlinkbase creatim revtim printim buptim userprops themedata datastore generator pntxta pntxtb pgptbl listpicture "
    "falt panose fontemb oldcprops oldpprops oldsprops oldtprops svgblip"
)
SKIPPED: Final = frozenset(_SKIPPED.split())
# Groups marked as unknown to old readers («\*») that hold text, or words that matter, after all.
KNOWN: Final = frozenset(("shpinst", "shppict", "do", "ud", "nesttableprops", "fldrslt", "result"))
STORIES: Final = {
    "header": "above", "headerl": "above", "headerr": "above", "headerf": "above",
    "footer": "below", "footerl": "below", "footerr": "below", "footerf": "below",
    "footnote": "notes", "shptxt": "boxes", "dptxbxtext": "boxes",
}  # fmt: skip

CHARSETS: Final = {
    77: "mac-roman", 128: "cp932", 134: "gbk", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437", 254: "cp437",
}  # fmt: skip
PAGES: Final = {10000: "mac-roman", 10007: "mac-cyrillic", 65001: "utf-8"}
