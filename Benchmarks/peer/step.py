"""Times training steps of a network in PyTorch.

This is what `normreport benchmark` is measured beside: the same networks, the same batch.

With `--probes` the normalizer is written out in tensor operations, as in research code that compares normalizers, and five
quantities are measured in every layer of every step. Without, PyTorch is at its best: built-in layers where there are any,
an optimizer in one kernel, compiled if asked for, and nothing is measured. Convolutions are `torch.nn.functional.conv2d`;
gradients come from automatic differentiation.
"""

import argparse
import json
import resource
import time

import torch
from torch import Tensor
from torch.nn import functional

CNN = {
    "cnn-10": [(64, 1), (64, 2), (128, 1), (128, 2), (256, 1), (256, 2), (512, 1), (512, 2), (512, 1), (512, 1)],
    "cnn-20": [
        (width, 2 if halves and layer == 3 else 1)
        for width, halves in [(64, True), (128, True), (256, True), (256, True), (512, False)]
        for layer in range(4)
    ],
}
RESNET_56_WIDTHS = [32, 64, 128]
RESNET_56_BLOCKS = 9
CLASSES = 10
GROUPS = 32


class Probes:
    """What one step measures, layer by layer: convolutions (standard deviation, gradient norm) and activations."""

    def __init__(self) -> None:
        self.standard_deviation: list[Tensor] = []
        self.gradient_norm: list[Tensor] = []
        self.activation_variance: list[Tensor] = []
        self.cosine_similarity: list[Tensor] = []
        self.stable_rank: list[Tensor] = []

    @torch.no_grad()
    def convolution(self, x: Tensor) -> None:
        self.standard_deviation.append(x.std(dim=(0, 2, 3)).mean())
        x.register_hook(lambda gradient: self.gradient_norm.append(gradient.norm()))

    @torch.no_grad()
    def activation(self, x: Tensor) -> None:
        self.activation_variance.append(x.var(dim=(0, 2, 3)).mean())
        rows = x.flatten(1)
        rows = rows / rows.norm(dim=1, keepdim=True)
        gram = rows @ rows.T
        count = len(gram)
        self.cosine_similarity.append((gram.sum() - gram.trace()) / (count * (count - 1)))
        self.stable_rank.append(gram.trace() / torch.linalg.eigvalsh(gram)[-1])


class PlainBatchNorm(torch.nn.Module):
    """gamma (x - mean) / sqrt(variance + epsilon) + beta over N, H, W, with running statistics, in tensor operations."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.gamma = torch.nn.Parameter(torch.ones(1, channels, 1, 1))
        self.beta = torch.nn.Parameter(torch.zeros(1, channels, 1, 1))
        self.register_buffer("running_mean", torch.zeros(1, channels, 1, 1))
        self.register_buffer("running_variance", torch.ones(1, channels, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        mean = x.mean(dim=(0, 2, 3), keepdim=True)
        variance = x.var(dim=(0, 2, 3), unbiased=False, keepdim=True)
        with torch.no_grad():
            self.running_mean.lerp_(mean, 0.1)
            self.running_variance.lerp_(variance, 0.1)
        return self.gamma * (x - mean) / torch.sqrt(variance + 1e-5) + self.beta


class FilterResponseNorm(torch.nn.Module):
    """max(gamma x / sqrt(mean over H, W of x^2 + |epsilon|) + beta, tau), its own activation."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.gamma = torch.nn.Parameter(torch.ones(1, channels, 1, 1))
        self.beta = torch.nn.Parameter(torch.zeros(1, channels, 1, 1))
        self.tau = torch.nn.Parameter(torch.zeros(1, channels, 1, 1))
        self.epsilon = torch.nn.Parameter(torch.tensor(1e-5))

    def forward(self, x: Tensor) -> Tensor:
        square = x.square().mean(dim=(2, 3), keepdim=True)
        return torch.maximum(self.gamma * x * torch.rsqrt(square + self.epsilon.abs()) + self.beta, self.tau)


