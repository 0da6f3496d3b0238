// The floor: the time FFTW (single precision, FFTW_MEASURE) needs for exactly the Fourier transforms that the textbook
// scattering cascade makes for one signal or image, listed in fft_plan.txt; moduli, products and padding come for free.
// One JSON line a workload. With N threads the same work runs N times at once, on separate data, and the wall time is
// divided by N.
//
//   gcc -O3 -march=native -pthread fftw_floor.c -lfftw3f -lm -o fftw_floor
//   ./fftw_floor [--plan fft_plan.txt] [--threads N] [--wisdom FILE] [workload...]
//
// FILE keeps what FFTW found out while planning, which takes longer than the measurement, for the next call.
#include <fftw3.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { REPETITIONS = 7, MOST_THREADS = 1024, MOST_RANK = 3, NAME = 64 };

static const double REPETITION_SECONDS = 0.02;
// Transforms are made in batches of about so many points, which stay in the second-level cache with their results.
static const long POINTS_A_BATCH = 1 << 14;

typedef struct {
  char workload[NAME];
  char kind[8];
  int rank;
  int size[MOST_RANK];
  long count;
} Row;

// What one thread transforms.
typedef struct {
  fftwf_plan plan;
  float *in, *out;
  long floats;
  unsigned seed;
} Work;

typedef struct {
  Work *work;
  pthread_barrier_t *barrier;
  long calls;
  double start, end;
} Task;

typedef struct {
  double median, best;
} Time;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void fail(const char *what, const char *detail) {
  fprintf(stderr, "fftw_floor: %s%s\n", what, detail);
  exit(2);
}

static void fill(Work *w) {
  for (long i = 0; i < w->floats; i++) w->in[i] = (float)rand_r(&w->seed) / RAND_MAX - 0.5f;
}

static Work work_of(const Row *row, int batch, unsigned seed) {
  int last = row->size[row->rank - 1];
  long points = 1;
  for (int i = 0; i < row->rank; i++) points *= row->size[i];
  long half = points / last * (last / 2 + 1);
  Work w = {.floats = 2 * half * batch, .seed = seed};
  if (w.floats < 2 * points * batch) w.floats = 2 * points * batch;
  w.in = fftwf_malloc(sizeof(float) * w.floats);
  w.out = fftwf_malloc(sizeof(float) * w.floats);
  if (!w.in || !w.out) fail("not enough memory for ", row->workload);
  const int *n = row->size;
  if (!strcmp(row->kind, "c2c"))
    w.plan = fftwf_plan_many_dft(row->rank, n, batch, (fftwf_complex *)w.in, 0, 1, points, (fftwf_complex *)w.out, 0, 1,
                                 points, FFTW_BACKWARD, FFTW_MEASURE);
  else if (!strcmp(row->kind, "r2c"))
    w.plan = fftwf_plan_many_dft_r2c(row->rank, n, batch, w.in, 0, 1, points, (fftwf_complex *)w.out, 0, 1, half,
                                     FFTW_MEASURE);
  else if (!strcmp(row->kind, "c2r"))
    w.plan = fftwf_plan_many_dft_c2r(row->rank, n, batch, (fftwf_complex *)w.in, 0, 1, half, w.out, 0, 1, points,
                                     FFTW_MEASURE);
  else
    fail("kind of transform is none of r2c, c2c, c2r: ", row->kind);
  if (!w.plan) fail("FFTW has no plan for ", row->workload);
  fill(&w);
  return w;
}

static void repeat(Work *w, long calls) {
  for (long i = 0; i < calls; i++) fftwf_execute(w->plan);
}

static void *run(void *argument) {
  Task *task = argument;
  pthread_barrier_wait(task->barrier);
  task->start = now();
  repeat(task->work, task->calls);
  task->end = now();
  return 0;
}

