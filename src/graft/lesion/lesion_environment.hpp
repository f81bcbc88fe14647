// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/issue.hpp"
#include "core/stream.hpp"
#include "graft/lesion/arrival.hpp"
#include "graft/lesion/lesion_parameters.hpp"

namespace caudata::graft {

/// What differs between lesions.
struct LesionPerson {
  double from, to;       // rostral and caudal end in the frame of the canal [mm]
  double clock;          // time scale of inflammation and scar as multiple of that in rats
  double cavity_length;  // in the end; no longer than the lesion counts [mm]
  double cavity_share;   // of the section of the cord at the cavity's middle, in the end
};

/// 3 words.
LesionPerson draw_lesion_person(const LesionParameters& parameters, double from, double to,
                                core::Stream& stream);

/// A lesion that is outside the cord, which is from `rostral` to `caudal` [mm], or has no length;
/// a clock or a cavity that cannot be.
core::Issues check(const LesionPerson& person, double rostral, double caudal);

/// The lesion at one place and time. Shares are of what is there in intact cord or of all that can
/// be.
struct LesionSite {
  double cavity;                             // share of the section of the cord
  double scar;                               // share of what was breached that has closed
  double cspg;                               // inhibitory proteoglycan, 0 to 1
  double neutrophils, macrophages, t_cells;  // [cells/mm3]
  double perfusion;                          // share of intact
  double breach;                             // share of the surface that is open
};

/// One day of a lesion: what at(x) needs beside the place.
class LesionOnDay {
 public:
  LesionSite at(double x) const;  // [mm]

 private:
  friend class LesionEnvironment;

  LesionSite within_{};      // in the lesion, the cavity at its middle
  double cavity_length_{0};  // on this day [mm]
  double from_{0}, to_{0};   // [mm]
  double inflammation_reach_{1}, cspg_reach_{1}, perfusion_reach_{1};  // [mm]
};

/// The lesion of one person in time and place. Inside its ends everything but the cavity is
/// uniform; outside, levels fall exponentially with the distance, and the surface is intact. The
/// cavity is an ellipsoid about the middle. Neglected: that the lesion grows in the first days and
/// shrinks over weeks (a dose comes later), and differences across the section.
class LesionEnvironment {
 public:
  /// `person` has no issues.
  LesionEnvironment(const LesionParameters& parameters, const LesionPerson& person);

  /// `day` since the injury, not whole.
  LesionOnDay on(double day) const;

  const LesionPerson& person() const { return person_; }
  bool contains(double x) const { return x >= person_.from && x <= person_.to; }

 private:
  LesionParameters parameters_;
  LesionPerson person_;
  Arrival neutrophils_, macrophages_, t_cells_;
};

}  // namespace caudata::graft
