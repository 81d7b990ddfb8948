"""Logs that the journeys bring along."""

import io

from openpyxl import load_workbook

TINY = """date,kind,title
2025-03-01,setback,The bus to the night school was cut
"""

FAULTY = """date,kind,title,actors,event_id,responds_to,stance
2025-01-10,setback,Two of five sites lost their lease,CITY,S1,,
sometime in spring,response,Partners met the owners,CITY,R1,S1,learning
2025-02-03,response,Partners shared one list of rooms,CITY;SCH,R2,S1,learning
2025-02-30,milestone,The first site moved,SCH,,,
2025-03-12,response,,CITY,R3,S1,blaming
2025-04-02,celebration,All sites are open again,CITY;SCH,,,
"""
FAULTY_ROWS = 6

FILLED = (
    {
        "date": "2025-01-10",
        "kind": "setback",
        "title": "Two of five sites lost their lease",
        "event_id": "S1",
    },
    {
        "date": "2025-02-03",
        "kind": "response",
        "title": "Partners shared one list of rooms",
        "event_id": "R1",
        "responds_to": "S1",
        "stance": "learning",
    },
    {"date": "2025-04", "kind": "milestone", "title": "The first site moved"},
)

AWAY = "http://away.example"
IMAGE = f"![see]({AWAY}/pixel.png)"
LINK = f"[minutes]({AWAY}/minutes) {AWAY}/bare"
SCRIPT = "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 2'>"
SIGNS = "1. Mayor's # 3 *costs* $5 or $6 :red[x] `code` A -> B ~~gone~~ | {{x}} \\n"
HOSTILE_TITLES = (f"Opened {IMAGE}", f"Called {LINK}", f"Ran {SCRIPT}", f"Wrote {SIGNS}")


def hostile() -> bytes:
    """A log that tries to draw pictures, plant links, run scripts, and confuse a chart by column names."""
    columns = ["date", "kind", "title", "detail", "actors", "event_id", "responds_to", "stance"]
    strange = ["image", "a.b", "Date:T", "__proto__", "url", "<b>bold</b>"]
    lines = [columns + strange]
    for k, title in enumerate(HOSTILE_TITLES):
        first = k == 0
        kind, event = ("setback", "S1") if first else ("response", f"R{k}")
        answers = "" if first else "S1"
        stance = "" if first else "learning"
        values = [f"2025-0{k + 1}-05", kind, title, f"Detail: {title}", "EVIL", event, answers, stance]
        lines.append([*values, *[IMAGE] * len(strange)])
    return _csv(lines)


def hostile_partners() -> bytes:
    """A partner whose name does the same."""
    return _csv([["org_id", "name", "sector"], ["EVIL", f"{IMAGE} {SCRIPT}", "government"]])


def filled_in(template: bytes) -> bytes:
    """The template with the rows of ``FILLED`` written into it, as a person would in a spreadsheet."""
    book = load_workbook(io.BytesIO(template))
    sheet = book["events"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for at, row in enumerate(FILLED, 2):
        for name, value in row.items():
            sheet.cell(at, places[name], value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _csv(lines: list[list[str]]) -> bytes:
    quoted = (",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines)
    return "\r\n".join([*quoted, ""]).encode()
