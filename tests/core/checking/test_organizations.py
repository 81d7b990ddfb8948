"""Organizations in cells: by id, name or alias; strangers are told and counted all the same."""

from csc_core.model.codes import Ragged
from csc_core.model.log import EventLog
from tests.core.checking.opening import PARTNERS, log_of, opened, rows_told, told

HEADER = "date,kind,title,actors,directed_at,affected,agreed_by,lead_org\n"


def names(log: EventLog, column: Ragged, row: int) -> list[str]:
    return [log.codes.orgs[code] for code in column.of(row)]


def test_the_roster_comes_first_then_others_as_they_appear() -> None:
    log = log_of(opened(HEADER + "2024-01-02,response,x,NBR;CITY;NBR,SCH,,,\n", partners=PARTNERS))
    assert log.codes.orgs == ("CITY", "SCH", "NBR")
    assert names(log, log.codes.actors, 0) == ["NBR", "CITY"]
    assert names(log, log.codes.directed_at, 0) == ["SCH"]


def test_a_partner_may_be_written_by_name_or_in_another_case() -> None:
    answer = opened(HEADER + "2024-01-02,response,x,city; School District,,,,\n", partners=PARTNERS)
    log = log_of(answer)
    assert names(log, log.codes.actors, 0) == ["CITY", "SCH"]
    assert log.cell(0, "actors") == "CITY;SCH"
    assert not told(answer, "unknown_partner")


def test_a_name_that_two_partners_share_is_not_guessed() -> None:
    partners = "org_id,name,sector\nA1,City Office,government\nA2,City Office,government\n"
    answer = opened(HEADER + "2024-01-02,response,x,City Office,,,,\n", partners=partners)
    assert rows_told(answer, "unknown_partner") == [2]


def test_strangers_are_told_only_where_there_is_a_roster() -> None:
    text = HEADER + "2024-01-02,response,x,CITI,,,,\n"
    problem = told(opened(text, partners=PARTNERS), "unknown_partner")[0]
    assert 'Did you mean "CITY"?' in problem.try_this
    assert not opened(text).problems


def test_touched_brings_together_affected_agreed_by_and_the_lead() -> None:
    log = log_of(
        opened(HEADER + "2024-01-02,governance,x,CITY,,SCH;CITY,CITY,SCH\n2024-01-03,context,y,,,,,\n")
    )
    assert sorted(names(log, log.codes.touched, 0)) == ["CITY", "SCH"]
    assert names(log, log.codes.touched, 1) == []


COMMAS = """date,kind,title,actors
2024-01-02,setback,A,"City Hall, Schools, Chamber"
2024-01-03,setback,B,City Hall
2024-01-04,setback,C,"Schools, City Hall"
2024-01-05,setback,D,"Acme, Inc."
2024-01-06,setback,E,"Parks, Recreation and Libraries"
2024-01-07,setback,F,"Chamber, Schools, and City Hall"
2024-01-08,setback,G,"Acme, Inc., City Hall"
2024-01-09,setback,H,"Lee, Ann"
2024-01-10,setback,I,"Lee, Bo"
"""


def test_names_parted_by_commas_are_several_where_they_are_known_and_one_where_not() -> None:
    answer = opened(COMMAS)
    log = log_of(answer)
    assert [names(log, log.codes.actors, row) for row in range(len(log))] == [
        ["City Hall", "Schools", "Chamber"],
        ["City Hall"],
        ["Schools", "City Hall"],
        ["Acme, Inc."],
        ["Parks, Recreation and Libraries"],
        ["Chamber", "Schools", "City Hall"],
        ["Acme, Inc.", "City Hall"],
        ["Lee, Ann"],
        ["Lee, Bo"],
    ]
    assert rows_told(answer, "commas_parted") == [2, 4, 7, 8]
    assert rows_told(answer, "comma_in_name") == [6, 9, 10]


def test_a_partner_whose_name_holds_a_comma_is_one_and_partners_are_known_names() -> None:
    partners = 'org_id,name\nCITY,"Port Alder, City of"\nSCH,School District\nFND,Foundation\n'
    text = "date,kind,title,actors\n2024-01-02,setback,A,{}\n"
    whole = log_of(opened(text.format('"Port Alder, City of"'), partners=partners))
    assert names(whole, whole.codes.actors, 0) == ["CITY"]
    parted = log_of(opened(text.format('"School District, Foundation"'), partners=partners))
    assert names(parted, parted.codes.actors, 0) == ["SCH", "FND"]
