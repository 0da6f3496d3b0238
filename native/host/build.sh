#!/bin/sh
# Builds the stand-in for libcuda.so.1 from the kernels' sources with a host compiler: native/host/build.sh FOLDER [sanitize]
# and in FOLDER/nvrtc one for libnvrtc.so.12.
# Without a compiler it says so in FOLDER/missing.txt and succeeds: the tests that need it are then skipped.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
out=$1
mkdir -p "$out"
rm -f "$out/missing.txt"
missing() {
  rm -f "$out/libcuda.so.1" "$out/nvrtc/libnvrtc.so.12" "$out/libasan.so" "$out/sources.sum"
  printf '%s\n' "$1" >"$out/missing.txt"
  echo "stand-in for libcuda.so.1: $1"
  exit 0
}
[ "$(uname -s)" = Linux ] || missing 'it is built on Linux alone'
compiler=${CXX:-g++}
command -v "$compiler" >/dev/null 2>&1 || missing "there is no $compiler"
if [ "${2:-}" = sanitize ]; then
  # Some distributions pack the sanitizers' libraries apart from the compiler: what cannot be linked, or loaded first, is missing.
  trial=$out/trial.so
  echo 'int trial(int* p) { return *p + 1; }' |
    "$compiler" -x c++ -fPIC -shared -fsanitize=address,undefined -o "$trial" - >"$out/build.log" 2>&1 ||
    missing "$compiler cannot link the address and undefined-behaviour sanitizers (libasan, libubsan)"
  rm -f "$trial"
  [ -f "$("$compiler" -print-file-name=libasan.so)" ] || missing "$compiler has no libasan.so"
fi
flags='-O2 -fno-math-errno -ffp-contract=off'
# Without the instruction std::fmaf is a call, and on old processors a slow one; its bits are the same.
if grep -qw fma /proc/cpuinfo; then flags="$flags -mfma"; fi
[ "$(uname -m)" = x86_64 ] || flags="$flags -DSHIM_UCONTEXT"
[ "${2:-}" != sanitize ] ||
  flags='-O1 -g -ffp-contract=off -DSHIM_UCONTEXT -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer'
sum=$({ echo "$compiler $flags"; "$compiler" --version; cat "$here"/*.cpp "$here"/*.h "$here"/../src/*; } | cksum)
[ -f "$out/libcuda.so.1" ] && [ "$(cat "$out/sources.sum" 2>/dev/null)" = "$sum" ] && exit 0
# shellcheck disable=SC2086
"$compiler" -std=c++20 $flags -Wall -Wextra -Wno-unknown-pragmas -Wno-maybe-uninitialized -fPIC -shared -fvisibility=hidden -DSCATTERING_HOST \
  -I"$here" -o "$out/libcuda.so.1.new" "$here/driver.cpp" "$here/fibers.cpp" >"$out/build.log" 2>&1 || {
  sed -n '1,40p' "$out/build.log" >&2
  echo "stand-in for libcuda.so.1: $compiler failed, see $out/build.log" >&2
  exit 1
}
mkdir -p "$out/nvrtc"
"$compiler" -std=c++20 -O1 -Wall -Wextra -fPIC -shared -fvisibility=hidden -o "$out/nvrtc/libnvrtc.so.12" "$here/nvrtc.cpp" >>"$out/build.log" 2>&1 || {
  sed -n '1,40p' "$out/build.log" >&2
  echo "stand-in for libnvrtc.so.12: $compiler failed, see $out/build.log" >&2
  exit 1
}
# A sanitizer has to be loaded before everything else.
[ "${2:-}" != sanitize ] || ln -sf "$("$compiler" -print-file-name=libasan.so)" "$out/libasan.so"
mv "$out/libcuda.so.1.new" "$out/libcuda.so.1"
printf '%s\n' "$sum" >"$out/sources.sum"
