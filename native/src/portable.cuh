// What differs between nvcc and the host compiler of the tests, which reads the same sources through host/shim.h.
//
// Both are told not to fuse products and sums by themselves (-fmad=false, -ffp-contract=off): they would do so differently in
// each unrolled copy of a loop, and a signal's place in a batch decides which copy it meets. Where fusing pays, fmaf says so.
#pragma once
#ifdef SCATTERING_HOST
#include "shim.h"
#else
#include <cstdint>
// One array for all: nvcc then knows at every access that it is shared memory, also in functions that are not inlined.
extern __shared__ float2 scatteringShared[];
#define SHARED_COMPLEX scatteringShared
#endif

#define FULL_WARP 0xffffffffu

// n / d by the magic number ceil(2^32 / d), 0 for d = 1; exact while n * d < 2^32.
static __device__ __forceinline__ int quotient(int n, unsigned magic) {
  return magic == 0 ? n : (int)__umulhi((unsigned)n, magic);
}

// i mod n for -n <= i < 2n.
static __device__ __forceinline__ int wrapped(int i, int n) { return i < 0 ? i + n : i >= n ? i - n : i; }

// The sum over `lanes` neighbours (a power of two up to 32), always in the same order; all threads of a warp take part.
template <class T> static __device__ __forceinline__ T laneSum(T v, int lanes) {
  for (int d = lanes >> 1; d > 0; d >>= 1) v += __shfl_xor_sync(FULL_WARP, v, d);
  return v;
}
