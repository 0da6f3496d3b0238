// Forward DFTs of a few points in registers: v[k] becomes sum of v[n] e^(-2 pi i n k / R). An inverse is the forward DFT of
// the conjugate, conjugated; moduli do not notice.
#pragma once
#include "portable.cuh"

static __device__ __forceinline__ float2 complex(float x, float y) { return make_float2(x, y); }
static __device__ __forceinline__ float2 operator+(float2 a, float2 b) { return complex(a.x + b.x, a.y + b.y); }
static __device__ __forceinline__ float2 operator-(float2 a, float2 b) { return complex(a.x - b.x, a.y - b.y); }
static __device__ __forceinline__ float2 operator*(float2 a, float2 b) {
  return complex(fmaf(a.x, b.x, -(a.y * b.y)), fmaf(a.x, b.y, a.y * b.x));
}
// sum + s * a.
static __device__ __forceinline__ float2 fused(float s, float2 a, float2 sum) {
  return complex(fmaf(s, a.x, sum.x), fmaf(s, a.y, sum.y));
}
static __device__ __forceinline__ float2 minusI(float2 a) { return complex(a.y, -a.x); }

template <int R> struct Butterfly;

template <> struct Butterfly<1> {
  static __device__ __forceinline__ void run(float2*) {}
};

template <> struct Butterfly<2> {
  static __device__ __forceinline__ void run(float2* v) {
    float2 a = v[0];
    v[0] = a + v[1];
    v[1] = a - v[1];
  }
};

template <> struct Butterfly<4> {
  static __device__ __forceinline__ void run(float2* v) {
    float2 a = v[0] + v[2], b = v[0] - v[2], c = v[1] + v[3], d = minusI(v[1] - v[3]);
    v[0] = a + c;
    v[1] = b + d;
    v[2] = a - c;
    v[3] = b - d;
  }
};

// Eighths of a turn are a sum and a difference; their factor 1/sqrt(2) goes into the sums that follow.
template <> struct Butterfly<8> {
  static __device__ __forceinline__ void run(float2* v) {
    const float h = 0.70710678118654752f;
    float2 e[4] = {v[0], v[2], v[4], v[6]};
    float2 o[4] = {v[1], v[3], v[5], v[7]};
    Butterfly<4>::run(e);
    Butterfly<4>::run(o);
    const float2 one = complex(o[1].x + o[1].y, o[1].y - o[1].x);
    const float2 two = minusI(o[2]);
    const float2 three = complex(o[3].y - o[3].x, -(o[3].x + o[3].y));
    v[0] = e[0] + o[0];
    v[4] = e[0] - o[0];
    v[1] = fused(h, one, e[1]);
    v[5] = fused(-h, one, e[1]);
    v[2] = e[2] + two;
    v[6] = e[2] - two;
    v[3] = fused(h, three, e[3]);
    v[7] = fused(-h, three, e[3]);
  }
};

// Four by four, with sixteenths of a turn between.
template <> struct Butterfly<16> {
  static __device__ __forceinline__ void run(float2* v) {
    const float h = 0.70710678118654752f, c = 0.92387953251128676f, s = 0.38268343236508977f;
    float2 t[4][4];
#pragma unroll
    for (int m = 0; m < 4; m++) {
#pragma unroll
      for (int n = 0; n < 4; n++) t[m][n] = v[m + 4 * n];
      Butterfly<4>::run(t[m]);
    }
    t[1][1] = t[1][1] * complex(c, -s);
    t[1][2] = complex(h * (t[1][2].x + t[1][2].y), h * (t[1][2].y - t[1][2].x));
    t[1][3] = t[1][3] * complex(s, -c);
    t[2][1] = complex(h * (t[2][1].x + t[2][1].y), h * (t[2][1].y - t[2][1].x));
    t[2][2] = minusI(t[2][2]);
    t[2][3] = complex(h * (t[2][3].y - t[2][3].x), -h * (t[2][3].x + t[2][3].y));
    t[3][1] = t[3][1] * complex(s, -c);
    t[3][2] = complex(h * (t[3][2].y - t[3][2].x), -h * (t[3][2].x + t[3][2].y));
    t[3][3] = t[3][3] * complex(-c, s);
#pragma unroll
    for (int k = 0; k < 4; k++) {
      float2 u[4] = {t[0][k], t[1][k], t[2][k], t[3][k]};
      Butterfly<4>::run(u);
#pragma unroll
      for (int l = 0; l < 4; l++) v[k + 4 * l] = u[l];
    }
  }
};

