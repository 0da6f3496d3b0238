// Multiply-and-fold: the product of a spectrum with a filter at the rate of the result, on the filter's band alone, straight into
// the registers of the first pass of the inverse FFT. What is made is conjugated. Weights hold the 1/N of the inverse.
#pragma once
#include "fft.cuh"

// R points of a folded grid: (row, column) and those that are (rowStep, columnStep) further on each time.
struct Folded {
  int row, column, rowStep, columnStep;
};

// The filter is given on the parent's whole grid: weight and spectrum lie at the same place of their tables, and what folds onto a
// point is every rows-th row and columns-th column.
template <int R>
static __device__ __forceinline__ void foldWhole(
    float2 (&v)[R], const Node& n, const float2* __restrict__ x, const float* __restrict__ weights, const Folded& f,
    int rows, int columns) {
  const int between = f.rowStep * n.parentPitch + f.columnStep;
  const int first = f.row * n.parentPitch + f.column;
  for (int i = first; i < n.parentRows * n.parentPitch; i += rows * n.parentPitch) {
    for (int j = i; j < i - f.column + n.parentColumns; j += columns) {
      const float2* z = x + j;
      const float* weight = weights + j;
#pragma unroll
      for (int r = 0; r < R; r++) {
        v[r].x = fmaf(*weight, z->x, v[r].x);
        v[r].y = fmaf(-*weight, z->y, v[r].y);
        z += between;
        weight += between;
      }
    }
  }
}

// A filter on its band: one line of it, or all of it in 1D, every columns-th sample from number j on.
static __device__ __forceinline__ float2 foldLine(
    float2 sum, const Node& n, const float2* __restrict__ x, const float* __restrict__ weights, int sourceRow, int j,
    int columns) {
  const int mirroredRow = sourceRow == 0 ? 0 : n.parentRows - sourceRow;
  for (; j < n.width; j += columns) {
    int source = n.firstColumn + j;
    if (source >= n.parentColumns) source -= n.parentColumns;
    const bool mirrored = n.parentHalf && 2 * source > n.parentColumns;
    const float2 z = x[mirrored ? mirroredRow * n.parentPitch + n.parentColumns - source
                                : sourceRow * n.parentPitch + source];
    sum.x = fmaf(weights[j], z.x, sum.x);
    sum.y = fmaf(mirrored ? weights[j] : -weights[j], z.y, sum.y);
  }
  return sum;
}

// One point of any folded grid.
static __device__ __forceinline__ float2 foldedPoint(
    const Level& a, const Node& n, const float2* __restrict__ x, int row, int column, int rows, int columns) {
  float2 sum = complex(0, 0);
  for (int i = wrapped(row - n.shiftRow, rows); i < n.height; i += rows) {
    int sourceRow = n.firstRow + i;
    if (sourceRow >= n.parentRows) sourceRow -= n.parentRows;
    sum = foldLine(sum, n, x, a.bands + n.band + (long long)i * n.width, sourceRow, wrapped(column - n.shiftColumn, columns),
                   columns);
  }
  return sum;
}

// R points: of signals, and of images by filters given on the whole grid.
template <int R>
static __device__ __forceinline__ void fold(
    float2 (&v)[R], const Level& a, const Node& n, const float2* __restrict__ x, const Folded& f, int rows, int columns) {
  const float* weights = a.bands + n.band;
#pragma unroll
  for (int r = 0; r < R; r++) v[r] = complex(0, 0);
  if (R % 8 == 0 && n.parentRows == 1) {
    int column = wrapped(f.column - n.shiftColumn, columns);
#pragma unroll
    for (int r = 0; r < R; r++) {
      v[r] = foldLine(v[r], n, x, weights, 0, column, columns);
      column = wrapped(column + f.columnStep, columns);
    }
  } else if (a.staged > 0) {
    foldWhole(v, n, SHARED_COMPLEX, weights, f, rows, columns);
  } else {
    foldWhole(v, n, x, weights, f, rows, columns);
  }
}

// e^(-2 pi i t / N) for the twiddles between the axes of a long signal, from a coarse and a fine table.
static __device__ __forceinline__ float2 between(const float2* __restrict__ w, int coarse, int fine, int fineBits, int t) {
  return w[coarse + (t >> fineBits)] * w[fine + (t & ((1 << fineBits) - 1))];
}
