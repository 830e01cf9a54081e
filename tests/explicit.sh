# For the scripts beside it, which name a class of tests that runs only when asked for: builds the tests and runs that class.
# Its own words go to stdout; the exit code is 0 if it holds and 1 if not.
set -euo pipefail
export DOTNET_NOLOGO=1

run_explicit() {
  local here log
  here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
  echo "Building the tests ..." >&2
  if ! log=$(dotnet build "$here/ActLab.Tests" -c Release -v quiet -nologo --disable-build-servers -p:RunAnalyzers=false); then
    printf '%s\n' "$log" >&2
    exit 1
  fi

  echo "Measuring ..." >&2
  dotnet "$here/../.artifacts/bin/ActLab.Tests/release/ActLab.Tests.dll" -noLogo -noColor -explicit only -showLiveOutput -class "$1" | sed 's/^.*\[OUTPUT\] //'
}
