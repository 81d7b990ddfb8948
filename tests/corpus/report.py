"""Print how well foreign logs and look-alikes are understood: python -m tests.corpus.report."""

from collections.abc import Sequence

from tests.corpus.choices import Choices, corpus_logs, look_alikes

MARKS = {True: "ok", False: "WRONG", None: "-"}


def main() -> None:
    known = [*corpus_logs(), *look_alikes()]
    print(f"{'file':34} {'verdict':22} {'date':6}{'title':6}{'kind':6}{'actors':7}asked")
    for choices in known:
        print(_line(choices))
    print()
    for column in ("date", "title", "kind", "actors"):
        print(f"{column:7} first choice right: {_rate([choices.right[column] for choices in known])}")
    print(f"verdicts right: {_rate([choices.verdict_right for choices in known])}")
    print(f"wrong date columns taken unasked: {sum(choices.wrong_date_unasked for choices in known)}")
    print(f"every row accounted for: {_rate([choices.adds_up for choices in known])}")


def _line(choices: Choices) -> str:
    verdict = f"{choices.first.verdict} > {choices.last.verdict}" + (
        "" if choices.verdict_right else " WRONG"
    )
    marks = [MARKS[right] for right in choices.right.values()]
    columns = "".join(f"{mark:6}" for mark in marks)
    return f"{choices.name[:33]:34} {verdict:22} {columns} {', '.join(choices.asked)[:60]}"


def _rate(marks: Sequence[bool | None]) -> str:
    judged = [mark for mark in marks if mark is not None]
    return f"{sum(judged)} of {len(judged)}"


if __name__ == "__main__":
    main()
