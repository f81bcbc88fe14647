// SPDX-License-Identifier: Apache-2.0
#include "core/scaled_error_function.hpp"

#include "core/double_double.hpp"

// The coefficients are those of Chebyshev interpolants, computed with 60 digits and written as
// powers of the variable t in
// [-1, 1]; their own relative error is below 2^-58. tests/oracle/core measures the result.
namespace caudata::core {

namespace {

constexpr double one_over_sqrt_pi = 0x1.20dd750429b6dp-1;

// erfcx((a + b)/2 + t (b - a)/2)
constexpr std::array<double, 15> from_half_to_one = {
    0x1.038d54ea3d834p-1,  -0x1.78cdd551ee51ap-4,  0x1.d90093ae10928p-7,  -0x1.09e77d40e01cep-9,
    0x1.1192f5bd686e0p-12, -0x1.054d68296d29cp-15, 0x1.d43a7c7a8d34bp-19, -0x1.8c97dd23c5650p-22,
    0x1.3f8189568a0d5p-25, -0x1.ec0d293818d60p-29, 0x1.6b9854fcf9488p-32, -0x1.02a0492de3b0ap-35,
    0x1.635a1b87a16a8p-39, -0x1.e4133e4a0210ap-43, 0x1.384f04630f823p-46};
// erfcx((a + b)/2 + t (b - a)/2)
constexpr std::array<double, 17> from_one_to_two = {
    0x1.494daffa2ad68p-2,  -0x1.4f1988444caf6p-4,  0x1.37ea271bc54bcp-6,  -0x1.0dc51d2941fe9p-8,
    0x1.b65944f34fbb8p-11, -0x1.513ed75fe3933p-13, 0x1.ee705e73117ccp-16, -0x1.5b0ac006ec7b6p-18,
    0x1.d4509d4272f3cp-21, -0x1.30c0deeb51cb1p-23, 0x1.7f9965fb4b29ap-26, -0x1.d41bd0e0512f3p-29,
    0x1.15709f6d4a371p-31, -0x1.3f2acf40c6749p-34, 0x1.66d0f3627a619p-37, -0x1.a99a53f250615p-40,
    0x1.c8f04989af837p-43};
// erfcx((a + b)/2 + t (b - a)/2)
constexpr std::array<double, 20> from_two_to_four = {
    0x1.6e9827d229d2dp-3,  -0x1.bd6ae4d14b16fp-5,  0x1.043fe1a98c0d4p-6,  -0x1.259061ba856a8p-8,
    0x1.409cc2ed3f00fp-10, -0x1.53dec9d0877d8p-12, 0x1.5e739305437ccp-14, -0x1.6025103d3c9d1p-16,
    0x1.595f1b10b0cb3p-18, -0x1.4b1462239d8dcp-20, 0x1.3699169bc6869p-22, -0x1.1d792868ae74dp-24,
    0x1.014e087db3cd8p-26, -0x1.c74ceab00cc1fp-29, 0x1.8c2f742490cc3p-31, -0x1.5290b3312d30dp-33,
    0x1.1664e6e4aa298p-35, -0x1.cc3bd63c4b01cp-38, 0x1.d4a35f8c21a63p-40, -0x1.7a00e9396dcf3p-42};
// sqrt(pi) x erfcx(x) in t = 32/x^2 - 1
constexpr std::array<double, 15> beyond_four = {
    0x1.f85938b48fbd8p-1,  -0x1.d4ecbb0fe3a4dp-7,  0x1.3600f891af48dp-11, -0x1.450a26d5f4c68p-15,
    0x1.c78001ba7d454p-19, -0x1.88d93fb70db55p-22, 0x1.8d6ba25833c16p-25, -0x1.c8fd607062d82p-28,
    0x1.2426a3ba72870p-30, -0x1.98f0168c847b3p-33, 0x1.353dc10f3a319p-35, -0x1.e9a4f70388afcp-38,
    0x1.a0cec503c642bp-40, -0x1.eaf7d165988c6p-42, 0x1.e52716ee178a5p-44};

}  // namespace

double scaled_erfc(double x) {
  if (x < 1) return polynomial(4 * x - 3, from_half_to_one);
  if (x < 2) return polynomial(2 * x - 3, from_one_to_two);
  if (x < 4) return polynomial(x - 3, from_two_to_four);
  return one_over_sqrt_pi / x * polynomial(32 / (x * x) - 1, beyond_four);
}

}  // namespace caudata::core
