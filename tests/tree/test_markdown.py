"""Text reaches a place where Markdown is read only as a constant, a count, or through ``plain``.

A pragmatic check: it follows names inside one function, and trusts the few helpers and fields listed here.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.tree.source import Function, called, calls, files, functions, name, tree

PAGES = files("pages")
# Streamlit's calls whose first argument, label or help is read as Markdown.
MARKDOWN = {
    f"st.{call}"
    for line in (
        "markdown badge button expander page_link error warning info success toast radio selectbox tabs",
        "multiselect text_input text_area number_input date_input time_input checkbox toggle slider dialog",
        "file_uploader download_button popover spinner status title header subheader form_submit_button",
    )
    for call in line.split()
}
READ = {"label", "body", "help", "caption", "captions", "text"}
ESCAPES = {"plain", "plain_keeping_space", "parts.plain", "parts.plain_keeping_space"}
COUNTS = {"len", "sum", "int", "min", "max", "divmod", "range", "enumerate"}
OURS = {"families"}  # what these give is written in the project itself
SAFE_MODULES = ("in_words.",)  # counts, days and dates in words
SAFE_METHODS = ("join", "capitalize", "replace", "strip", "upper")  # safe where what they work on is
NUMBERED = {"claim.id", "text.id", "action.id", "case.number", "item.row", "episode.number", "step.minutes"}
FIELDS = NUMBERED | {"offer.says", "file.label"}  # the words for a document of ours


@dataclass
class Scope:
    """What is bound to names in a function, and the names its callers hand in."""

    bound: dict[str, list[ast.expr]] = field(default_factory=dict)
    handed_in: tuple[str, ...] = ()

    def bind(self, target: ast.expr, value: ast.expr) -> None:
        """Note a value for a name, or for each name of a tuple."""
        if isinstance(target, ast.Name):
            self.bound.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Tuple):
            parts = value.elts if isinstance(value, ast.Tuple) else []
            for k, part in enumerate(target.elts):
                self.bind(part, parts[k] if len(parts) == len(target.elts) else value)

    def items(self, value: ast.expr) -> list[ast.expr]:
        """What a loop goes through: the parts of a literal, also by its name or a slice of it."""
        if isinstance(value, ast.Subscript):
            return self.items(value.value)
        if isinstance(value, ast.Name) and value.id not in self.handed_in:
            return [item for known in self.bound.get(value.id, []) for item in self.items(known)] or [value]
        return list(value.elts) if isinstance(value, (ast.Tuple, ast.List)) else [value]


def scope_of(function: Function | None, module: ast.Module) -> Scope:
    """The names of a function, with the module's constants around it."""
    scope = Scope()
    if function:
        scope.handed_in = tuple(arg.arg for arg in (*function.args.args, *function.args.kwonlyargs))
    inside = list(ast.walk(function)) if function else []
    nodes = [node for node in module.body if isinstance(node, (ast.Assign, ast.AnnAssign))] + inside
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                scope.bind(target, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value:
            scope.bind(node.target, node.value)
    for node in nodes:
        if isinstance(node, (ast.For, ast.comprehension)):
            for item in scope.items(node.iter):
                scope.bind(node.target, item)
    return scope


def leaves(value: ast.expr) -> Iterator[ast.expr]:
    """The parts of an expression that end up on the screen."""
    match value:
        case ast.JoinedStr() | ast.BoolOp():
            parts = value.values
        case ast.FormattedValue() | ast.Subscript():
            parts = [value.value]
        case ast.IfExp():
            parts = [value.body, value.orelse]
        case ast.BinOp():
            parts = [value.left, value.right]
        case ast.GeneratorExp() | ast.ListComp():
            parts = [value.elt]
        case ast.Tuple() | ast.List():
            parts = value.elts
        case ast.Call(func=ast.Attribute(attr=method, value=worked_on)) if method in SAFE_METHODS:
            parts = [worked_on, *value.args]
        case _:
            yield value
            return
    for part in parts:
        yield from leaves(part)


def unsafe(value: ast.expr, scope: Scope, seen: frozenset[str] = frozenset()) -> list[ast.expr]:
    """The parts of an expression that may not stand where Markdown is read."""
    return [leaf for leaf in leaves(value) if not is_safe(leaf, scope, seen)]


def is_safe(leaf: ast.expr, scope: Scope, seen: frozenset[str]) -> bool:
    """Is this a constant, a count, an escape, or a name for nothing else?"""
    if isinstance(leaf, (ast.Constant, ast.Compare)):
        return True
    if isinstance(leaf, ast.Call):
        return called(leaf) in ESCAPES | COUNTS | OURS or called(leaf).startswith(SAFE_MODULES)
    if isinstance(leaf, ast.Name):
        known = [] if leaf.id in scope.handed_in or leaf.id in seen else scope.bound.get(leaf.id, [])
        return leaf.id.isupper() or (
            bool(known) and not any(unsafe(v, scope, seen | {leaf.id}) for v in known)
        )
    return ast.unparse(leaf) in FIELDS


def shown(call: ast.Call) -> list[ast.expr]:
    """The arguments of a Streamlit call that are read as Markdown."""
    return [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg in READ)]


