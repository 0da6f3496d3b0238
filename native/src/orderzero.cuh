// Order 0 in double precision: a sound averages to almost nothing, far less than the rounding of its samples to float. The
// twin of cpu.OrderZero; a warp a sample of the output.
#pragma once
#include "measure.cuh"

enum { ORDER_ZERO_THREADS = 128 };

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
  const double* stats = a.stats + (long long)signal * STATS;
  sum = fma(a.constantGain, stats[MEAN_REAL + part], sum);
  a.out[(long long)signal * a.outStride + a.outRow + part * a.outRows + sample] =
      (float)(a.scaled ? stats[UNIT] * sum : sum);
}