// Seconds from the first thread's start to the last one's end, while each makes so many calls.
static double wall(Work *works, int threads, long calls) {
  pthread_t ids[MOST_THREADS];
  Task tasks[MOST_THREADS];
  pthread_barrier_t barrier;
  pthread_barrier_init(&barrier, 0, threads);
  for (int t = 0; t < threads; t++) {
    tasks[t] = (Task){.work = &works[t], .barrier = &barrier, .calls = calls};
    if (pthread_create(&ids[t], 0, run, &tasks[t])) fail("a thread cannot be started", "");
  }
  double start = 1e300, end = 0;
  for (int t = 0; t < threads; t++) {
    pthread_join(ids[t], 0);
    if (tasks[t].start < start) start = tasks[t].start;
    if (tasks[t].end > end) end = tasks[t].end;
  }
  pthread_barrier_destroy(&barrier);
  return end - start;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

// Seconds of one transform of a row.
static Time measure(const Row *row, int threads) {
  long points = 1;
  for (int i = 0; i < row->rank; i++) points *= row->size[i];
  int batch = points < POINTS_A_BATCH ? POINTS_A_BATCH / points : 1;
  Work works[MOST_THREADS];
  for (int t = 0; t < threads; t++) works[t] = work_of(row, batch, t + 1);
  // Twice as many calls until they take long enough; that also warms the caches.
  long calls = 1;
  while (wall(works, threads, calls) < REPETITION_SECONDS / 2) calls *= 2;
  double times[REPETITIONS];
  for (int r = 0; r < REPETITIONS; r++) {
    // A c2r transform overwrites its input, which must not dwindle to subnormal numbers.
    for (int t = 0; t < threads; t++) fill(&works[t]);
    times[r] = wall(works, threads, calls) / ((double)calls * batch * threads);
  }
  qsort(times, REPETITIONS, sizeof *times, ascending);
  for (int t = 0; t < threads; t++) {
    fftwf_destroy_plan(works[t].plan);
    fftwf_free(works[t].in);
    fftwf_free(works[t].out);
  }
  return (Time){times[REPETITIONS / 2], times[0]};
}

static int read_row(FILE *file, Row *row) {
  char line[256];
  while (fgets(line, sizeof line, file)) {
    int used;
    if (line[0] == '#' || line[0] == '\n') continue;
    if (sscanf(line, "%63s %7s %d%n", row->workload, row->kind, &row->rank, &used) != 3 || row->rank < 1 ||
        row->rank > MOST_RANK)
      fail("not a row of an FFT plan: ", line);
    char *rest = line + used;
    for (int i = 0; i <= row->rank; i++) {
      long number = strtol(rest, &rest, 10);
      if (number < 1) fail("not a row of an FFT plan: ", line);
      if (i < row->rank)
        row->size[i] = (int)number;
      else
        row->count = number;
    }
    return 1;
  }
  return 0;
}

static Time total(const char *plan, const char *workload, int threads) {
  FILE *file = fopen(plan, "r");
  if (!file) fail(plan, ": cannot be read");
  Time sum = {0, 0};
  Row row;
  while (read_row(file, &row)) {
    if (strcmp(row.workload, workload)) continue;
    Time one = measure(&row, threads);
    sum.median += row.count * one.median;
    sum.best += row.count * one.best;
  }
  fclose(file);
  if (sum.median == 0) fail("the plan has no workload ", workload);
  return sum;
}

static void print(const char *workload, int threads, Time time) {
  printf("{\"peer\": \"fftw\", \"version\": \"%s\", \"workload\": \"%s\", ", fftwf_version, workload);
  printf("\"threads\": %d, \"secondsPerItem\": %.9g, ", threads, time.median);
  printf("\"secondsPerItemBest\": %.9g}\n", time.best);
  fflush(stdout);
}

// All workloads of a plan, each when it first appears.
static void all(const char *plan, int threads) {
  FILE *file = fopen(plan, "r");
  if (!file) fail(plan, ": cannot be read");
  char last[NAME] = "";
  Row row;
  while (read_row(file, &row)) {
    if (strcmp(row.workload, last)) print(row.workload, threads, total(plan, row.workload, threads));
    strcpy(last, row.workload);
  }
  fclose(file);
}

int main(int count, char **arguments) {
  const char *plan = "fft_plan.txt", *wisdom = 0;
  int threads = 1, i = 1;
  for (; i < count && !strncmp(arguments[i], "--", 2); i += 2) {
    if (i + 1 == count) fail("a value is missing after ", arguments[i]);
    const char *option = arguments[i], *value = arguments[i + 1];
    if (!strcmp(option, "--plan"))
      plan = value;
    else if (!strcmp(option, "--wisdom"))
      wisdom = value;
    else if (!strcmp(option, "--threads"))
      threads = atoi(value);
    else
      fail("unknown option ", option);
  }
  if (threads < 1 || threads > MOST_THREADS) fail("--threads: 1 to 1024 are accepted", "");
  if (wisdom) fftwf_import_wisdom_from_filename(wisdom);
  if (i == count) all(plan, threads);
  for (; i < count; i++) print(arguments[i], threads, total(plan, arguments[i], threads));
  if (wisdom && !fftwf_export_wisdom_to_filename(wisdom)) fail(wisdom, ": cannot be written");
  return 0;
}
