// U in shared memory.
#pragma once
#include "fft.cuh"

// Where a number of U lies, see Real; lines are rows.
static __device__ __forceinline__ int placeOf(const Real& u, int line, int column) {
  return line * u.pitch + column * u.step + (column >> u.shift << 1);
}

// What is made of a sample of the inverse transform, which is conjugated.
static __device__ __forceinline__ float propagated(float2 z, int part) {
  return part == 0 ? sqrtf(fmaf(z.x, z.x, z.y * z.y)) : part == 1 ? z.x : -z.y;
}

// The last pass of the inverse FFT along rows: U is all that is kept.
struct ToReal {
  static constexpr bool SHARED = true;
  const Level& a;
  __device__ __forceinline__ int target(const Axis&, const Pass&, const Place& at) const {
    return placeOf(a.real, at.line, at.n);
  }
  template <int R>
  __device__ __forceinline__ void store(const float2 (&v)[R], const Axis&, const Pass& p, int target) const {
    const Real& u = a.real;
    const int apart = p.done * u.step + (p.done >> u.shift << 1);
    float* to = (float*)SHARED_COMPLEX + target;
#pragma unroll
    for (int r = 0; r < R; r++) {
      to[r * apart] = propagated(v[r], a.part);
      if (u.step == 2) to[r * apart + 1] = 0;
    }
  }
};