def enclosing(module: ast.Module) -> Iterator[tuple[Function | None, ast.Call]]:
    """Every call with the innermost function around it."""
    owner: dict[ast.Call, Function] = {}
    for function in functions(module):  # outer functions come first
        owner |= dict.fromkeys(calls(function), function)
    return ((owner.get(call), call) for call in calls(module))


def handed_on(function: Function | None, scope: Scope, found: list[ast.expr]) -> set[str]:
    """Which of its own parameters a function shows as they are: then its callers are looked at."""
    numbers = {
        arg.arg
        for arg in (function.args.args if function else ())
        if arg.annotation and ast.unparse(arg.annotation) == "int"
    }
    names = {leaf.id for leaf in found if isinstance(leaf, ast.Name)}
    return (names & set(scope.handed_in)) - numbers


def helpers() -> dict[str, tuple[tuple[str, ...], set[str]]]:
    """Functions that show some of their parameters as they are: all their parameters, and those shown."""
    found: dict[str, tuple[tuple[str, ...], set[str]]] = {}
    for path in PAGES:
        for function, call in enclosing(tree(path)):
            if function is None or called(call) not in MARKDOWN:
                continue
            scope = scope_of(function, tree(path))
            names = {n for v in shown(call) for n in handed_on(function, scope, unsafe(v, scope))}
            if names:
                known = found.get(function.name, (scope.handed_in, set()))[1]
                found[function.name] = (scope.handed_in, known | names)
    return found


HELPERS = helpers()


def given(call: ast.Call) -> list[ast.expr]:
    """The arguments of any call that end up where Markdown is read."""
    if called(call) in MARKDOWN:
        return shown(call)
    parameters, read = HELPERS.get(called(call).split(".")[-1], ((), set()))
    placed = [value for parameter, value in zip(parameters, call.args, strict=False) if parameter in read]
    return placed + [keyword.value for keyword in call.keywords if keyword.arg in read]


def faults(path: Path) -> list[str]:
    """Calls that show what was not made safe."""
    found = []
    for function, call in enclosing(tree(path)):
        scope = scope_of(function, tree(path))
        for value in given(call):
            bad = unsafe(value, scope)
            own = set(scope.handed_in)
            rest = [leaf for leaf in bad if not (isinstance(leaf, ast.Name) and leaf.id in own)]
            found += [f"{name(path)}:{call.lineno} {called(call)}: {ast.unparse(leaf)}" for leaf in rest]
    return found


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_nothing_unescaped_is_read_as_markdown(path: Path) -> None:
    assert faults(path) == []


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("st.markdown('A sentence.')", True),
        ("st.markdown(plain(row.title))", True),
        ("st.markdown(f'**{plain(row.title)}** · {in_words.days(9)}')", True),
        ("st.markdown('\\n'.join(f'- {plain(x)}' for x in rows))", True),
        ("st.markdown('\\n'.join(rows))", False),
        ("st.markdown(row.title)", False),
        ("st.markdown(row.title.strip())", False),
        ("st.markdown(f'**{row.title}**')", False),
        ("st.markdown(x + plain(y))", False),
        ("st.button('Look', help=row.title)", False),
        ("st.error(str(fault))", False),
        ("label = f'Open {row.title}'\nst.button(label)", False),
        ("label = f'Open {in_words.count(2)}'\nst.button(label)", True),
        ("label = 'a' if x else plain(y)\nst.button(label)", True),
        ("for a, b in (('One', x), ('Two', y)):\n    st.markdown(f'{a} {plain(b)}')", True),
        ("for a, b in (('One', x), ('Two', y)):\n    st.markdown(f'{a} {b}')", False),
        ("for a in rows:\n    st.markdown(a)", False),
    ],
)
def test_the_check_itself_tells_safe_from_unsafe(written: str, safe: bool) -> None:
    body = "\n".join(f"    {line}" for line in written.splitlines())
    module = ast.parse(f"def page(row, rows, fault, x, y):\n{body}\n")
    (function,) = functions(module)
    scope = scope_of(function, module)
    found = [
        leaf
        for call in calls(module)
        if called(call) in MARKDOWN
        for v in shown(call)
        for leaf in unsafe(v, scope)
    ]
    assert (found == []) is safe
