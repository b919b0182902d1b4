#include "internal.h"

int nr_matrix_product(
    bool transpose_a, bool transpose_b, long m, long n, long k, const float *a, long leading_a, const float *b,
    long leading_b, float beta, float *c, long leading_c, int threads) {
    int own = nr_swap_threads(threads);
    dnnl_status_t status = dnnl_sgemm(
        transpose_a ? 'T' : 'N', transpose_b ? 'T' : 'N', m, n, k, 1, a, leading_a, b, leading_b, beta, c,
        leading_c);
    nr_swap_threads(own);
    if (status == dnnl_success) return nr_status_success;
    return nr_fail(
        status, "matrix product %ldx%ld by %ldx%ld (leading dimensions %ld, %ld, %ld): %s", m, k, k, n, leading_a,
        leading_b, leading_c, nr_status_word(status));
}
