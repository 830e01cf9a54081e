/* A kernel, and the same one slowed by a tenth: it computes a tenth of the span once more. */
#include <math.h>
#include <stddef.h>

__attribute__((noinline)) void plain(const float *x, float *y, size_t n) { for (size_t i = 0; i < n; i++) y[i] = x[i] / (1 + fabsf(x[i])); }
void slowed(const float *x, float *y, size_t n) { plain(x, y, n); plain(x, y, n / 10); }
