#!/bin/sh
# Compiles the kernels to the fatbin of record, with the checksum of their sources and of this script, where nvcc is found (NVCC names it):
#
#   native/build.sh
#
# Cubins for compute capabilities 8.x, 9.0, 10.x and 12.x, and PTX for all others from 7.5 on. What ptxas says of registers,
# shared memory and spills goes to native/resources.txt.
set -eu
export LC_ALL=C
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
out=$here/../scattering-gpu/src/main/resources/org/scattering/gpu
nvcc=${NVCC:-nvcc}
command -v "$nvcc" >/dev/null 2>&1 || {
  echo "native/build.sh: there is no nvcc; the fatbin of record stays as it is" >&2
  exit 1
}
mkdir -p "$out"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
targets=
for sm in 80 90 100 120; do
  "$nvcc" --list-gpu-code | grep -qx "sm_$sm" && targets="$targets -gencode arch=compute_$sm,code=sm_$sm"
done
# shellcheck disable=SC2086
"$nvcc" --threads 0 -std=c++17 -O3 -fmad=false -Xptxas -v $targets -gencode arch=compute_75,code=compute_75 --compress-mode=size -fatbin -o "$out/scattering.fatbin" \
  "$here/src/scattering.cu" 2>"$log" || {
  cat "$log" >&2
  exit 1
}
cat "$here"/src/*.cu "$here"/src/*.cuh "$here/build.sh" | sha256sum | cut -d ' ' -f 1 >"$out/scattering.sha256"
{
  "$nvcc" --version | tail -n 2 | head -n 1
  sed -n "s/.*entry function '\(.*\)' for '\(.*\)'/\2 \1/p; s/^ *\([0-9].*stack frame\)/  \1/p; s/.*Function properties for \([^ ]*\)$/ \1/p; s/.*: Used/  used/p" "$log"
} >"$here/resources.txt"
ls -l "$out/scattering.fatbin" >&2
