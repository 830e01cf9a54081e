# Builds what changed and runs ActLab: ./run.ps1 [verb ...], ./run.ps1 test for all tests, --full in their long form.
$ErrorActionPreference = 'Stop'
$here = $PSScriptRoot
$out = Join-Path $here '.artifacts'
$stamp = Join-Path $out 'build.stamp'

function Say($text) { [Console]::Error.WriteLine($text) }

function Assert-Sdk {
  $found = (Get-Command dotnet -ErrorAction SilentlyContinue) -and ((dotnet --list-sdks) -match '^10\.')
  if (-not $found) {
    Say 'ActLab needs the .NET 10 SDK, which was not found.'
    Say 'Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again.'
    exit 2
  }
}

function Get-Inputs {
  $files = Get-ChildItem (Join-Path $here 'src') -Recurse -File | Where-Object Extension -ne '.md'
  @($files) + @(Get-ChildItem $here -File -Filter 'Directory.*.props')
}

# A change is a newer file or another list of files.
function Test-Unchanged {
  if (-not (Test-Path $stamp)) { return $false }
  $inputs = Get-Inputs
  $time = (Get-Item $stamp).LastWriteTimeUtc
  if ($inputs | Where-Object LastWriteTimeUtc -gt $time | Select-Object -First 1) { return $false }
  return (Get-Content $stamp -Raw) -eq ($inputs.FullName -join "`n")
}

function Publish($folder) {
  $code = '-p:PublishReadyToRun=false'
  if ($IsLinux -and [Runtime.InteropServices.RuntimeInformation]::OSArchitecture -eq 'X64') { $code = '-p:CompiledAheadFor=linux-x64' }
  if (($IsWindows -or $env:OS -eq 'Windows_NT') -and [Environment]::Is64BitOperatingSystem) { $code = '-p:CompiledAheadFor=win-x64' }
  dotnet publish (Join-Path $here 'src/ActLab') -c Release -o $folder -v quiet -nologo --disable-build-servers -p:RestoreLockedMode=true -p:RunAnalyzers=false $code 2>&1 | Out-String
  if ($LASTEXITCODE -ne 0) { throw 'publish failed' }
}

# The folder of a build is never changed, so that a program that is running keeps its files.
function Build {
  New-Item -ItemType Directory -Force $out | Out-Null
  $lock = $null
  while (-not $lock) {
    try { $lock = [IO.File]::Open((Join-Path $out 'build.lock'), 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] { Start-Sleep -Milliseconds 200 }
  }
  try {
    if (Test-Unchanged) { return }
    Assert-Sdk
    Say 'Building ActLab (once, then only after a change) ...'
    $list = (Get-Inputs).FullName -join "`n"
    Set-Content "$stamp.new" $list -NoNewline
    $fresh = Join-Path $out "app-$PID"
    try {
      $log = Publish $fresh
    } catch {
      Remove-Item $fresh, "$stamp.new" -Recurse -Force -ErrorAction SilentlyContinue
      Say "The build failed. $_ $log"
      exit 1
    }
    Set-Content (Join-Path $out 'app.path') $fresh -NoNewline
    Move-Item "$stamp.new" $stamp -Force
    Get-ChildItem $out -Directory -Filter 'app-*' | Where-Object FullName -ne $fresh | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
  } finally { $lock.Dispose() }
}

if (-not (Test-Unchanged)) { Build }
if ($args.Count -gt 0 -and $args[0] -eq 'test') {
  Assert-Sdk
  dotnet build (Join-Path $here 'ActLab.sln') -c Release -v quiet -nologo --disable-build-servers | Out-String | Out-Null
  if ($LASTEXITCODE -ne 0) { Say 'The tests do not build.'; exit 1 }
  $failed = 0
  $rest = @($args | Select-Object -Skip 1)
  if ($rest.Count -gt 0 -and $rest[0] -eq '--full') {
    $env:ACTLAB_FULL = '1'
    $rest = @($rest | Select-Object -Skip 1)
  }
  foreach ($suite in 'ActLab.Tests', 'ActLab.EndToEnd') {
    dotnet (Join-Path $out "bin/$suite/release/$suite.dll") -noColor -noLogo @rest
    if ($LASTEXITCODE -ne 0) { $failed = 1 }
  }
  exit $failed
}
& (Join-Path (Get-Content (Join-Path $out 'app.path') -Raw) 'actlab') @args
exit $LASTEXITCODE
