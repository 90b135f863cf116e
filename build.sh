#!/usr/bin/env bash
# Starts the program in build/ with the arguments given and keeps its exit code. It is compiled again only when one of
# its inputs changed; otherwise the compiled program is started directly. Fits any repository; build.ps1 is its twin.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")"
hosts=build/bin/host    # one folder for each state of the inputs, named by their digest
work=build/obj/host     # what is kept between compilations, apart from the folders that editors build in
sum=(sha256sum)
command -v sha256sum > /dev/null || sum=(shasum -a 256)

fail() {
    printf 'build.sh: %s\n' "$1" >&2
    exit 1
}

require_sdk() {
    local needed found
    needed="$(sed -n 's/.*"version" *: *"\([^"]*\)".*/\1/p' global.json 2> /dev/null | head -n 1)" || true
    if ! found="$(dotnet --version 2> /dev/null)" || [ "${found%%.*}" -lt 10 ]; then
        found="$(dotnet --list-sdks 2> /dev/null | tail -n 1 | cut -d ' ' -f 1)" || true
        fail "the .NET SDK ${needed:-10.0.100} or newer is needed, found ${found:-none}. Get it from https://dot.net/download"
    fi
}

# The folders of the projects the program is made of, as the restore found them.
projects() {
    local project name
    for project in build/*.*proj; do
        name="${project##*/}"
        tr -s '\134' '/' < "$work/restore/obj/${name%.*}/$name.nuget.dgspec.json" | sed -n 's|^ *"projectPath": "\(.*\)/[^/]*",*$|\1|p'
    done | while IFS= read -r project; do printf '%s\n' "${project#"$PWD"/}"; done | LC_ALL=C sort -u
}

# Covers every file of those projects, and what MSBuild, NuGet and the SDK read beside and above them.
digest() {
    local folder folders=(build) parents=(.)
    while IFS= read -r folder; do
        folders+=("$folder")
        while [ "$folder" != "${folder%/*}" ]; do
            folder="${folder%/*}"
            parents+=("${folder:-/}")
        done
    done < "$work/projects"
    {
        find "${folders[@]}" \( -name bin -o -name obj \) -prune -o -type f -exec "${sum[@]}" {} +
        find "${parents[@]}" -maxdepth 1 -type f \( -name '*.props' -o -name '*.targets' -o -name '*.rsp' -o -name .editorconfig \
            -o -name global.json -o -iname nuget.config -o -name build.sh \) -exec "${sum[@]}" {} +
    } | LC_ALL=C sort -u | "${sum[@]}" | cut -c 1-16
}

restore() {
    dotnet restore build --artifacts-path "$PWD/$work/restore" --nologo --verbosity quiet > "$work/log" 2>&1 < /dev/null
}

publish() {
    dotnet publish build --configuration Release --output "$staged" --artifacts-path "$PWD/$work/publish" --no-self-contained \
        -p:UseAppHost=false -p:PublishReferencesDocumentationFiles=false -p:RunAnalyzers=false --nologo --verbosity quiet "$@" > "$work/log" 2>&1 < /dev/null
}

# Precompiled code starts faster, but needs packages of this machine's kind, which the lock files do not name and a feed may lack.
publish_precompiled() {
    publish --use-current-runtime -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/none -p:RestorePackagesWithLockFile=false \
        -p:RestoreLockedMode=false || { grep -q 'error NU' "$work/log" && publish; }
}

# One at a time: a lock that names no living process is that of a killed compilation. What that left is never started.
compile() {
    require_sdk
    mkdir -p "$work" "$hosts"
    until (set -o noclobber; printf '%s' $$ > "$work/lock") 2> /dev/null; do
        sleep 0.2
        kill -0 "$(cat "$work/lock" 2> /dev/null)" 2> /dev/null || rm -f "$work/lock"
    done
    rm -rf "$hosts"/.staged.*
    staged="$hosts/.staged.$$"
    trap 'rm -rf "$work/lock" "$staged"' EXIT
    printf 'Compiling build...\n' >&2
    restore || { cat "$work/log" >&2; fail 'the packages of build/ cannot be restored.'; }
    projects > "$work/projects"
    host="$hosts/$(digest)"
    if [ ! -d "$host" ]; then
        publish_precompiled || { cat "$work/log" >&2; fail 'build/ does not compile.'; }
        mv "$staged" "$host"
        find "$hosts" -mindepth 1 -maxdepth 1 -mtime +2 -exec rm -rf {} +
    fi
    rm -f "$work/lock"
}

command -v dotnet > /dev/null || require_sdk
if ! host="$hosts/$(digest 2> /dev/null)" || [ ! -d "$host" ]; then
    compile
fi
programs=("$host"/*.runtimeconfig.json)
exec dotnet "${programs[0]%.runtimeconfig.json}.dll" "$@"