// Odd R: pairs n and R - n share their products with cosines and sines of 2 pi j / R, j = 1 .. (R - 1) / 2.
template <int R> struct Circle;
template <> struct Circle<3> {
  static __device__ __forceinline__ float cosine(int) { return -0.5f; }
  static __device__ __forceinline__ float sine(int) { return 0.86602540378443865f; }
};
template <> struct Circle<5> {
  static __device__ __forceinline__ float cosine(int j) { return j == 1 ? 0.30901699437494742f : -0.80901699437494742f; }
  static __device__ __forceinline__ float sine(int j) { return j == 1 ? 0.95105651629515357f : 0.58778525229247313f; }
};
template <> struct Circle<7> {
  static __device__ __forceinline__ float cosine(int j) {
    return j == 1 ? 0.62348980185873353f : j == 2 ? -0.22252093395631440f : -0.90096886790241913f;
  }
  static __device__ __forceinline__ float sine(int j) {
    return j == 1 ? 0.78183148246802981f : j == 2 ? 0.97492791218182361f : 0.43388373911755812f;
  }
};

template <int R> struct Butterfly {
  static __device__ __forceinline__ void run(float2* v) {
    const int H = (R - 1) / 2;
    float2 sum[H], difference[H];
    float2 zero = v[0];
#pragma unroll
    for (int n = 0; n < H; n++) {
      sum[n] = v[n + 1] + v[R - 1 - n];
      difference[n] = minusI(v[n + 1] - v[R - 1 - n]);
      zero = zero + sum[n];
    }
#pragma unroll
    for (int k = 1; k <= H; k++) {
      float2 even = v[0];
      float2 odd = complex(Circle<R>::sine(k) * difference[0].x, Circle<R>::sine(k) * difference[0].y);
#pragma unroll
      for (int n = 1; n <= H; n++) {
        const int phase = n * k % R;
        const int j = phase <= H ? phase : R - phase;
        even = fused(Circle<R>::cosine(j), sum[n - 1], even);
        if (n > 1) odd = fused(phase <= H ? Circle<R>::sine(j) : -Circle<R>::sine(j), difference[n - 1], odd);
      }
      v[k] = even + odd;
      v[R - k] = even - odd;
    }
    v[0] = zero;
  }
};

// A * B points without a common divisor need no factors between (the prime factor algorithm, Good 1958).
template <int A, int B> struct Coprime {
  static __device__ constexpr int inverse(int a, int n) {
    int i = 1;
    while (a * i % n != 1 % n) i++;
    return i;
  }
  static __device__ __forceinline__ void run(float2* v) {
    constexpr int N = A * B;
    constexpr int toA = B * inverse(B % A, A), toB = A * inverse(A % B, B);
    float2 t[A][B];
#pragma unroll
    for (int b = 0; b < B; b++) {
      float2 u[A];
#pragma unroll
      for (int a = 0; a < A; a++) u[a] = v[(B * a + A * b) % N];
      Butterfly<A>::run(u);
#pragma unroll
      for (int a = 0; a < A; a++) t[a][b] = u[a];
    }
#pragma unroll
    for (int a = 0; a < A; a++) {
      Butterfly<B>::run(t[a]);
#pragma unroll
      for (int b = 0; b < B; b++) v[(toA * a + toB * b) % N] = t[a][b];
    }
  }
};
template <> struct Butterfly<6> : Coprime<2, 3> {};
template <> struct Butterfly<10> : Coprime<2, 5> {};
template <> struct Butterfly<12> : Coprime<4, 3> {};
template <> struct Butterfly<20> : Coprime<4, 5> {};
