"""Smoothing before quantisation: outliers move from the activations, which share one scale, into the weights, which have one a row.

After SmoothQuant (Xiao et al., ICML 2023): a linear layer W x becomes (W s)(x / s), the same product. Only the channels
that reach further than most are scaled, s_j = max(1, max|x_j| / median over j)^0.5: on a model of this size the
paper's own balance with the weights did more harm than good.
"""

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn

from training.model import Reader

__all__ = ["smooth"]

Passage = tuple[Tensor, Tensor]


class Smoothed(nn.Module):
    """A linear layer whose input is divided by a constant vector that its weights take over."""

    inverse: Tensor

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.linear = linear
        self.register_buffer("inverse", 1 / scale)
        linear.weight.data.mul_(scale)

    def forward(self, inputs: Tensor) -> Tensor:
        out: Tensor = self.linear(inputs * self.inverse)
        return out


@torch.no_grad()
def smooth(reader: Reader, passages: Iterable[Passage]) -> None:
    """Rewrite the linear layers of the encoder in place; `passages` are (ids [1, pieces], looks [1, pieces, 3]) to take ranges from."""
    layers = {n: m for n, m in reader.encoder.named_modules() if isinstance(m, nn.Linear) and ".layer." in n}
    most = {name: torch.zeros(linear.in_features) for name, linear in layers.items()}
    hooks = [linear.register_forward_pre_hook(_watch(most[name])) for name, linear in layers.items()]
    for ids, looks in passages:
        reader.encode(ids, None, looks)
    for hook in hooks:
        hook.remove()
    for name, linear in layers.items():
        scale = (most[name] / most[name].median()).clamp(min=1).sqrt()
        reader.encoder.set_submodule(name, Smoothed(linear, scale))


def _watch(most: Tensor) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
    def note(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        torch.maximum(most, inputs[0].flatten(0, -2).abs().amax(0), out=most)

    return note
