"""Every code that a sheet of cases can be refused with has words of its own."""

import re
from pathlib import Path

from talja.core.intake import workbook
from talja.core.rules import case_reading
from talja.web.shared import case_files
from talja.web.shared.case_texts import PROBLEMS, file_text


def test_every_code_has_a_text() -> None:
    codes = set(re.findall(r'"(case_\w+)"', Path(str(case_reading.__file__)).read_text("utf-8")))
    assert codes == set(PROBLEMS)


def test_every_file_that_is_refused_says_why() -> None:
    folder = Path(str(workbook.__file__)).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'Unreadable\("(file_\w+)"\)', source))
    codes |= set(re.findall(r'"(case_\w+)"', Path(str(case_files.__file__)).read_text("utf-8")))
    assert len({file_text(code, ("nr",)) for code in codes}) == len(codes) >= 8
