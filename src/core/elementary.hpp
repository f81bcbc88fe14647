// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Elementary functions of the result path. A libm picks its variant by processor, so its last bit
/// is not a contract; these are compositions of IEEE additions, multiplications, divisions and
/// square roots in a fixed order: the same bits everywhere. Maximum errors are measured against
/// 50-digit arithmetic in tests/oracle/core.
namespace caudata::core {

double exp(double x);
double log(double x);  // x > 0; log(0) = -inf; NaN below
double log1p(double x);
double expm1(double x);
double pow(double x, double y);  // x >= 0
struct SinCos {
  double sin, cos;
};
SinCos sincos(double x);  // |x| <= 2^20
double erf(double x);
double erfc(double x);
double log_gamma(double x);  // x > 0
double normal_cdf(double z);
/// Inverse of normal_cdf on (0, 1).
double normal_quantile(double p);

}  // namespace caudata::core
