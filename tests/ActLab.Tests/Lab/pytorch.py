"""The loop of TrainingSpeed.cs in PyTorch: told the run by one line of JSON, it trains anew at every further line and answers
with seconds of the loop and the final loss on all rows. Batches are tensors before the clock starts."""
import json
import sys
import time

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def numbers(values):
    """Whole numbers are numbers too."""
    return torch.tensor(values, dtype=torch.float64)


told = json.loads(sys.stdin.readline())
x = numbers(told["x"]).reshape(-1, told["inputs"])
targets = numbers(told["targets"]).reshape(-1, 1)
batches = [(x[rows].clone(), targets[rows].clone()) for rows in told["batches"]]

for _ in sys.stdin:
    parts = []
    for layer in told["layers"]:
        linear = torch.nn.Linear(layer["inputs"], layer["units"])
        with torch.no_grad():
            linear.weight.copy_(numbers(layer["weights"]).reshape(layer["inputs"], layer["units"]).T)
            linear.bias.copy_(numbers(layer["biases"]))
        parts += [linear, torch.nn.ReLU()]
    model = torch.nn.Sequential(*parts[:-1])
    loss = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=told["rate"])
    begin = time.perf_counter()
    for rows, wanted in batches:
        optimizer.zero_grad()
        loss(model(rows), wanted).backward()
        optimizer.step()
    seconds = time.perf_counter() - begin
    with torch.no_grad():
        print(repr(seconds), repr(loss(model(x), targets).item()), torch.__version__, flush=True)
