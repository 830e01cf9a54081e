/* Kernels of float32 and float64 spans, right and with one fault each. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#include <stdio.h>

#define EACH for (size_t i = 0; i < n; i++)

/* Right. */
void good_tanh(const float *x, float *y, size_t n) { EACH y[i] = (float)tanh((double)x[i]); }
void good_tanh_derivative(const float *x, float *y, size_t n) { EACH { double c = cosh((double)x[i]); y[i] = (float)(1 / c / c); } }
void good_relu(const float *x, float *y, size_t n) { EACH y[i] = x[i] <= 0 ? 0 : x[i]; }
void good_tanh_f64(const double *x, double *y, size_t n) { EACH y[i] = tanh(x[i]); }
void talkative_tanh(const float *x, float *y, size_t n) { EACH y[i] = (float)tanh((double)x[i]); printf("n = %zu\n", n); fflush(stdout); }

/* Values. */
void nan_sigmoid(const float *x, float *y, size_t n) { EACH { float e = expf(x[i]); y[i] = e / (1 + e); } }
void plus_zero_nan(const float *x, float *y, size_t n) { EACH y[i] = x[i] > 0 ? x[i] : 0; }
void coarse_tanh(const float *x, float *y, size_t n) { EACH y[i] = (float)(_Float16)tanh((double)x[i]); }
void cut_tanh(const float *x, float *y, size_t n) { EACH y[i] = x[i] > 4 ? 1 : x[i] < -4 ? -1 : (float)tanh((double)x[i]); }
void lossy_tanh(const float *x, float *y, size_t n) { EACH { float e = expf(-2 * fabsf(x[i])); y[i] = copysignf((1 - e) / (1 + e), x[i]); } }
void sigmoid_for_tanh(const float *x, float *y, size_t n) { EACH y[i] = (float)(1 / (1 + exp(-(double)x[i]))); }

/* Memory. */
void one_too_far(const float *x, float *y, size_t n) { good_tanh(x, y, n); y[n] = 0; }
void one_too_early(const float *x, float *y, size_t n) { good_tanh(x, y, n); y[-1] = 0; }
void whole_registers(const float *x, float *y, size_t n) { EACH y[i] = (float)tanh((double)x[i]); for (size_t i = n; i % 8; i++) y[i] = 0; }
void reads_too_far(const float *x, float *y, size_t n) { volatile float next = x[n]; (void)next; good_tanh(x, y, n); }
void writes_input(const float *x, float *y, size_t n) { good_tanh(x, y, n); if (n > 2) ((float *)x)[2] = 1; }
void writes_nothing(const float *x, float *y, size_t n) { (void)x; (void)y; (void)n; }
float of_one_number(float x) { return tanhf(x); }
void segfaults(const float *x, float *y, size_t n) { good_tanh(x, y, n); *(volatile int *)8 = 1; }
void segfaults_at_nan(const float *x, float *y, size_t n) { EACH { if (x[i] != x[i]) *(volatile int *)8 = 1; y[i] = (float)tanh((double)x[i]); } }

/* The process. */
void aborts(const float *x, float *y, size_t n) { good_tanh(x, y, n); abort(); }
void exits(const float *x, float *y, size_t n) { good_tanh(x, y, n); _exit(3); }
void hangs(const float *x, float *y, size_t n) { good_tanh(x, y, n); for (;;) pause(); }
void divides_by_zero(const float *x, float *y, size_t n) { volatile int zero = 0; good_tanh(x, y, n); if (n) y[0] += (float)(7 / zero); }

/* Dependence. */
void other_tail(const float *x, float *y, size_t n) { EACH y[i] = i < n / 8 * 8 ? (float)tanh((double)x[i]) : tanhf(x[i]) * 0.9999999f; }
void forgets_tail(const float *x, float *y, size_t n) { for (size_t i = 0; i < n / 4 * 4; i++) y[i] = (float)tanh((double)x[i]); (void)x; }
void unaligned_differs(const float *x, float *y, size_t n) { float s = (uintptr_t)x % 16 ? 0.9999999f : 1; EACH y[i] = (float)tanh((double)x[i]) * s; }
void not_in_place(const float *x, float *y, size_t n) { EACH y[i] = 0; EACH y[i] = (float)tanh((double)x[i]); }
void counts_calls(const float *x, float *y, size_t n) { static int calls; float s = calls++ % 2 ? 0.9999999f : 1; EACH y[i] = (float)tanh((double)x[i]) * s; }
