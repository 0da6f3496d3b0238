// How fast the card multiplies and adds: independent chains of fused products and sums, in registers.
#pragma once
#include "portable.cuh"

enum { RATE_THREADS = 256, RATE_CHAINS = 16 };

struct Rate {
  float* out;
  int turns;
};

// 2 * RATE_CHAINS * turns operations a thread. The result depends on all of them, and is stored where no compiler can know that it
// never is.
extern "C" __global__ void __launch_bounds__(RATE_THREADS) rate(const __grid_constant__ Rate a) {
  float v[RATE_CHAINS];
#pragma unroll
  for (int i = 0; i < RATE_CHAINS; i++) v[i] = (float)(threadIdx.x + i);
  const float factor = 0.999f;
  const float term = (float)blockIdx.x;
  for (int t = 0; t < a.turns; t++) {
#pragma unroll
    for (int i = 0; i < RATE_CHAINS; i++) v[i] = fmaf(v[i], factor, term);
  }
  float sum = 0;
#pragma unroll
  for (int i = 0; i < RATE_CHAINS; i++) sum += v[i];
  if (sum < 0) a.out[0] = sum;
}
