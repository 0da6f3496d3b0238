// Order 0 in double precision: a sound averages to almost nothing, far less than the rounding of its samples to float. The
// twin of cpu.OrderZero. In images sums go along the rows, then down the columns, where the window is a product of the two.
#pragma once
#include "measure.cuh"

enum { ORDER_ZERO_THREADS = 128, COLUMN_LANES = 8, LONG_WINDOW = 512 };

// One number of the output, in the units of the transform and without the mean.
static __device__ __forceinline__ void storeOrderZero(const Input& a, int signal, int part, int sample, double sum) {
  const double* stats = a.stats + (long long)signal * STATS;
  sum = fma(a.constantGain, stats[MEAN_REAL + part], sum);
  a.out[(long long)signal * a.outStride + a.outRow + part * a.outRows + sample] =
      (float)(a.scaled ? stats[UNIT] * sum : sum);
  if (a.doubles) a.exact[((long long)signal * a.parts + part) * a.samples + sample] = sum;
}

// The whole window at once, a warp a sample.
extern "C" __global__ void __launch_bounds__(ORDER_ZERO_THREADS) orderZero(const __grid_constant__ Input a) {
  const int lane = threadIdx.x & 31;
  const long long warp = (long long)blockIdx.x * (ORDER_ZERO_THREADS / 32) + (threadIdx.x >> 5);
  const int perSignal = a.samples * a.parts;
  const int signal = (int)(warp / perSignal);
  if (signal >= a.signals) return;
  const int rest = (int)(warp % perSignal);
  const int part = rest / a.samples;
  const int sample = rest % a.samples;
  const int keptRow = a.fromRow + sample / a.keptColumns;
  const int keptColumn = a.fromColumn + sample % a.keptColumns;
  int windowColumns = a.windowColumns;
  if (a.output == MEAN) windowColumns = a.keptTo - (a.signalColumns - a.lengths[signal]) - a.fromColumn;
  if (a.output == MEAN && a.padded) windowColumns = a.windowColumns;
  const int firstRow = keptRow * a.step - a.reachRows;
  const int firstColumn = keptColumn * a.step - a.reachColumns;
  double sum = 0;
  for (int r = 0; r < a.windowRows; r++) {
    int row = (firstRow + r) % a.rows;
    if (row < 0) row += a.rows;
    for (int c = lane; c < windowColumns; c += 32) {
      int column = (firstColumn + c) % a.columns;
      if (column < 0) column += a.columns;
      const double x = paddedSample(a, signal, row, column, part);
      sum = a.output == LOCAL ? fma(a.taps[(long long)r * windowColumns + c], x, sum) : sum + x;
    }
  }
  sum = laneSum(sum, 32);
  if (lane != 0) return;
  if (a.output == MEAN) sum /= (double)a.windowRows * windowColumns;
  storeOrderZero(a, signal, part, sample, sum);
}

// A block has a few rows of an image in shared memory, or a signal, and sums each up for every kept column.
extern "C" __global__ void __launch_bounds__(ORDER_ZERO_THREADS) orderZeroRows(const __grid_constant__ Input a) {
  double* x = (double*)SHARED_COMPLEX;
  const int tiles = (a.rows + a.rowsAtOnce - 1) / a.rowsAtOnce;
  const int item = blockIdx.x / tiles;
  const int signal = item / a.parts;
  const int part = item - signal * a.parts;
  const int from = (blockIdx.x - item * tiles) * a.rowsAtOnce;
  const int rows = a.rows - from < a.rowsAtOnce ? a.rows - from : a.rowsAtOnce;
  for (int p = threadIdx.x; p < rows * a.columns; p += ORDER_ZERO_THREADS) {
    const int row = p / a.columns;
    x[p] = paddedSample(a, signal, from + row, p - row * a.columns, part);
  }
  __syncthreads();
  // As many threads a sum as are idle otherwise, and a warp for a long one, which then reads neighbours: a power of two that
  // depends on the plan alone.
  const int most = a.rowsAtOnce * a.keptColumns;
  int lanes = 32;
  while (lanes > 1 && lanes * most > ORDER_ZERO_THREADS && a.windowColumns < LONG_WINDOW) lanes >>= 1;
  const int lane = threadIdx.x & (lanes - 1);
  for (int first = 0; first < rows * a.keptColumns; first += ORDER_ZERO_THREADS / lanes) {
    const int o = first + threadIdx.x / lanes;
    const int row = o / a.keptColumns;
    const int b = o - row * a.keptColumns;
    double sum = 0;
    if (o < rows * a.keptColumns) {
      int column = ((a.fromColumn + b) * a.step - a.reachColumns) % a.columns;
      if (column < 0) column += a.columns;
      column += lane;
      for (int t = lane; t < a.windowColumns; t += lanes) {
        while (column >= a.columns) column -= a.columns;
        const double v = x[row * a.columns + column];
        sum = a.output == LOCAL ? fma(a.taps[t], v, sum) : sum + v;
        column += lanes;
      }
    }
    sum = laneSum(sum, lanes);
    if (o < rows * a.keptColumns && lane == 0) {
      a.rowSums[((long long)item * a.rows + from + row) * a.keptColumns + b] = sum;
    }
  }
}

// From the sums of the rows to the output, COLUMN_LANES threads a sample.
extern "C" __global__ void __launch_bounds__(ORDER_ZERO_THREADS) orderZeroColumns(const __grid_constant__ Input a) {
  const int lane = threadIdx.x % COLUMN_LANES;
  const long long o = (long long)blockIdx.x * (ORDER_ZERO_THREADS / COLUMN_LANES) + threadIdx.x / COLUMN_LANES;
  const bool active = o < (long long)a.signals * a.parts * a.samples;
  const int item = (int)(o / a.samples);
  const int sample = (int)(o - (long long)item * a.samples);
  double sum = 0;
  if (active) {
    const int r = sample / a.keptColumns;
    const double* sums = a.rowSums + (long long)item * a.rows * a.keptColumns + sample - r * a.keptColumns;
    int row = ((a.fromRow + r) * a.step - a.reachRows) % a.rows;
    if (row < 0) row += a.rows;
    row += lane;
    for (int t = lane; t < a.windowRows; t += COLUMN_LANES) {
      while (row >= a.rows) row -= a.rows;
      const double v = sums[(long long)row * a.keptColumns];
      sum = a.output == LOCAL ? fma(a.taps[a.windowColumns + t], v, sum) : sum + v;
      row += COLUMN_LANES;
    }
  }
  sum = laneSum(sum, COLUMN_LANES);
  if (!active || lane != 0) return;
  if (a.output == MEAN) sum /= (double)a.windowRows * a.windowColumns;
  storeOrderZero(a, item / a.parts, item % a.parts, sample, sum);
}
