#!/bin/sh
# What somebody writes who releases tests/Consumers/Go by hand: the same steps and the same contents, one after the other.
# Runs in the repository; the one argument is the folder that the release goes to.
set -eu
output="$1"
tag="$(git describe --tags --exact-match)"
version="${tag#v}"
commit="$(git rev-parse HEAD)"
date="$(TZ=UTC git log -1 --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd)"
test -z "$(git status --porcelain)"
rm -rf "$output"
mkdir -p "$output/dist" "$output/work" "$output/releases"

go test ./... > "$output/work/test.log"

for target in linux-x86_64/linux/amd64 linux-aarch64/linux/arm64 linux-armv7/linux/arm linux-x86_64-musl/linux/amd64 \
    linux-aarch64-musl/linux/arm64 linux-armv7-musl/linux/arm windows-x86_64/windows/amd64; do
    name="${target%%/*}"
    arch="${target##*/}"
    os="${target#*/}"
    os="${os%/*}"
    stage="$output/work/$name"
    mkdir -p "$stage/completions" "$stage/man"
    CGO_ENABLED=0 GOOS="$os" GOARCH="$arch" GOARM=7 GOFLAGS=-mod=readonly go build -trimpath -buildvcs=false \
        -ldflags "-s -w -X main.version=$version -X main.commit=$commit -X main.date=$date" -o "$stage/" ./cmd/greet ./cmd/greetd
    cp LICENSE README.md "$stage/"
    cp completions/* "$stage/completions/"
    cp man/* "$stage/man/"
    printf 'Packed for %s by Ada Lovelace <ada@example.org>\n' "$name" > "$stage/NOTE.txt"
    find "$stage" -exec touch -d "$date" {} +
    if [ "$os" = windows ]; then
        (cd "$stage" && zip -q -X -D -r "$output/dist/greet_${version}_$name.zip" .)
    else
        (cd "$stage" && find . -type f | LC_ALL=C sort | tar --owner=0 --group=0 --numeric-owner -czf "$output/dist/greet_${version}_$name.tar.gz" -T -)
    fi
done

git archive --format=tar.gz --prefix="greet-$version/" -o "$output/dist/greet-$version-source.tar.gz" "$tag"
git archive --format=zip --prefix="greet-$version/" -o "$output/dist/greet-$version-source.zip" "$tag"

(cd "$output/dist" && sha256sum -- *.tar.gz *.zip > ../checksums.txt && sha512sum -- *.tar.gz *.zip > ../checksums-sha512.txt && mv ../checksums*.txt .)
git log --format='- %s' "$tag" > "$output/work/notes.md"

mkdir "$output/releases/draft"
cp "$output/dist/"* "$output/releases/draft/"
(cd "$output/releases/draft" && sha256sum --quiet -c checksums.txt && sha512sum --quiet -c checksums-sha512.txt)
mv "$output/releases/draft" "$output/releases/$tag"