class EvoNormS0(torch.nn.Module):
    """gamma x sigmoid(v x) / sqrt(variance of a group + epsilon) + beta, its own activation."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.gamma = torch.nn.Parameter(torch.ones(1, channels, 1, 1))
        self.beta = torch.nn.Parameter(torch.zeros(1, channels, 1, 1))
        self.v = torch.nn.Parameter(torch.ones(1, channels, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        count, channels, height, width = x.shape
        groups = x.reshape(count, GROUPS, channels // GROUPS, height, width)
        variance = groups.var(dim=(2, 3, 4), unbiased=False, keepdim=True)
        deviation = torch.sqrt(variance + 1e-5).expand_as(groups).reshape(x.shape)
        return self.gamma * x * torch.sigmoid(self.v * x) / deviation + self.beta


def normalizer(name: str, channels: int, is_plain: bool) -> torch.nn.Module:
    """The normalizer with its activation, except that batch and group normalization leave it to the caller."""
    match name:
        case "batch-norm":
            return PlainBatchNorm(channels) if is_plain else torch.nn.BatchNorm2d(channels)
        case "group-norm":
            return torch.nn.GroupNorm(GROUPS, channels)
        case "filter-response-norm":
            return FilterResponseNorm(channels)
        case "evonorm-s0":
            return EvoNormS0(channels)
    raise ValueError(name)


class NormalizedConvolution(torch.nn.Module):
    """A 3x3 convolution with its probe, then the normalizer."""

    def __init__(self, inputs: int, outputs: int, stride: int, name: str, is_plain: bool) -> None:
        super().__init__()
        self.stride = stride
        self.weight = torch.nn.Parameter(torch.randn(outputs, inputs, 3, 3) * (2 / (9 * inputs)) ** 0.5)
        self.normalizer = normalizer(name, outputs, is_plain)

    def forward(self, x: Tensor, probes: Probes | None) -> Tensor:
        x = functional.conv2d(x, self.weight, stride=self.stride, padding=1)
        if probes is not None:
            probes.convolution(x)
        return self.normalizer(x)


def activate(x: Tensor, probes: Probes | None) -> Tensor:
    x = torch.relu(x)
    if probes is not None:
        probes.activation(x)
    return x


class ConvolutionalNetwork(torch.nn.Module):
    def __init__(self, layers: list[tuple[int, int]], name: str, is_plain: bool) -> None:
        super().__init__()
        inputs = [3] + [width for width, _ in layers]
        self.layers = torch.nn.ModuleList(
            NormalizedConvolution(before, width, stride, name, is_plain)
            for before, (width, stride) in zip(inputs, layers)
        )
        self.has_activation = name in ("batch-norm", "group-norm")
        self.classifier = torch.nn.Linear(layers[-1][0], CLASSES)

    def forward(self, x: Tensor, probes: Probes | None) -> Tensor:
        for layer in self.layers:
            x = activate(layer(x, probes), probes) if self.has_activation else layer(x, probes)
        return self.classifier(x.mean(dim=(2, 3)))


class Block(torch.nn.Module):
    """relu(norm(conv(relu(norm(conv x)))) + shortcut x), the shortcut a normalised convolution where shape changes."""

    def __init__(self, inputs: int, outputs: int, stride: int, name: str, is_plain: bool) -> None:
        super().__init__()
        self.first = NormalizedConvolution(inputs, outputs, stride, name, is_plain)
        self.second = NormalizedConvolution(outputs, outputs, 1, name, is_plain)
        changes = stride != 1 or inputs != outputs
        self.shortcut = NormalizedConvolution(inputs, outputs, stride, name, is_plain) if changes else None

    def forward(self, x: Tensor, probes: Probes | None) -> Tensor:
        branch = self.second(activate(self.first(x, probes), probes), probes)
        skip = x if self.shortcut is None else self.shortcut(x, probes)
        return activate(branch + skip, probes)


class ResidualNetwork(torch.nn.Module):
    def __init__(self, widths: list[int], blocks: int, name: str, is_plain: bool) -> None:
        super().__init__()
        self.opening = NormalizedConvolution(3, widths[0], 1, name, is_plain)
        self.blocks = torch.nn.ModuleList()
        inputs = widths[0]
        for stage, width in enumerate(widths):
            for block in range(blocks):
                self.blocks.append(Block(inputs, width, 2 if stage > 0 and block == 0 else 1, name, is_plain))
                inputs = width
        self.classifier = torch.nn.Linear(inputs, CLASSES)

    def forward(self, x: Tensor, probes: Probes | None) -> Tensor:
        x = activate(self.opening(x, probes), probes)
        for block in self.blocks:
            x = block(x, probes)
        return self.classifier(x.mean(dim=(2, 3)))


def network(architecture: str, name: str, divisor: int, is_plain: bool) -> torch.nn.Module:
    if architecture in CNN:
        layers = [(width // divisor, stride) for width, stride in CNN[architecture]]
        return ConvolutionalNetwork(layers, name, is_plain)
    return ResidualNetwork([width // divisor for width in RESNET_56_WIDTHS], RESNET_56_BLOCKS, name, is_plain)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--architecture", choices=[*CNN, "resnet-56"], required=True)
    parser.add_argument(
        "--normalizer", choices=["batch-norm", "group-norm", "evonorm-s0", "filter-response-norm"], default="batch-norm"
    )
    parser.add_argument("--width-divisor", type=int, default=1)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--steps", type=int, default=5, help="timed steps, after two that are not")
    parser.add_argument("--layout", choices=["contiguous", "channels-last"], default="channels-last")
    parser.add_argument("--probes", action="store_true", help="plain tensor operations, and five quantities a layer")
    parser.add_argument("--compile", action="store_true", help="with torch.compile; not with --probes")
    arguments = parser.parse_args()
    if arguments.compile and arguments.probes:
        parser.error("hooks on gradients are not compiled; leave out --compile or --probes")
    if arguments.threads:
        torch.set_num_threads(arguments.threads)

    torch.manual_seed(0)
    images = torch.randn(arguments.batch, 3, 32, 32)
    labels = torch.randint(CLASSES, (arguments.batch,))
    model = network(arguments.architecture, arguments.normalizer, arguments.width_divisor, arguments.probes)
    if arguments.layout == "channels-last":
        images = images.to(memory_format=torch.channels_last)
        model = model.to(memory_format=torch.channels_last)
    optimizer = torch.optim.SGD(
        model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4, fused=not arguments.probes or None
    )
    forward = torch.compile(model) if arguments.compile else model

    seconds = []
    for _ in range(2 + arguments.steps):
        start = time.perf_counter()
        probes = Probes() if arguments.probes else None
        loss = functional.cross_entropy(forward(images, probes), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seconds.append(time.perf_counter() - start)
    kind = "probed" if arguments.probes else "compiled" if arguments.compile else "eager"
    print(
        json.dumps(
            {
                "name": f"PyTorch {torch.__version__}, {kind}, {arguments.layout}",
                "seconds": seconds[2:],
                "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                "loss": loss.item(),
            }
        )
    )


if __name__ == "__main__":
    main()
