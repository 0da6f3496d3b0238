#!/usr/bin/env bash
# Makes a distribution that runs on a bare Linux x86-64 machine with neither JDK nor Maven:
#
#   bench/bundle.sh FILE.tar.xz
#
# A runtime made by jlink, the program with its libraries (of JCuda's natives the one that is used), and, for machines with a
# GPU, what bench/gpu-run.sh needs: the contract tests and the peers.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$root/.mvn/jdk25.sh"

refuse() {
  printf 'bundle: %s\n' "$*" >&2
  exit 2
}

[ $# -eq 1 ] && [[ $1 == *.tar.xz ]] || refuse 'one argument is accepted, the file to write, *.tar.xz'
out=$1
[ -d "$(dirname "$out")" ] || refuse "$out: its folder does not exist"
find_jdk25 || refuse "$no_jdk25"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bundle=$work/scatter
mkdir -p "$bundle/app" "$bundle/tests" "$bundle/bench"

(cd "$root" && JAVA25_HOME=$jdk25 ./mvnw -B -q -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -DskipTests \
  -pl scattering-cli -am package >&2)
(cd "$root" && JAVA25_HOME=$jdk25 ./mvnw -B -q -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -N \
  org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -DoutputDirectory="$bundle/tests" \
  -Dartifact=org.junit.platform:junit-platform-console-standalone:1.14.4 >&2)
(cd "$root" && JAVA25_HOME=$jdk25 ./mvnw -B -q -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -N \
  org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -DoutputDirectory="$bundle/tests" \
  -Dartifact=org.assertj:assertj-core:3.27.7 >&2)
cp "$root/scattering-cli/target/scattering-cli.jar" "$bundle/app/"
cp -r "$root/scattering-cli/target/lib" "$bundle/app/lib"
cp -r "$root/scattering-gpu/target/test-classes" "$bundle/tests/classes"
cp -r "$root/bench/peers" "$root/bench/gpu-run.sh" "$bundle/bench/"
cp "$root/LICENSE" "$bundle/"

# NVRTC and the PTX compiler are most of JCuda's natives, and nothing here calls them.
natives=$(echo "$bundle"/app/lib/jcuda-natives-*.jar)
mkdir "$work/natives"
(cd "$work/natives" && "$jdk25/bin/jar" xf "$natives" && find . -name '*.so' ! -name 'libJCudaDriver*' -delete &&
  "$jdk25/bin/jar" cf "$natives" .)

"$jdk25/bin/jlink" --add-modules \
  java.base,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,jdk.incubator.vector,jdk.management,jdk.unsupported,jdk.zipfs \
  --strip-debug --no-header-files --no-man-pages --compress zip-0 --output "$bundle/runtime"
cat >"$bundle/scatter" <<'LAUNCHER'
#!/bin/sh
# Runs the command line of this folder on the runtime beside it. SCATTER_OPTS adds options for Java.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX) export LC_ALL=C.UTF-8 ;;
esac
set -f
exec "$here/runtime/bin/java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseG1GC \
  ${SCATTER_OPTS:-} -jar "$here/app/scattering-cli.jar" "$@"
LAUNCHER
chmod +x "$bundle/scatter"
tar -C "$work" -c scatter | xz -T0 -6 >"$out"
ls -l "$out" >&2
