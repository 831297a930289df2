"""A figure in the manual is the one that was measured last."""

from manual.figures import PAGE, with_figures

ROW = "| weakest | {} | `records`: event F1 |"


def test_limits_are_as_measured():
    text = PAGE.read_text(encoding="utf-8")
    assert with_figures(text) == text, "make docs-refresh"


def test_an_old_figure_is_put_right():
    measured = with_figures(ROW.format("0.01"))
    assert measured != ROW.format("0.01")
    assert with_figures(ROW.format("1")) == measured.replace("0.", "")
