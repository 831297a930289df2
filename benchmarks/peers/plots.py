"""Pictures of the comparison: `python -m benchmarks.peers.plots FIGURES FOLDER`, in the environment of the neighbours."""

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "verbale"  # the same figures give the same file

import matplotlib.pyplot as plt  # noqa: E402

__all__ = ["main"]

_OURS, _THEIRS = "#33506b", "#b9c4cf"


def main() -> None:
    """One picture a task: quality, speed, memory side by side."""
    figures, folder = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for name, task in figures["tasks"].items():
        _draw(task, folder / f"peers-{name}.svg")


def _draw(task: dict[str, Any], target: Path) -> None:
    tools = {name: told for name, told in task["tools"].items() if "failed" not in told}
    amount = task["words"] if task["unit"] == "words" else task["documents"]
    panels = {measure: {name: told["scores"][measure] for name, told in tools.items()} for measure in tools["verbale"]["scores"]}
    panels[f"{task['unit']} a second"] = {name: amount / told["median"] for name, told in tools.items()}
    panels["peak memory, MB"] = {name: told["megabytes"] for name, told in tools.items()}
    figure, axes = plt.subplots(1, len(panels), figsize=(2.3 * len(panels), 0.5 + 0.4 * len(tools)), sharey=True, layout="constrained")
    for axis, (title, values) in zip(axes, panels.items(), strict=True):
        bars = axis.barh(list(values), list(values.values()), color=[_OURS if name == "verbale" else _THEIRS for name in values])
        axis.bar_label(bars, fmt="{:,.0f}", fontsize=7, padding=2)
        axis.set_title(title, fontsize=8)
        axis.set_xlim(0, 1.3 * max(values.values()))
        axis.tick_params(labelsize=8, bottom=False, labelbottom=False)
        axis.spines[["top", "right", "bottom"]].set_visible(False)
    axes[0].invert_yaxis()
    figure.savefig(target, metadata={"Date": None})
    plt.close(figure)


if __name__ == "__main__":
    main()
