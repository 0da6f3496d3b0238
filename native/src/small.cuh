// Transforms whose grids fit shared memory: one block carries its items from the parent's spectrum to the output.
#pragma once
#include "average.cuh"
#include "fft.cuh"
#include "fold.cuh"
#include "realfft.cuh"

// The spectra of the signals themselves.
template <int E> static __device__ __forceinline__ void rootInShared(const Input& a) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.back;
  const bool pairs = g.turns >= 0;
  const int length = g.along.length;
  const int first = blockIdx.x * g.items;
  for (int p = threadIdx.x; p < g.items * g.rows * length; p += blockDim.x) {
    const int line = quotient(p, g.byHalf);
    const int column = p - line * length;
    const int q = line / g.rows;
    const int row = line - q * g.rows;
    float2 z = complex(0, 0);
    if (first + q < a.signals) {
      z.x = (float)paddedSample(a, first + q, row, pairs ? 2 * column : column, 0);
      if (pairs) z.y = (float)paddedSample(a, first + q, row, 2 * column + 1, 0);
      if (a.parts == 2) z.y = (float)paddedSample(a, first + q, row, column, 1);
    }
    s[at(line * g.columns + column)] = z;
  }
  __syncthreads();
  fftAlong<E>(g, a.twiddles);
  if (pairs) separate(g, a.twiddles);
  fftDown<E>(g, a.twiddles);
  const int points = g.rows * g.columns;
  for (int p = threadIdx.x; p < g.items * points; p += blockDim.x) {
    const int q = quotient(p, g.byPoints);
    const int i = p - q * points;
    const int row = quotient(i, g.byColumns);
    const int column = i - row * g.columns;
    if (first + q < a.signals && column < a.halfColumns) {
      a.spectra[(first + q) * a.spectraStride + row * a.halfColumns + column] = s[at(p)];
    }
  }
}

// A level: fold, inverse FFT, modulus, average, and the FFT back where there are children.
template <int E> static __device__ __forceinline__ void levelInShared(const Level& a) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const int points = g.rows * g.columns;
  const int all = a.signals * a.nodeCount;
  const int first = blockIdx.x * g.items;
  const int items = all - first < g.items ? all - first : g.items;
  for (int p = threadIdx.x; p < g.items * points; p += blockDim.x) {
    const int q = quotient(p, g.byPoints);
    const int i = p - q * points;
    const int row = quotient(i, g.byColumns);
    float2 z = complex(0, 0);
    if (q < items) {
      const int signal = (first + q) / a.nodeCount;
      const Node n = nodeAt(a.nodes, first + q - signal * a.nodeCount);
      z = foldedConjugate(a, n, a.spectra + signal * a.spectraStride + n.parent, row, i - row * g.columns, g.rows,
                          g.columns);
    }
    s[at(p)] = z;
  }
  __syncthreads();
  fftAlong<E>(g, a.twiddles);
  fftDown<E>(g, a.twiddles);
  for (int p = threadIdx.x; p < g.items * points; p += blockDim.x) {
    s[at(p)] = complex(propagated(s[at(p)], a.part), 0);
  }
  __syncthreads();
  average(a, first, items);
  if (!a.spectrum) return;
  __syncthreads();
  const Grid& h = a.back;
  if (h.turns >= 0) pairNeighbours<E>(g, h);
  else dropImaginary(g);
  fftAlong<E>(h, a.twiddles);
  if (h.turns >= 0) separate(h, a.twiddles);
  fftDown<E>(h, a.twiddles);
  const int stored = h.rows * h.columns;
  for (int p = threadIdx.x; p < items * stored; p += blockDim.x) {
    const int q = quotient(p, h.byPoints);
    const int i = p - q * stored;
    const int row = quotient(i, h.byColumns);
    const int column = i - row * h.columns;
    if (column < a.halfColumns) {
      const int signal = (first + q) / a.nodeCount;
      const Node n = nodeAt(a.nodes, first + q - signal * a.nodeCount);
      a.spectra[signal * a.spectraStride + n.spectrum + row * a.halfColumns + column] = s[at(p)];
    }
  }
}

// 8 points a thread; 16 where 1024 threads are not enough otherwise.
extern "C" __global__ void __launch_bounds__(1024) root8(const __grid_constant__ Input a) { rootInShared<8>(a); }
extern "C" __global__ void __launch_bounds__(1024) root16(const __grid_constant__ Input a) { rootInShared<16>(a); }
extern "C" __global__ void __launch_bounds__(1024) level8(const __grid_constant__ Level a) { levelInShared<8>(a); }
extern "C" __global__ void __launch_bounds__(1024) level16(const __grid_constant__ Level a) { levelInShared<16>(a); }
