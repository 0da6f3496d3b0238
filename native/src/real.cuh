// U in shared memory.
#pragma once
#include "fft.cuh"

// Where a number of U lies, see Real; lines are rows.
static __device__ __forceinline__ int placeOf(const Real& u, int line, int column) {
  return line * u.pitch + column * u.step + (column >> u.shift << 1);
}

// The last pass of the inverse FFT along rows: U is all that is kept, of samples that are conjugated.
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
    if (a.part == 0) {
#pragma unroll
      for (int r = 0; r < R; r++) to[r * apart] = sqrtf(fmaf(v[r].x, v[r].x, v[r].y * v[r].y));
    } else {
#pragma unroll
      for (int r = 0; r < R; r++) to[r * apart] = a.part == 1 ? v[r].x : -v[r].y;
    }
    if (u.step == 1) return;
#pragma unroll
    for (int r = 0; r < R; r++) to[r * apart + 1] = 0;
  }
};
