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
}

// FFTs of grids in device memory, for tests: along, then down, in place.
template <int E> static __device__ __forceinline__ void transformGrids(const Level& a) {
  float2* s = SHARED_COMPLEX;
  const int points = a.grid.items * a.grid.rows * a.grid.columns;
  float2* work = a.work + (long long)blockIdx.x * points;
  for (int p = threadIdx.x; p < points; p += blockDim.x) s[at(p)] = work[p];
  __syncthreads();
  fftAlong<E>(a.grid, a.twiddles);
  fftDown<E>(a.grid, a.twiddles);
  for (int p = threadIdx.x; p < points; p += blockDim.x) work[p] = s[at(p)];
}

extern "C" __global__ void __launch_bounds__(1024) grids8(const __grid_constant__ Level a) { transformGrids<8>(a); }
extern "C" __global__ void __launch_bounds__(1024) grids16(const __grid_constant__ Level a) { transformGrids<16>(a); }
