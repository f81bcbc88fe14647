// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "design/tally.hpp"

namespace caudata::design {

/// The association rho = (e^psi - 1) / (e^psi + 1) of response and DLT in one patient, for psi
/// normal, on the nodes of an eight-point Gauss-Hermite rule.
class Association {
 public:
  static constexpr std::size_t nodes = 8;
  using OverPsi = std::array<double, nodes>;
  using PerDose = std::array<double, max_doses>;

  Association(double mean, double sd);

  /// What the association multiplies the likelihood of independent outcomes with, averaged over
  /// psi, as a function of p_eff for given p_tox. A patient contributes
  /// 1 + rho (1 - p_eff)(1 - p_tox) with both, 1 + rho p_eff p_tox with neither,
  /// 1 - rho (1 - p_eff) p_tox with a response alone, 1 - rho p_eff (1 - p_tox) with a DLT alone.
  class Factor {
   public:
    Factor(const Association& association, std::span<const Tally> tally, const PerDose& p_tox);
    double operator()(const PerDose& p_eff) const;

   private:
    /// 1 + rho (offset + slope p_eff) at a dose, `count` times
    struct Term {
      std::size_t dose;
      int count;
      double offset, slope;
    };
    void add(std::size_t dose, int count, double offset, double slope);

    const Association& association_;
    std::vector<Term> terms_;
  };

 private:
  OverPsi rho_{};
  OverPsi weight_{};
};

}  // namespace caudata::design
