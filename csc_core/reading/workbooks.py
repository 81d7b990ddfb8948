"""Workbooks: written next."""

from csc_core.model.raw import RawTable


def read_workbook(data: bytes, name: str, sheet: str | None) -> RawTable: ...
