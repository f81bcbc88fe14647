// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/escape.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "graft/rules/candidates.hpp"

namespace caudata::graft {

double take_risk(double cells, double k) { return -core::expm1(-k * cells); }

double visible_risk(const GrowthParameters& p, double visible, double cells, double k,
                    double days) {
  // A tumour of a cell that is visible by then; ln(1 - that), summed over cells.
  const double seen = -core::expm1(-k) * reaches(p, visible, days);
  return -core::expm1(cells * core::log1p(-seen));
}

RiskCurve risk_curve(const GrowthParameters& p, double visible, double cells,
                     std::span<const double> take, std::span<const double> days) {
  RiskCurve curve{{take.begin(), take.end()}, {}, {}};
  for (const double k : take) curve.risk.push_back(take_risk(cells, k));
  for (const double day : days) {
    std::vector<double>& row = curve.visible_by.emplace_back();
    for (const double k : take) row.push_back(visible_risk(p, visible, cells, k, day));
  }
  return curve;
}

std::vector<double> take_values(const core::Parameter& take, std::size_t points) {
  std::vector<double> values;
  for (std::size_t i = 0; i < points; ++i) {
    const double share = (static_cast<double>(i) + 0.5) / static_cast<double>(points);
    values.push_back(core::quantile(take.prior, share));
  }
  return values;
}

double take_there(const EscapeParameters& p, Compartment where) {
  switch (where) {
    case Compartment::suspended:
    case Compartment::bedload:
    case Compartment::adherent:
      return p.take_surface;
    case Compartment::parenchyma:
      return p.take_tissue;
    case Compartment::dead:
    case Compartment::left:
      return 0;
  }
  return 0;
}

void found_clones(const GrowthParameters& p, const GraftKey& key, std::span<const CellId> cells,
                  std::span<const double> k, std::span<std::uint8_t> founds) {
  EXPECTS(k.size() == cells.size() && founds.size() == cells.size());
  const double established = birth_death(p).established();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double begins = -core::expm1(-k[i]) / established;
    EXPECTS(begins <= 1);
    const auto words = key.words(cells[i], 0, Purpose::take);
    founds[i] = uniform_of(words[0], words[1]) < begins ? 1 : 0;
  }
}

}  // namespace caudata::graft
