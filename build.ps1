#!/usr/bin/env pwsh
# Starts the program in build/ with the arguments given and keeps its exit code. It is compiled again only when one of
# its inputs changed; otherwise the compiled program is started directly. Fits any repository; build.sh is its twin.
$ErrorActionPreference = 'Stop'
Push-Location -LiteralPath $PSScriptRoot
$hosts = 'build/bin/host'    # one folder for each state of the inputs, named by their digest
$work = 'build/obj/host'     # what is kept between compilations, apart from the folders that editors build in
$sum = [Security.Cryptography.SHA256]::Create()

function Stop-Build([string] $message) {
    [Console]::Error.WriteLine("build.ps1: $message")
    Pop-Location
    exit 1
}

function Assert-Sdk {
    $needed = if (Test-Path global.json) { (Get-Content -Raw global.json | ConvertFrom-Json).sdk.version }
    $found = if (Get-Command dotnet -ErrorAction Ignore) { Invoke-Quietly { dotnet --version } }
    if (-not $found -or $LASTEXITCODE -ne 0 -or [int]"$found".Split('.')[0] -lt 10) {
        $found = if (Get-Command dotnet -ErrorAction Ignore) { Invoke-Quietly { dotnet --list-sdks } | Select-Object -Last 1 | ForEach-Object { $_.Split(' ')[0] } }
        Stop-Build "the .NET SDK $(if ($needed) { $needed } else { '10.0.100' }) or newer is needed, found $(if ($found) { $found } else { 'none' }). Get it from https://dot.net/download"
    }
}

# Windows PowerShell turns redirected error lines into errors of its own; only the exit code may decide.
function Invoke-Quietly([scriptblock] $command) {
    $ErrorActionPreference = 'Continue'
    & $command 2> $null
}

function Show-Log {
    Get-Content "$work/log" | ForEach-Object { [Console]::Error.WriteLine($_) }
}

# The folders of the projects the program is made of, as the restore found them.
function Get-Projects {
    $root = "$PWD".TrimEnd('\', '/').Replace('\', '/')
    $folders = foreach ($project in Get-ChildItem -Path build/*.*proj) {
        $graph = Get-Content -Raw -LiteralPath "$work/restore/obj/$($project.BaseName)/$($project.Name).nuget.dgspec.json" | ConvertFrom-Json
        $graph.projects.PSObject.Properties | ForEach-Object { (Split-Path -Parent $_.Value.restore.projectPath).Replace('\', '/').Replace("$root/", '') }
    }
    $folders | Sort-Object -Unique
}

# Covers every file of those projects, and what MSBuild, NuGet and the SDK read beside and above them.
function Get-Digest {
    $folders = @('build'); $parents = @('.')
    foreach ($folder in [IO.File]::ReadAllLines("$PWD/$work/projects")) {
        $folders += $folder
        while ($folder.Contains('/')) {
            $folder = $folder.Substring(0, $folder.LastIndexOf('/'))
            $parents += if ($folder) { $folder } else { '/' }
        }
    }
    $files = @(
        $folders | Select-Object -Unique | ForEach-Object { Get-Sources $_ }
        $parents | Select-Object -Unique | ForEach-Object { Get-ChildItem -LiteralPath $_ -File -Force } | Where-Object {
            $_.Extension -in '.props', '.targets', '.rsp' -or $_.Name -in '.editorconfig', 'global.json', 'nuget.config', 'build.ps1' }
    ) | ForEach-Object { $_.FullName } | Sort-Object -Unique
    $lines = $files | ForEach-Object { "$([BitConverter]::ToString($sum.ComputeHash([IO.File]::ReadAllBytes($_))))  $_" }
    $digest = [BitConverter]::ToString($sum.ComputeHash([Text.Encoding]::UTF8.GetBytes($lines -join "`n")))
    $digest.Replace('-', '').Substring(0, 16).ToLowerInvariant()
}

function Get-Sources([string] $folder) {
    foreach ($item in Get-ChildItem -LiteralPath $folder -Force) {
        if (-not $item.PSIsContainer) { $item } elseif ($item.Name -notin 'bin', 'obj') { Get-Sources $item.FullName }
    }
}

function Invoke-Restore {
    Invoke-Quietly { dotnet restore build --artifacts-path "$PWD/$work/restore" --nologo --verbosity quiet } > "$work/log"
    $LASTEXITCODE -eq 0
}

function Invoke-Publish {
    $more = $args
    Invoke-Quietly { dotnet publish build --configuration Release --output $staged --artifacts-path "$PWD/$work/publish" --no-self-contained `
        -p:UseAppHost=false -p:PublishReferencesDocumentationFiles=false -p:RunAnalyzers=false --nologo --verbosity quiet @more } > "$work/log"
    $LASTEXITCODE -eq 0
}

# Precompiled code starts faster, but needs packages of this machine's kind, which the lock files do not name and a feed may lack.
function Invoke-PublishPrecompiled {
    (Invoke-Publish '--use-current-runtime' '-p:PublishReadyToRun=true' '-p:NuGetLockFilePath=obj/none' '-p:RestorePackagesWithLockFile=false' `
        '-p:RestoreLockedMode=false') -or ((Select-String -Quiet -SimpleMatch 'error NU' "$work/log") -and (Invoke-Publish))
}

# One at a time: a lock that names no living process is that of a killed compilation. What that left is never started.
function Invoke-Compilation {
    Assert-Sdk
    New-Item -ItemType Directory -Force $work, $hosts > $null
    while (-not (New-Item -Path "$work/lock" -Value $PID -ErrorAction Ignore)) {
        Start-Sleep -Milliseconds 200
        if (-not (Get-Process -Id (0 + (Get-Content "$work/lock" -ErrorAction Ignore)) -ErrorAction Ignore)) { Remove-Item "$work/lock" -ErrorAction Ignore }
    }
    Remove-Item -Recurse -Force "$hosts/.staged.*"
    $staged = "$hosts/.staged.$PID"
    try {
        [Console]::Error.WriteLine('Compiling build...')
        if (-not (Invoke-Restore)) { Show-Log; Stop-Build 'the packages of build/ cannot be restored.' }
        [IO.File]::WriteAllLines("$PWD/$work/projects", [string[]]@(Get-Projects))
        $script:program = "$hosts/$(Get-Digest)"
        if (-not (Test-Path $program)) {
            if (-not (Invoke-PublishPrecompiled)) { Show-Log; Stop-Build 'build/ does not compile.' }
            Move-Item $staged $program
            Get-ChildItem $hosts | Where-Object { $_.LastWriteTime -lt (Get-Date).AddDays(-2) } | Remove-Item -Recurse -Force -ErrorAction Ignore
        }
    } finally {
        Remove-Item -Recurse -Force "$work/lock", $staged -ErrorAction Ignore
    }
}

if (-not (Get-Command dotnet -ErrorAction Ignore)) { Assert-Sdk }
$program = "$hosts/$(try { Get-Digest } catch { '.none' })"
if (-not (Test-Path $program)) {
    Invoke-Compilation
}
$programs = @(Get-ChildItem "$program/*.runtimeconfig.json")
# An unquoted --only=a,b reaches a script as a list.
$arguments = @($args | ForEach-Object { $_ -join ',' })
& dotnet ($programs[0].FullName -replace '\.runtimeconfig\.json$', '.dll') @arguments
Pop-Location
exit $LASTEXITCODE
