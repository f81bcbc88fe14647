// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace caudata::anatomy {

enum class Posture : std::uint8_t {
  supine,
  prone,
  left_lateral,  // lying on the left side
  right_lateral,
  sitting,
  trendelenburg,  // supine, head down
  reverse_trendelenburg
};
inline constexpr std::array all_postures{
    Posture::supine,  Posture::prone,         Posture::left_lateral,         Posture::right_lateral,
    Posture::sitting, Posture::trendelenburg, Posture::reverse_trendelenburg};
const char* name(Posture posture);

/// Numbers of data/anatomy/canal.toml. [deg]
struct PostureParameters {
  double head_down, head_up;
};
template <class V>
void visit(V& v, PostureParameters& p) {
  v("head_down", p.head_down);
  v("head_up", p.head_up);
}

/// The unit vector that points down, in the frame of the body.
struct Gravity {
  double caudal{0}, left{0}, dorsal{0};
};
Gravity gravity(Posture posture, const PostureParameters& parameters);

/// Part of gravity across the canal, 0 (upright) to 1 (lying).
double across(const Gravity& gravity);

/// The azimuth that points down [turns]; 0 where nothing acts across the canal.
double dependent_azimuth(const Gravity& gravity);

}  // namespace caudata::anatomy
