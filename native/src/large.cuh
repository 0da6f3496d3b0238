// Transforms whose grids do not fit shared memory: rows and columns in launches of their own, each over all nodes of a level
// and all signals, with the grid in device memory between them. A long signal is a matrix: sample n = row + rows * column,
// frequency f = columns * row + column, with a twiddle between the two FFTs (the four-step FFT of Bailey 1990).
#pragma once
#include "average.cuh"
#include "fft.cuh"
#include "fold.cuh"
#include "realfft.cuh"

enum { LARGE_POINTS = 8 };

static __device__ __forceinline__ float2 twiddled(const Level& a, float2 z, int row, int column) {
  return a.fourStep ? z * between(a.twiddles, a.coarse, a.fine, a.fineBits, row * column) : z;
}

// Fold, and the inverse FFT along the first axis, for a tile of columns.
extern "C" __global__ void __launch_bounds__(1024) foldColumns(const __grid_constant__ Level a) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const int item = blockIdx.x / a.tiles;
  const int from = (blockIdx.x - item * a.tiles) * g.columns;
  const int signal = item / a.nodeCount;
  const Node n = nodeAt(a.nodes, item - signal * a.nodeCount);
  const float2* x = a.spectra + signal * a.spectraStride + n.parent;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    const int row = quotient(p, g.byColumns);
    const int column = from + p - row * g.columns;
    float2 z = complex(0, 0);
    if (column < a.fullColumns) {
      z = a.fourStep ? foldedConjugate(a, n, x, 0, row * a.fullColumns + column, 1, a.fullRows * a.fullColumns)
                     : foldedConjugate(a, n, x, row, column, a.fullRows, a.fullColumns);
    }
    s[at(p)] = z;
  }
  __syncthreads();
  fftDown<LARGE_POINTS>(g, a.twiddles);
  float2* work = a.work + (long long)item * a.fullRows * a.fullColumns;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    const int row = quotient(p, g.byColumns);
    const int column = from + p - row * g.columns;
    if (column < a.fullColumns) work[row * a.fullColumns + column] = twiddled(a, s[at(p)], row, column);
  }
}

// Sums of one row for every kept column: taps of a long signal begin anew with each row of its matrix.
static __device__ __forceinline__ void sumRows(const Level& a, int item, int from) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const int lane = threadIdx.x & (v.along.lanes - 1);
  const int groups = blockDim.x / v.along.lanes;
  const int sums = g.rows * v.columns;
  for (int first = 0; first < sums; first += groups) {
    const int o = first + threadIdx.x / v.along.lanes;
    const int line = o / v.columns;
    const int b = o - line * v.columns;
    const int row = from + line;
    float sum = 0;
    if (o < sums && row < a.fullRows) {
      const int position = (v.fromColumn + b) * v.along.step;
      int start = position - v.along.reach;
      int taps = v.along.at;
      if (a.fourStep) {
        int apart = row - position % a.fullRows;
        start = position / a.fullRows - v.along.reach;
        if (apart < 0) {
          apart += a.fullRows;
          start++;
        }
        taps += apart * v.along.count;
      }
      sum = windowSum(a.taps + taps, v.along.count, start, g.columns, lane, v.along.lanes,
                      [&](int i) { return s[at(line * g.columns + i)].x; });
    }
    sum = laneSum(sum, v.along.lanes);
    if (o < sums && row < a.fullRows && lane == 0) {
      a.partial[((long long)item * a.fullRows + row) * v.columns + b] = sum;
    }
  }
}

// Plain sums of one row over what is pooled, a warp a row.
static __device__ __forceinline__ void poolRows(const Level& a, int item, int from) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const bool all = v.output == SUM;
  const int kept = all ? 0 : keptColumns(v, a.lengths[item / a.nodeCount]);
  const int lane = threadIdx.x & 31;
  for (int first = 0; first < g.rows; first += blockDim.x >> 5) {
    const int line = first + (threadIdx.x >> 5);
    const int row = from + line;
    float sum = 0;
    if (line < g.rows && row < a.fullRows) {
      for (int c = lane; c < g.columns; c += 32) {
        const int position = (a.fourStep ? row + a.fullRows * c : c) - v.fromColumn;
        if (all || (position >= 0 && position < kept)) sum += s[at(line * g.columns + c)].x;
      }
    }
    sum = laneSum(sum, 32);
    if (line < g.rows && row < a.fullRows && lane == 0) a.partial[(long long)item * a.fullRows + row] = sum;
  }
}

static __device__ __forceinline__ void storeRows(const Level& a, int item, int from) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Average& v = a.average;
  const int signal = item / a.nodeCount;
  const int target = nodeAt(a.nodes, item - signal * a.nodeCount).row;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    const int line = quotient(p, g.byColumns);
    const int c = p - line * g.columns;
    const int row = from + line;
    const int column = (a.fourStep ? row + a.fullRows * c : c) - v.fromColumn;
    const int keptRow = a.fourStep ? 0 : row - v.fromRow;
    if (row < a.fullRows && keptRow >= 0 && keptRow < v.rows && column >= 0 && column < v.columns) {
      store(a, signal, target + keptRow * v.columns + column, s[at(p)].x);
    }
  }
}

