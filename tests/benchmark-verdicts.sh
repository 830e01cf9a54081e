#!/usr/bin/env bash
# How far the verdicts of benchmark jobs can be believed: real workers, one core kept busy, 20 repeats of five launches each. A kernel held against itself
# must never be called faster or slower, and one slowed by a tenth must be found slower at least 19 times. Needs a C compiler; takes a quarter of an hour.
# Exit code 0 if both hold, 1 if not, 2 if there is no compiler.
set -euo pipefail
export DOTNET_NOLOGO=1

if ! command -v cc >/dev/null; then
  echo "benchmark-verdicts.sh: there is no C compiler; install the packages gcc and libc6-dev" >&2
  exit 2
fi

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
echo "Building the tests ..." >&2
if ! log=$(dotnet build "$here/ActLab.Tests" -c Release -v quiet -nologo --disable-build-servers -p:RunAnalyzers=false); then
  printf '%s\n' "$log" >&2
  exit 1
fi

echo "Measuring ..." >&2
dotnet "$here/../.artifacts/bin/ActLab.Tests/release/ActLab.Tests.dll" -noLogo -noColor -explicit only -showLiveOutput -class ActLab.Tests.Bench.VerdictTrial | sed 's/^.*\[OUTPUT\] //'
