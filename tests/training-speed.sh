#!/usr/bin/env bash
# How fast the lab trains beside PyTorch: the moons net 2-32-32-1 with relu, 2,000 steps of 10 rows, each on one thread, in turn.
# Needs Debian's python3-torch; PYTHON names another Python that has PyTorch. Prints the ratio and how it was measured.
# Exit code 0 if the lab is at least 20 times as fast, 1 if not or if the two did different work, 2 if PyTorch is missing.
. "$(dirname -- "${BASH_SOURCE[0]}")/explicit.sh"
export PYTHON=${PYTHON:-/usr/bin/python3} OMP_NUM_THREADS=1

if ! "$PYTHON" -c 'import torch' 2>/dev/null; then
  echo "training-speed.sh: $PYTHON has no PyTorch; install the package python3-torch, or let PYTHON name a Python that has it" >&2
  exit 2
fi

run_explicit ActLab.Tests.Lab.TrainingSpeed
