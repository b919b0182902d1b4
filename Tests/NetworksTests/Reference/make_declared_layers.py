"""Writes declared_layers.json: the shipped examples of declared layers, by automatic differentiation in double precision.

Needs PyTorch. Each layer is written here from its paper, in PyTorch's own operations, and knows nothing of the TOML files.
"""

import json
import pathlib

import torch

torch.manual_seed(20210606)
torch.set_default_dtype(torch.float64)

N, C, H, W, G = 3, 8, 5, 3, 4
EPS = 1e-5


def rounded(*shape, scale=1.0, shift=0.0):
    """Normal numbers that float32 holds exactly."""
    return (scale * torch.randn(*shape) + shift).float().double()


def per_channel(p):
    return p.view(1, -1, 1, 1)


def standardize(x, dims):
    var, mean = torch.var_mean(x, dim=dims, keepdim=True, correction=0)
    return (x - mean) / torch.sqrt(var + EPS)


def grouped(x):
    y = x.reshape(N, C // G, G, H, W)
    return standardize(y, (2, 3, 4)).reshape(N, C, H, W)


def rms_norm(x, p):
    return x / torch.sqrt((x * x).mean((1, 2, 3), keepdim=True) + EPS)


def rms_batch_norm(x, p):
    return x / torch.sqrt((x * x).mean((0, 2, 3), keepdim=True) + EPS)


def switchable(x, p):
    dims = [(0, 2, 3), (2, 3), (1, 2, 3)]
    pairs = [torch.var_mean(x, dim=d, keepdim=True, correction=0) for d in dims]
    w, v = torch.softmax(p["mean_weights"], 0), torch.softmax(p["var_weights"], 0)
    mean = sum(a * m for a, (_, m) in zip(w, pairs))
    var = sum(a * s for a, (s, _) in zip(v, pairs))
    return (x - mean) / torch.sqrt(var + EPS)


def batch_channel(x, p):
    z = per_channel(p["gamma"]) * standardize(x, (0, 2, 3)) + per_channel(p["beta"])
    return per_channel(p["gamma2"]) * grouped(z) + per_channel(p["beta2"])


LAYERS = {
    "rms-norm": (rms_norm, ["gamma", "beta"], True),
    "root-mean-square-batch-norm": (rms_batch_norm, ["gamma", "beta"], True),
    "switchable-norm": (switchable, ["gamma", "beta", "mean_weights", "var_weights"], True),
    "batch-channel-norm": (batch_channel, ["gamma", "beta", "gamma2", "beta2"], False),
    "weight-standardization-group-norm": (lambda x, p: grouped(x), ["gamma", "beta"], True),
    "dynamic-tanh": (lambda x, p: torch.tanh(p["alpha"] * x), ["gamma", "beta", "alpha"], True),
}


def parameter(name):
    if name.startswith("gamma"):
        return rounded(C, scale=0.3, shift=1)
    if name == "alpha":
        return rounded(1, scale=0.1, shift=0.5)
    return rounded(3 if name.endswith("weights") else C, scale=0.5)


def numbers(t):
    return [float(v) for v in t.detach().reshape(-1)]


def case(function, names, is_affine):
    x = rounded(N, C, H, W, shift=0.3).requires_grad_()
    upper = rounded(N, C, H, W)
    p = {name: parameter(name).requires_grad_() for name in names}
    n = function(x, p)
    y = torch.relu(per_channel(p["gamma"]) * n + per_channel(p["beta"]) if is_affine else n)
    (y * upper).sum().backward()
    return {
        "x": numbers(x),
        "upper": numbers(upper),
        "parameters": {name: numbers(v) for name, v in p.items()},
        "output": numbers(y),
        "inputGradient": numbers(x.grad),
        "parameterGradients": {name: numbers(v.grad) for name, v in p.items()},
    }


def weights():
    """Weight Standardization of 4 filters of 2 x 3 x 3."""
    v = rounded(4, 18, scale=0.3, shift=0.1).requires_grad_()
    upper = rounded(4, 18)
    mean = v.mean(1, keepdim=True)
    w = (v - mean) / (v.std(1, keepdim=True, correction=0) + 1e-5)
    (w * upper).sum().backward()
    return {"filters": 4, "fanIn": 18, "v": numbers(v), "upper": numbers(upper), "w": numbers(w), "gradient": numbers(v.grad)}


def compact(value, depth=0):
    """JSON with a line for each key, and none for each number."""
    if not isinstance(value, dict):
        return json.dumps(value)
    lines = [f'{" " * depth}{json.dumps(k)}: {compact(v, depth + 1)}' for k, v in value.items()]
    return "{\n" + ",\n".join(lines) + "\n" + " " * max(depth - 1, 0) + "}"


result = {
    "torch": torch.__version__,
    "shape": [N, C, H, W],
    "groupSize": G,
    "layers": {name: case(*layer) for name, layer in LAYERS.items()},
    "weightStandardization": weights(),
}
path = pathlib.Path(__file__).with_name("declared_layers.json")
path.write_text(compact(result) + "\n")
print(f"wrote {path.name} with torch {torch.__version__}")
