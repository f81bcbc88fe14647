// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Elementary functions of the result path. A libm picks its variant by processor, so its last bit
/// is not a contract; these are compositions of IEEE additions, multiplications, divisions and
/// square roots in a fixed order: the same bits everywhere, as long as the compiler neither
/// contracts nor reassociates.
///
/// The errors below are in units of the last place of the exact result (2^-1074 where it is
/// subnormal), rounded up from the worst of some 10^5 arguments per function against 50-digit
/// arithmetic; tests/oracle/core repeats the measurement. NaN gives NaN.
namespace caudata::core {

double exp(double x);    // 0.7; subnormal results 1
double log(double x);    // 0.85; log(0) = -inf, NaN for x < 0
double log1p(double x);  // 0.9
double expm1(double x);  // 0.9

/// ln(1 + exp(x)) without overflow: 1.4.
double log1p_exp(double x);

/// x >= 0; NaN for x < 0. 0.8; subnormal results 1.1. x^0 = 1^y = 1 for every x and y.
double pow(double x, double y);

struct SinCos {
  double sin, cos;
};
/// |x| <= 2^20, NaN beyond. 0.8, also next to multiples of pi/2.
SinCos sincos(double x);

double erf(double x);   // 2
double erfc(double x);  // 3.5, relative, down the tail to the smallest double

/// ln Gamma(x), x > 0. 2; between 1/2 and 2.5, where it has its zeros, 6.
double log_gamma(double x);

double normal_cdf(double z);  // 4, relative, down the tail

/// Inverse of normal_cdf; -inf at 0, inf at 1. 6, and a relative error of 1e-15.
double normal_quantile(double p);

}  // namespace caudata::core
