#!/usr/bin/env bash
# Makes a bundle for a machine with a GPU: `scatter bundle`, and with it what bench/gpu-run.sh needs there, the contract tests
# and the peers.
#
#   bench/bundle.sh FILE.tar.xz
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$root/.mvn/jdk25.sh"

refuse() {
  printf 'bundle: %s\n' "$*" >&2
  exit 2
}

[ $# -eq 1 ] && [[ $1 == *.tar.xz ]] || refuse 'one argument is accepted, the file to write, *.tar.xz'
[ -d "$(dirname "$1")" ] || refuse "$1: its folder does not exist"
find_jdk25 || refuse "$no_jdk25"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tests" "$work/bench"

maven() {
  (cd "$root" && JAVA25_HOME=$jdk25 ./mvnw -B -q -Dorg.slf4j.simpleLogger.defaultLogLevel=warn "$@" >&2)
}
copy() {
  maven -N org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -DoutputDirectory="$work/tests" -Dartifact="$1"
}
maven -DskipTests -pl scattering-cli -am package
copy org.junit.platform:junit-platform-console-standalone:1.14.4
copy org.assertj:assertj-core:3.27.7
cp -r "$root/scattering-gpu/target/test-classes" "$work/tests/classes"
cp -r "$root/scattering-core/target/test-classes" "$work/tests/core"
cp -r "$root/bench/peers" "$root/bench/gpu-run.sh" "$work/bench/"
"$root/scatter" bundle --output "$1" --add "$work/tests" --add "$work/bench"
