"""Each check of this folder that looks at a site is shown failing on a fault of its own; `pytest -rx` lists the faults."""

import importlib
from pathlib import Path

PREVIEW = "test_preview"  # looks at a server, not at a site


def test_each_check_has_a_planted_fault() -> None:
    names = sorted(file.stem for file in Path(__file__).parent.glob("test_*.py"))
    modules = [importlib.import_module(f"tests.browser.{name}") for name in names if name not in (PREVIEW, Path(__file__).stem)]
    checks = [one for module in modules for name, one in vars(module).items() if name.startswith("test_")]
    assert len(checks) > 40
    assert [check.__name__ for check in checks if not any(m.name == "planted" for m in getattr(check, "pytestmark", ()))] == []
