// The kernels of the CUDA engine, one module. README.md says what each does, and which class launches it.
#include "orderzero.cuh"
#include "rate.cuh"
#include "small.cuh"
#include "large.cuh"

// What Java writes and reads, see org.scattering.gpu.tables.Layout; compared before anything else is launched.
extern "C" __global__ void layout(int* sizes) {
  sizes[0] = (int)sizeof(Level);
  sizes[1] = (int)sizeof(Input);
  sizes[2] = NODE_INTS;
  sizes[3] = MOST_PASSES;
  sizes[4] = STATS;
  sizes[5] = ORDER_ZERO_THREADS;
  sizes[6] = COLUMN_LANES;
  sizes[7] = BLOCK_THREADS;
}

// FFTs of grids in device memory, for tests: along, then down, in place.
template <Width W> static __device__ __forceinline__ void transformGrids(const Level& a) {
  float2* s = SHARED_COMPLEX;
  const Grid& g = a.grid;
  const Axis& x = g.along;
  const int points = x.lines * g.columns;
  float2* work = a.work + (long long)blockIdx.x * points;
  for (int p = threadIdx.x; p < points; p += blockDim.x) {
    const int line = quotient(p, g.byLength);
    s[line * x.outer + spread(x, p - line * g.columns)] = work[p];
  }
  __syncthreads();
  passes<W>(x, 0, x.passes, a.twiddles);
  passes<W>(g.down, 0, g.down.passes, a.twiddles);
  for (int p = threadIdx.x; p < points; p += blockDim.x) {
    const int line = quotient(p, g.byLength);
    work[p] = s[line * x.outer + spread(x, p - line * g.columns)];
  }
}

extern "C" __global__ void __launch_bounds__(BLOCK_THREADS) grids(const __grid_constant__ Level a) { transformGrids<NARROW>(a); }
extern "C" __global__ void __launch_bounds__(WIDE_THREADS) gridsWide(const __grid_constant__ Level a) { transformGrids<WIDE>(a); }
