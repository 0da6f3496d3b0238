// FFTs of real lines of an even number of points, by complex ones of half as many: neighbours become the real and the imaginary
// part of one number (the even-odd trick of Cooley, Lewis and Welch 1970). What comes out is the half spectrum that is stored.
#pragma once
#include "fft.cuh"

// From the real parts of the grids of g to lines of h.along.length numbers, h.columns apart. E numbers a thread of g.
template <int E> static __device__ __forceinline__ void pairNeighbours(const Grid& g, const Grid& h) {
  float2* s = SHARED_COMPLEX;
  const int half = h.along.length;
  const int total = g.items * g.rows * half;
  float2 v[E / 2] = {};
#pragma unroll
  for (int b = 0; b < E / 2; b++) {
    const int p = threadIdx.x + b * blockDim.x;
    if (p < total) v[b] = complex(s[at(2 * p)].x, s[at(2 * p + 1)].x);
  }
  __syncthreads();
#pragma unroll
  for (int b = 0; b < E / 2; b++) {
    const int p = threadIdx.x + b * blockDim.x;
    if (p < total) {
      const int line = quotient(p, h.byHalf);
      s[at(line * h.columns + p - line * half)] = v[b];
    }
  }
  __syncthreads();
}

// Frequencies k and half - k of each line, from those of the pairs: X[k] = E[k] + w^k O[k], where E and O are the spectra of the
// even and the odd points. Each thread changes two numbers that nobody else reads.
static __device__ __forceinline__ void separate(const Grid& h, const float2* __restrict__ w) {
  float2* s = SHARED_COMPLEX;
  const int half = h.along.length;
  const int pairs = half / 2 + 1;
  const int total = h.items * h.rows * pairs;
  for (int p = threadIdx.x; p < total; p += blockDim.x) {
    const int line = quotient(p, h.byPairs);
    const int k = p - line * pairs;
    const int low = at(line * h.columns + k);
    const int high = at(line * h.columns + half - k);
    const float2 a = s[low];
    const float2 b = k == 0 ? a : s[high];
    const float2 even = complex(0.5f * (a.x + b.x), 0.5f * (a.y - b.y));
    const float2 odd = complex(0.5f * (a.y + b.y), 0.5f * (b.x - a.x)) * w[h.turns + k];
    s[low] = even + odd;
    s[high] = complex(even.x - odd.x, odd.y - even.y);
  }
  __syncthreads();
}

// Lines of an odd number of points go through a complex FFT: what sums have left beside their real parts must go.
static __device__ __forceinline__ void dropImaginary(const Grid& g) {
  float2* s = SHARED_COMPLEX;
  for (int i = threadIdx.x; i < g.items * g.rows * g.columns; i += blockDim.x) s[at(i)].y = 0;
  __syncthreads();
}
