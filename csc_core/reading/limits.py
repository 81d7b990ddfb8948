"""How large a file may be, so that no upload can exhaust the machine. All ours."""

CSV_BYTES = 50_000_000
WORKBOOK_BYTES = 20_000_000
UNPACKED_BYTES = 100_000_000
RATIO = 100  # unpacked to packed bytes, looked at from RATIO_FROM unpacked bytes on
RATIO_FROM = 10_000_000
PARTS = 2_000
SHEETS = 20
SHEET_CELLS = 2_000_000  # the rectangle a sheet spans, empty cells included
COLUMNS = 500
LINE_CHARACTERS = 100_000
CELL_CHARACTERS = 32_767
HEADER_WITHIN = 30  # lines among which the header is looked for
REREAD = 100  # broken quotation marks after which the reader no longer starts again on the next line
CAREFUL_LINES = 500_000  # longer files have to be well-formed: the careful way takes too long for them
SET_ASIDE = 20_000  # rows; more than that is not a log with faults but another kind of file
PIECE = 20_000  # records held as Python lists at a time
PARSER_BYTES = 60_000_000  # memory of the process that parses a workbook, beyond what it takes to start
PARSER_BYTES_EACH = 8  # more for every byte of an unpacked workbook
PARSER_SECONDS = 1  # of processor time
PARSER_BYTES_A_SECOND = 8_000_000  # a second more for so many unpacked bytes
PARSER_PATIENCE = 4  # seconds by the clock for each second of processor time, on a machine with much to do
MARKUP_BYTES = 20_000_000  # of an event log in XML, or of JSON
MARKUP_DEPTH = 50
MARKUP_EVENTS = 100_000
OBJECTS = 200_000  # objects and lists in JSON
OBJECT_VALUES = 1_000_000
