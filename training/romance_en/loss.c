// Cross-entropy over rows of bfloat16 logits, with an optional teacher; the gradient is written over the logits.
// gcc -O3 -march=native -ffast-math -shared -fPIC loss.c -o libloss.so -lm
#include <math.h>
#include <stdint.h>
#include <string.h>

static inline float widened(uint16_t x) { uint32_t u = (uint32_t)x << 16; float f; memcpy(&f, &u, 4); return f; }
static inline uint16_t narrowed(float f) { uint32_t u; memcpy(&u, &f, 4); u += 0x7fff + ((u >> 16) & 1); return (uint16_t)(u >> 16); }

// exp as a power of two times a polynomial: relative error about 1e-6, and the compiler can vectorise it
static inline float exponential(float x) {
  x = x < -80.f ? -80.f : x;
  float r = __builtin_rintf(x * 1.44269504f), f = (x * 1.44269504f - r) * 0.69314718f;
  float p = 1.f + f * (1.f + f * (0.5f + f * (0.16666667f + f * (0.041666667f + f * 0.0083333333f))));
  int32_t e = ((int32_t)r + 127) << 23; float s; memcpy(&s, &e, 4);
  return p * s;
}

static float softmax(const uint16_t *row, const float *bias, float *out, long v, float *lse) {
  float top = -1e30f, sum = 0;
  for (long j = 0; j < v; j++) { float a = widened(row[j]) + bias[j]; out[j] = a; top = a > top ? a : top; }
  for (long j = 0; j < v; j++) { float a = exponential(out[j] - top); out[j] = a; sum += a; }
  *lse = top + logf(sum);
  return 1.f / sum;
}

// logits: n x v without bias, replaced by scale * (p - ((1 - share) * [target] + share * teacher)); nll[n]: -log p(target).
// teacher: n x v logits without bias, or NULL.
void cross_entropy(uint16_t *logits, const float *bias, const int64_t *target, const uint16_t *teacher, const float *teacher_bias,
                   float share, float scale, float *nll, float *bias_gradient, long n, long v) {
  float p[v], q[v];
  for (long i = 0; i < n; i++) {
    uint16_t *row = logits + i * v; float lse, other;
    float own = widened(row[target[i]]) + bias[target[i]];
    float k = softmax(row, bias, p, v, &lse) * scale;
    nll[i] = lse - own;
    if (teacher) {
      float t = softmax(teacher + i * v, teacher_bias, q, v, &other) * scale * share;
      for (long j = 0; j < v; j++) { float g = p[j] * k - q[j] * t; row[j] = narrowed(g); bias_gradient[j] += g; }
      row[target[i]] = narrowed(p[target[i]] * k - q[target[i]] * t - (1 - share) * scale);
      bias_gradient[target[i]] -= (1 - share) * scale;
    } else {
      for (long j = 0; j < v; j++) { float g = p[j] * k; row[j] = narrowed(g); bias_gradient[j] += g; }
      row[target[i]] = narrowed(p[target[i]] * k - scale);
      bias_gradient[target[i]] -= scale;
    }
  }
}