// The inverse FFT along the last axis, the modulus, sums of rows, and the FFT back where there are children.
extern "C" __global__ void __launch_bounds__(1024) propagateRows(const __grid_constant__ Level a) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const int item = blockIdx.x / a.tiles;
  const int from = (blockIdx.x - item * a.tiles) * g.rows;
  float2* work = a.work + (long long)item * a.fullRows * a.fullColumns;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    const int row = from + quotient(p, g.byColumns);
    s[at(p)] = row < a.fullRows ? work[(long long)from * g.columns + p] : complex(0, 0);
  }
  __syncthreads();
  fftAlong<LARGE_POINTS>(g, a.twiddles);
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    s[at(p)] = complex(propagated(s[at(p)], a.part), 0);
  }
  __syncthreads();
  switch (a.average.output) {
    case LOCAL: sumRows(a, item, from); break;
    case MEAN:
    case SUM: poolRows(a, item, from); break;
    case SAMPLES: storeRows(a, item, from); break;
    default: break;
  }
  if (!a.spectrum) return;
  __syncthreads();
  const Grid& h = a.back;
  if (h.turns >= 0) pairNeighbours<LARGE_POINTS>(g, h);
  fftAlong<LARGE_POINTS>(h, a.twiddles);
  if (h.turns >= 0) separate(h, a.twiddles);
  for (int p = threadIdx.x; p < h.rows * h.columns; p += blockDim.x) {
    const int line = quotient(p, h.byColumns);
    const int column = p - line * h.columns;
    const int row = from + line;
    if (row < a.fullRows) work[row * a.fullColumns + column] = twiddled(a, s[at(p)], row, column);
  }
}

// The forward FFT along the first axis for a tile of columns, and the spectrum stored.
extern "C" __global__ void __launch_bounds__(1024) spectrumColumns(const __grid_constant__ Level a) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const int item = blockIdx.x / a.tiles;
  const int from = (blockIdx.x - item * a.tiles) * g.columns;
  const int signal = item / a.nodeCount;
  const float2* work = a.work + (long long)item * a.fullRows * a.fullColumns;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    const int row = quotient(p, g.byColumns);
    const int column = from + p - row * g.columns;
    s[at(p)] = column < a.fullColumns ? work[row * a.fullColumns + column] : complex(0, 0);
  }
  __syncthreads();
  fftDown<LARGE_POINTS>(g, a.twiddles);
  float2* x = a.spectra + signal * a.spectraStride + nodeAt(a.nodes, item - signal * a.nodeCount).spectrum;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    const int row = quotient(p, g.byColumns);
    const int column = from + p - row * g.columns;
    const int frequency = row * a.fullColumns + column;
    if (column < a.fullColumns && (a.fourStep ? frequency : column) < a.halfColumns) {
      x[a.fourStep ? frequency : row * a.halfColumns + column] = s[at(p)];
    }
  }
}

// From the sums of rows to the output: `downLanes` threads a sample.
extern "C" __global__ void __launch_bounds__(256) finish(const __grid_constant__ Level a) {
  const Average& v = a.average;
  const bool local = v.output == LOCAL;
  const int columns = local ? v.columns : 1;
  const int kept = local ? v.rows * v.columns : 1;
  const int lanes = local ? v.down.lanes : 32;
  const int lane = threadIdx.x & (lanes - 1);
  const long long o = (long long)blockIdx.x * (256 / lanes) + threadIdx.x / lanes;
  const long long all = (long long)a.signals * a.nodeCount * kept;
  const int item = (int)(o / kept);
  const int r = (int)(o - (long long)item * kept) / columns;
  const int b = (int)(o - (long long)item * kept) - r * columns;
  const float* sums = a.partial + (long long)item * a.fullRows * columns + b;
  float sum = 0;
  if (o < all && local) {
    sum = windowSum(a.taps + v.down.at, v.down.count, (v.fromRow + r) * v.down.step - v.down.reach, a.fullRows, lane, lanes,
                    [&](int i) { return sums[(long long)i * columns]; });
  } else if (o < all) {
    const bool some = v.output == MEAN && !a.fourStep;
    for (int i = lane; i < (some ? v.rows : a.fullRows); i += lanes) sum += sums[i + (some ? v.fromRow : 0)];
  }
  sum = laneSum(sum, lanes);
  if (o < all && lane == 0) {
    const int signal = item / a.nodeCount;
    if (v.output == MEAN) sum /= v.rows * keptColumns(v, a.lengths[signal]);
    store(a, signal, nodeAt(a.nodes, item - signal * a.nodeCount).row + (int)(o - (long long)item * kept), sum);
  }
}

// The signals themselves: padded rows, and their FFT along the last axis.
extern "C" __global__ void __launch_bounds__(1024) rootRows(const __grid_constant__ Input a) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const int signal = blockIdx.x / a.tiles;
  const int from = (blockIdx.x - signal * a.tiles) * g.rows;
  const int fullRows = a.fourStep ? a.rows * a.columns / g.columns : a.rows;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    // Of a long signal neighbouring threads read neighbouring samples, which lie in neighbouring rows.
    const int line = a.fourStep ? p % g.rows : quotient(p, g.byColumns);
    const int c = a.fourStep ? p / g.rows : p - line * g.columns;
    const int row = from + line;
    float2 z = complex(0, 0);
    if (row < fullRows) {
      const int r = a.fourStep ? 0 : row;
      const int column = a.fourStep ? row + fullRows * c : c;
      z.x = (float)paddedSample(a, signal, r, column, 0);
      if (a.parts == 2) z.y = (float)paddedSample(a, signal, r, column, 1);
    }
    s[at(line * g.columns + c)] = z;
  }
  __syncthreads();
  fftAlong<LARGE_POINTS>(g, a.twiddles);
  float2* work = a.work + (long long)signal * a.rows * a.columns;
  for (int p = threadIdx.x; p < g.rows * g.columns; p += blockDim.x) {
    const int line = quotient(p, g.byColumns);
    const int column = p - line * g.columns;
    const int row = from + line;
    if (row < fullRows) {
      float2 z = s[at(p)];
      if (a.fourStep) z = z * between(a.twiddles, a.coarse, a.fine, a.fineBits, row * column);
      work[row * g.columns + column] = z;
    }
  }
}
