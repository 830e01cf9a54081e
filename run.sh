#!/usr/bin/env bash
# Builds what changed and runs ActLab: ./run.sh [verb ...], ./run.sh test for all tests, --full in their long form.
set -euo pipefail
export DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
out=$here/.artifacts
app=$out/app
stamp=$out/build.stamp

say() { printf '%s\n' "$*" >&2; }

need_sdk() {
  if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    say "ActLab needs the .NET 10 SDK, which was not found."
    say "Install it from https://dotnet.microsoft.com/download/dotnet/10.0, or with your package manager (package dotnet-sdk-10.0), and run this again."
    exit 2
  fi
}

# The SDK with a home that it can write to: where the person's cannot be, one beside the build, with the person's choice of package sources.
sdk() {
  if [ -w "${HOME:-}" ]; then
    dotnet "$@"
  else
    mkdir -p "$out/home/.nuget/NuGet"
    cp "${HOME:-}/.nuget/NuGet/NuGet.Config" "$out/home/.nuget/NuGet/" 2>/dev/null || true
    HOME=$out/home dotnet "$@"
  fi
}

# Anything newer than the stamp under src, or a changed list of files, calls for a build.
inputs() { find "$here/src" "$here"/Directory.*.props -not -name '*.md' "$@"; }
unchanged() {
  [ -f "$stamp" ] && [ -z "$(inputs -newer "$stamp" -print -quit)" ] && [ "$(inputs -type f | sort | cksum)" = "$(<"$stamp")" ]
}

# Publishes into a fresh folder and moves a link to it, so that a program that is running keeps its files.
build() {
  local fresh=$out/app-$$ log=$out/build.log old
  mkdir -p "$out"
  exec 9>"$out/build.lock"
  if command -v flock >/dev/null 2>&1; then flock 9; fi
  if unchanged; then exec 9>&-; return; fi
  need_sdk
  say "Building ActLab (once, then only after a change) ..."
  inputs -type f | sort | cksum >"$stamp.new"
  if ! publish "app-$$" >"$log" 2>&1 9>&-; then
    rm -rf "$fresh" "$stamp.new"
    say "The build failed; the whole log is $log"
    { grep -E ': error' "$log" || tail -n 20 "$log"; } | sort -u | head -n 20 >&2
    exit 1
  fi
  ln -sfn "$fresh" "$app.new" && mv -fT "$app.new" "$app" 2>/dev/null || { rm -f "$app.new"; ln -sfn "$fresh" "$app"; }
  mv "$stamp.new" "$stamp"
  for old in "$out"/app-*; do
    if [ "$old" != "$fresh" ] && ! pgrep -f -- "$old/" >/dev/null 2>&1; then rm -rf "$old"; fi
  done
  exec 9>&-
}

# Where to, is told as seen from the project: a comma in the whole path would part properties.
publish() {
  local code=-p:PublishReadyToRun=false
  if [ "$(uname -sm)" = "Linux x86_64" ]; then code=-p:CompiledAheadFor=linux-x64; fi
  sdk publish "$here/src/ActLab" -c Release "-p:PublishDir=../../.artifacts/$1/" -v quiet -nologo --disable-build-servers -p:RestoreLockedMode=true -p:RunAnalyzers=false $code
}

# Runs both suites and ends with one line that counts; a suite that dies before its summary counts as one failure.
run_tests() {
  local log=$out/test.log suite
  build
  need_sdk
  say "Building the tests ..."
  if ! sdk build "$here/ActLab.sln" -c Release -v quiet -nologo --disable-build-servers >"$out/test-build.log" 2>&1; then
    grep -E ': error' "$out/test-build.log" | sort -u | head -n 20 >&2
    exit 1
  fi
  : >"$log"
  for suite in ActLab.Tests ActLab.EndToEnd; do
    dotnet "$out/bin/$suite/release/$suite.dll" -noColor -noLogo "$@" 2>&1 | tee -a "$log" || true
    grep -qE "^ *$suite +Total:" "$log" || echo "  $suite  Total: 1, Errors: 1, Failed: 0, Skipped: 0, (died before its summary)" | tee -a "$log"
  done
  awk '/Total: [0-9]+, Errors:/ {
         for (i = 1; i < NF; i++) { if ($i == "Total:") t += $(i+1); if ($i == "Errors:" || $i == "Failed:") f += $(i+1); if ($i == "Skipped:") s += $(i+1) }
       }
       END { printf "%d passed, %d failed", t - f - s, f; if (s) printf ", %d skipped", s; print ""; exit f > 0 || t == 0 }' "$log"
}

if [ "${1-}" = test ]; then
  shift
  if [ "${1-}" = --full ]; then
    export ACTLAB_FULL=1
    shift
  fi
  run_tests "$@"
  exit
fi
unchanged || build
# An SDK in a folder of its own is on the PATH alone, where the program's host does not look.
if [ -z "${DOTNET_ROOT-}" ] && dotnet=$(command -v dotnet); then
  root=$(dirname "$(readlink -f "$dotnet")")
  if [ -d "$root/host/fxr" ]; then export DOTNET_ROOT=$root; fi
fi
exec "$(readlink "$app")/actlab" "$@"
