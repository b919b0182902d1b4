"""Times training steps of a network with BatchNorm and probes, written in plain PyTorch tensor operations.

This is what `normreport benchmark-step` is measured against: the same networks, the same batch, the same five
quantities in every layer of every step. Convolutions are `torch.nn.functional.conv2d`; the normalizer is written out in
tensor operations, as in research code that compares normalizers; gradients come from automatic differentiation.
"""

import argparse
import json
import resource
import time

import torch
from torch import Tensor
from torch.nn import functional

CNN_10 = [(64, 1), (64, 2), (128, 1), (128, 2), (256, 1), (256, 2), (512, 1), (512, 2), (512, 1), (512, 1)]
RESNET_56_WIDTHS = [32, 64, 128]
RESNET_56_BLOCKS = 9
CLASSES = 10


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


class BatchNorm(torch.nn.Module):
    """gamma (x - mean) / sqrt(variance + epsilon) + beta over N, H, W, with running statistics."""

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


class NormalizedConvolution(torch.nn.Module):
    """A 3x3 convolution with its probe, then BatchNorm."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.stride = stride
        self.weight = torch.nn.Parameter(torch.randn(outputs, inputs, 3, 3) * (2 / (9 * inputs)) ** 0.5)
        self.normalizer = BatchNorm(outputs)

    def forward(self, x: Tensor, probes: Probes) -> Tensor:
        x = functional.conv2d(x, self.weight, stride=self.stride, padding=1)
        probes.convolution(x)
        return self.normalizer(x)


def activate(x: Tensor, probes: Probes) -> Tensor:
    x = torch.relu(x)
    probes.activation(x)
    return x


class ConvolutionalNetwork(torch.nn.Module):
    def __init__(self, layers: list[tuple[int, int]]) -> None:
        super().__init__()
        inputs = [3] + [width for width, _ in layers]
        self.layers = torch.nn.ModuleList(
            NormalizedConvolution(before, width, stride) for before, (width, stride) in zip(inputs, layers)
        )
        self.classifier = torch.nn.Linear(layers[-1][0], CLASSES)

    def forward(self, x: Tensor, probes: Probes) -> Tensor:
        for layer in self.layers:
            x = activate(layer(x, probes), probes)
        return self.classifier(x.mean(dim=(2, 3)))


class Block(torch.nn.Module):
    """relu(norm(conv(relu(norm(conv x)))) + shortcut x), the shortcut a normalised convolution where shape changes."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.first = NormalizedConvolution(inputs, outputs, stride)
        self.second = NormalizedConvolution(outputs, outputs, 1)
        changes = stride != 1 or inputs != outputs
        self.shortcut = NormalizedConvolution(inputs, outputs, stride) if changes else None

    def forward(self, x: Tensor, probes: Probes) -> Tensor:
        branch = self.second(activate(self.first(x, probes), probes), probes)
        skip = x if self.shortcut is None else self.shortcut(x, probes)
        return activate(branch + skip, probes)


class ResidualNetwork(torch.nn.Module):
    def __init__(self, widths: list[int], blocks: int) -> None:
        super().__init__()
        self.opening = NormalizedConvolution(3, widths[0], 1)
        self.blocks = torch.nn.ModuleList()
        inputs = widths[0]
        for stage, width in enumerate(widths):
            for block in range(blocks):
                self.blocks.append(Block(inputs, width, 2 if stage > 0 and block == 0 else 1))
                inputs = width
        self.classifier = torch.nn.Linear(inputs, CLASSES)

    def forward(self, x: Tensor, probes: Probes) -> Tensor:
        x = activate(self.opening(x, probes), probes)
        for block in self.blocks:
            x = block(x, probes)
        return self.classifier(x.mean(dim=(2, 3)))


def network(architecture: str) -> torch.nn.Module:
    if architecture == "cnn-10":
        return ConvolutionalNetwork(CNN_10)
    return ResidualNetwork(RESNET_56_WIDTHS, RESNET_56_BLOCKS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--architecture", choices=["cnn-10", "resnet-56"], required=True)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--steps", type=int, default=5, help="timed steps, after one that is not")
    parser.add_argument("--layout", choices=["contiguous", "channels-last"], default="contiguous")
    arguments = parser.parse_args()

    torch.manual_seed(0)
    images = torch.randn(arguments.batch, 3, 32, 32)
    labels = torch.randint(CLASSES, (arguments.batch,))
    model = network(arguments.architecture)
    if arguments.layout == "channels-last":
        images = images.to(memory_format=torch.channels_last)
        model = model.to(memory_format=torch.channels_last)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-4)

    seconds = []
    for _ in range(1 + arguments.steps):
        start = time.perf_counter()
        probes = Probes()
        loss = functional.cross_entropy(model(images, probes), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seconds.append(time.perf_counter() - start)
    print(
        json.dumps(
            {
                "name": f"pytorch-{arguments.layout}",
                "architecture": arguments.architecture,
                "version": torch.__version__,
                "threads": torch.get_num_threads(),
                "seconds": seconds[1:],
                "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                "layersProbed": [len(probes.gradient_norm), len(probes.stable_rank)],
                "loss": loss.item(),
            }
        )
    )


if __name__ == "__main__":
    main()
