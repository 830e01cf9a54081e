#!/usr/bin/env bash
# How far the verdicts of benchmark jobs can be believed: real workers, one core kept busy, 20 repeats of five launches each. A kernel held against itself
# must never be called faster or slower, and one slowed by a tenth must be found slower at least 19 times. Needs a C compiler; takes a quarter of an hour.
# Exit code 0 if both hold, 1 if not, 2 if there is no compiler.
. "$(dirname -- "${BASH_SOURCE[0]}")/explicit.sh"

if ! command -v cc >/dev/null; then
  echo "benchmark-verdicts.sh: there is no C compiler; install the packages gcc and libc6-dev" >&2
  exit 2
fi

run_explicit ActLab.Tests.Bench.VerdictTrial
