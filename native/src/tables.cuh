// The tables that Java compiles a plan into (org.scattering.gpu.Arguments writes them field by field). Sizes are in
// numbers of the type named; "magic" numbers divide, see quotient().
#pragma once
#include "portable.cuh"

enum { MOST_PASSES = 10, NODE_INTS = 16, NODE_ROW = 11, BLOCK_THREADS = 512, WIDE_THREADS = 1024 };

// One pass of a Stockham FFT: butterflies of `radix` points, `done` is the product of the radices before it.
struct Pass {
  int radix, summed, done;  // summed: no butterfly in registers, but sums of `radix` products
  unsigned byDone;          // magic of done
  int butterflies;          // on all lines of a block
  int deal;                 // of so many neighbouring threads: those of a line, or one of each line
  unsigned byDeal;          // its magic
  int read, write;          // from one point of a butterfly to the next in shared memory
  int twiddle;              // where its factors begin in the table of twiddles, two by two for each butterfly
};

// The lines along one axis of all grids of a block. Line l begins at l / inner * outer + l % inner, and its point n is
// (n + (n >> shift)) * step further on.
struct Axis {
  int length, passes, lines;
  int across;           // whether neighbouring threads take neighbouring lines, and not neighbouring points of one
  int inner;
  unsigned byInner;
  int outer, step, shift;
  Pass pass[MOST_PASSES];
};

// What a block holds in shared memory: `items` grids of rows x columns, one after another. Rows are lines of `along`.
struct Grid {
  int rows, columns, items;
  unsigned byRows, byColumns;
  unsigned byLength, byPairs;  // magics of along.length and of along.length / 2 + 1
  Axis along, down;            // FFTs of the last and the first axis
  int turns;                   // where e^(-2 pi i k / (2 along.length)) begin among the twiddles; -1: no real lines
};

// How U lies in shared memory, in floats: so that the FFT that follows finds pairs of neighbours as complex numbers, or numbers
// with an imaginary part of 0.
struct Real {
  int pitch, step, shift;
  int after;              // where sums of U may wait
};

enum Output { LOCAL = 0, MEAN = 1, SUM = 2, SAMPLES = 3, NOTHING = 4 };

// Weights of the sums along one axis.
struct Taps {
  int at, count, reach;  // where in the table, how many, how many of them before the centre
  int lanes;             // threads that share a sum, a power of two
  int step;              // points of U a sample of the output
  int sums;              // neighbouring sums that a thread adds up together
  int matrix;            // whether each point has its own weight for each sum, as on short lines: those of `sums` sums together
};

// From U on its grid to the samples that are kept.
struct Average {
  int output;                       // one of Output
  int fromRow, rows;                // kept positions of the first axis at the output's rate
  int fromColumn, columns;          // and of the last one
  int resolution;                   // log2 of the output's step, against the input
  int keptTo, length;               // of the last axis at full rate: the end of the kept samples, samples of a signal
  Taps along, down;                 // of the last and of the first axis; down.count = 0 where there is none
};

// From a level's parents to its outputs: every node of one order at one rate, for every signal.
struct Level {
  const float2* twiddles;
  const float* bands;     // filters on their bands
  const int* nodes;       // NODE_INTS a node, see Node
  const float* taps;
  const double* stats;    // STATS a signal, see measure.cuh
  const int* lengths;     // samples of each signal
  float2* spectra;        // of all signals, spectraStride apart
  float2* work;           // grids between launches (large levels)
  float* partial;         // sums of rows between launches (large levels)
  float* out;             // outStride a signal
  long long spectraStride;
  int signals, nodeCount;
  unsigned byNodes;       // magic of nodeCount
  int outStride;
  int part;               // 0: the modulus, 1: the real part, 2: minus the imaginary part (of what was conjugated)
  int spectrum;           // whether children need the spectrum
  int scaled;             // whether outputs are in the units of the input, or those of the transform
  int storedColumns;      // columns (1D: points) of a spectrum that are stored
  int mirrored;           // whether columns beyond the middle mirror others
  int folding;            // whether the first pass folds what it reads
  int staged;             // whether the nodes of a block have one parent, whose spectrum is shared
  float constantGain;     // what the signal's mean adds to each output (order 0 alone)
  // Large levels: blocks take tiles of columns or rows; fourStep tells a signal seen as a matrix from an image.
  int fullRows, fullColumns, tiles, fourStep;
  int coarse, fine, fineBits;  // tables of the twiddles between the two axes
  Grid grid;
  Grid back;              // what the FFT of U goes through, see realfft.cuh
  Real real;
  Average average;
};

// One node: a path by which each signal is filtered. The numbers are read from the table of ints.
struct Node {
  int parent;              // where the parent's spectrum begins within a signal's spectra
  int parentRows, parentColumns, parentPitch, parentHalf;  // its grid; whether columns beyond the middle are mirrored
  int band, firstRow, firstColumn, height, width;          // the filter at the parent's rate
  int spectrum;            // where its own spectrum is stored
  int row;                 // where its output begins within a signal's coefficients
  int shiftRow, shiftColumn;  // firstRow and firstColumn modulo the grid that is folded to
  int dense;               // whether the filter is given on the parent's whole grid
};

static __device__ __forceinline__ Node nodeAt(const int* nodes, int i) {
  const int* n = nodes + i * NODE_INTS;
  return Node{n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14]};
}

// The signals as they came.
struct Input {
  const float* singles;   // one of the two is null
  const double* doubles;
  const long long* offsets;  // of each signal, in numbers
  const int* lengths;
  double* stats;
  const float2* twiddles;
  const double* taps;     // of order 0: over the whole window, or along the last axis and then down the first
  double* rowSums;        // of order 0 where it goes axis by axis
  double* exact;          // order 0 as doubles, where signals are
  float2* spectra;
  float2* work;
  float* out;
  long long spectraStride;
  int signals, parts;     // parts: 1 real, 2 complex interleaved
  int padding, padded;    // org.scattering.settings.Padding by ordinal; whether the input is padded already
  int rows, columns, left, top;        // the padded grid, samples before the signal on each axis
  int signalRows, signalColumns;       // one signal; columns of the longest
  int outStride, outRow, outRows;      // order 0: where it begins, from one part to the next
  int scaled, storedColumns;
  // Order 0: the window of each sample of the output.
  int output;             // one of Output
  int fromRow, keptRows, fromColumn, keptColumns, step;
  int windowRows, windowColumns, reachRows, reachColumns;
  int keptTo;
  int rowsAtOnce;         // rows of a block that sums along the last axis; 0: the whole window at once
  int tiles, fourStep;
  int coarse, fine, fineBits;
  int samples;            // of order 0, a part
  double constantGain;
  Grid grid;
  Grid back;
};
