// FFTs of real lines of an even number of points, by complex ones of half as many: neighbours become the real and the imaginary
// part of one number (the even-odd trick of Cooley, Lewis and Welch 1970), which is how they lie in shared memory already.
#pragma once
#include "fft.cuh"

// Frequencies k and half - k of each line, from those of the pairs: X[k] = E[k] + w^k O[k], where E and O are the spectra of the
// even and the odd points. Each thread takes two numbers that nobody else reads, and gives away what becomes of them:
// stored(line, k, where that is in shared memory, X[k]).
template <class S> static __device__ __forceinline__ void separate(const Grid& h, const float2* __restrict__ w, S stored) {
  float2* s = SHARED_COMPLEX;
  const Axis& x = h.along;
  const int half = x.length;
  const int pairs = half / 2 + 1;
  for (int p = threadIdx.x; p < x.lines * pairs; p += blockDim.x) {
    const int line = quotient(p, h.byPairs);
    const int k = p - line * pairs;
    const int low = line * x.outer + spread(x, k);
    const int high = line * x.outer + spread(x, half - k);
    const float2 a = s[low];
    const float2 b = k == 0 ? a : s[high];
    const float2 even = complex(0.5f * (a.x + b.x), 0.5f * (a.y - b.y));
    const float2 odd = complex(0.5f * (a.y + b.y), 0.5f * (b.x - a.x)) * w[h.turns + k];
    stored(line, k, low, even + odd);
    if (2 * k != half) stored(line, half - k, high, complex(even.x - odd.x, odd.y - even.y));
  }
}
