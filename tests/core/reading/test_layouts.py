"""The header is found wherever it stands, and no row is swallowed by it."""

import pytest

from csc_core.reading.layouts import find_layout


def rows(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()]


@pytest.mark.parametrize(
    ("text", "header", "named", "last"),
    [
        ("date,kind,title\nwhen,what,who", "date,kind,title", 0, 0),
        ("Title\n\nWhen,What,Who\n2024,a,b", "When,What,Who", 2, 2),
        ("When,What,Who\n(yyyy-mm-dd),(short),(one)\n2024-01-02,a,b", "When,What,Who", 0, 1),
        ("What,What,Who\nDate,Title,Owner\n2024-01-02,a,b", "Date,Title,Owner", 0, 1),
        (
            "Setback,,Response,\nDate,Title,Date,Title\n2024,a,2024,b",
            "Setback Date,Setback Title,Response Date,Response Title",
            1,
            1,
        ),
        ("When,What,Who\nTBD,Launch,City\n2024-01-02,a,b", "When,What,Who", 0, 0),
        ("Org,,Where\n#org,#sector,#adm1\nX,Y,Z", "Org,#sector,Where", 0, 1),
        ("#org,#sector,#adm1\nX,Y,Z", "#org,#sector,#adm1", 0, 0),
        ("2024-01-02,a,b\n2024-01-03,c,d", "2024-01-02,a,b", 0, 0),
        ("x\n1\n2", "x", 0, 0),
    ],
)
def test_headers(text: str, header: str, named: int, last: int) -> None:
    layout = find_layout(rows(text))
    assert (",".join(layout.header), layout.named, layout.last) == (header, named, last)


def test_priorities_and_remarks_are_no_hashtags() -> None:
    assert find_layout(rows("Item,Rank\n# 3 priority,#1\nx,y")).tags == ()
