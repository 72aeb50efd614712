"""The notebooks of the documentation: stored without what they print, and each cell runs. `nox -s docs` shows them."""

import ast
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "docs" / "notebooks"
SHOWN = {
    "first-look": ["Export", "Table", "tuple", "dict", "Report", "DataFrame", "DataFrame"],
    "network-over-time": ["Picture", "Picture", "DataFrame", "Picture", "DataFrame", "Picture"],
}


def cells(name):
    notebook = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_all_notebooks_are_known():
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == set(SHOWN)


@pytest.mark.parametrize("name", SHOWN)
def test_no_output_is_stored(name):
    assert [(cell["outputs"], cell["execution_count"]) for cell in cells(name)] == [([], None)] * len(cells(name))


@pytest.mark.parametrize("name", SHOWN)
def test_every_cell_runs(name, monkeypatch):
    for module in ("pandas", "polars"):
        pytest.importorskip(module, reason=f"the extra {module!r} is not installed")
    pytest.importorskip("matplotlib", reason="the extra 'plot' is not installed")
    monkeypatch.setenv("MPLBACKEND", "template")
    shown, names = [], {}
    for cell in cells(name):
        *lines, last = ast.parse("".join(cell["source"])).body
        exec(compile(ast.Module(lines, []), name, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), name, "eval"), names)
            shown += [type(value).__name__] if value is not None else []
        else:
            exec(compile(ast.Module([last], []), name, "exec"), names)

    assert shown == SHOWN[name]
