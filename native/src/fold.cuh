// Multiply-and-fold: the product of a spectrum with a filter at the rate of the result, on the filter's band alone.
#pragma once
#include "butterflies.cuh"
#include "tables.cuh"

// The conjugate of sample (row, column) of the folded product, on a grid of rows x columns. Weights hold 1/N of the inverse.
static __device__ __forceinline__ float2 foldedConjugate(
    const Level& a, const Node& n, const float2* __restrict__ x, int row, int column, int rows, int columns) {
  int firstI = row - n.shiftRow;
  if (firstI < 0) firstI += rows;
  int firstJ = column - n.shiftColumn;
  if (firstJ < 0) firstJ += columns;
  float re = 0, im = 0;
  for (int i = firstI; i < n.height; i += rows) {
    int sourceRow = n.firstRow + i;
    if (sourceRow >= n.parentRows) sourceRow -= n.parentRows;
    const float* weights = a.bands + n.band + (long long)i * n.width;
    for (int j = firstJ; j < n.width; j += columns) {
      int source = n.firstColumn + j;
      if (source >= n.parentColumns) source -= n.parentColumns;
      bool mirrored = n.parentHalf && source > n.parentColumns / 2;
      int from = mirrored ? (sourceRow == 0 ? 0 : n.parentRows - sourceRow) * n.parentPitch + n.parentColumns - source
                          : sourceRow * n.parentPitch + source;
      float2 z = x[from];
      float weight = weights[j];
      re = fmaf(weight, z.x, re);
      im = fmaf(mirrored ? weight : -weight, z.y, im);
    }
  }
  return complex(re, im);
}

// What is made of a sample of the inverse transform, which is conjugated.
static __device__ __forceinline__ float propagated(float2 z, int part) {
  return part == 0 ? sqrtf(fmaf(z.x, z.x, z.y * z.y)) : part == 1 ? z.x : -z.y;
}

// e^(-2 pi i t / N) for the twiddles between the axes of a long signal, from a coarse and a fine table.
static __device__ __forceinline__ float2 between(const float2* __restrict__ w, int coarse, int fine, int fineBits, int t) {
  return w[coarse + (t >> fineBits)] * w[fine + (t & ((1 << fineBits) - 1))];
}
