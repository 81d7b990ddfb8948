"""Runs in an environment of its own: for every line of input one analysis with pm4py, its CPU and wall time.

The case is the setback a row answers (or its own id), the activity its kind and stance. pm4py is under the
AGPL, so it is named in no requirements file and nothing of it is imported elsewhere.
"""

import sys
import time

answers, sys.stdout = sys.stdout, sys.stderr  # pm4py greets on the standard output

import pandas as pd  # noqa: E402
import pm4py  # noqa: E402


def work(file: str) -> None:
    """Read a log, and count what follows what, and how long after."""
    table = pd.read_csv(file)
    table["case"] = table["responds_to"].fillna(table["event_id"])
    table["activity"] = table["kind"].str.cat(table["stance"].fillna(""), sep=" ")
    table["when"] = pd.to_datetime(table["date"], format="ISO8601")
    log = pm4py.format_dataframe(table, case_id="case", activity_key="activity", timestamp_key="when")
    pm4py.discover_dfg(log)
    pm4py.discover_performance_dfg(log)


for _ in sys.stdin:
    cpu, wall = time.process_time(), time.perf_counter()
    work(sys.argv[1])
    print(time.process_time() - cpu, time.perf_counter() - wall, file=answers, flush=True)
