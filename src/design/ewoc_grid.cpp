// SPDX-License-Identifier: Apache-2.0
#include "design/ewoc_grid.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "design/crm_curve.hpp"
#include "design/gauss_legendre.hpp"

namespace caudata::design {
namespace {

// Chosen for an error of about 1e-9 with 30 patients; see the test against dense nodes.
constexpr double cut = 6;            // w is exp(y) down to about exp(-6)
constexpr double reach_below = 3.4;  // from -cut down: a weight of exp(-30)
constexpr double highest_y = 3.75;   // w = 42
constexpr double nodes_per_width = 1.2;
constexpr int panel_points = 15;
constexpr int low_panel_points = 12;   // where little lies:
constexpr double low_share = 0.125;    // below this share of the second dose
constexpr double longest_panel = 0.7;  // in ln(MTD) …
constexpr double panel_widths = 3.4;   // … and in widths of the narrowest posterior
constexpr int halvings = 11;           // of the second dose, down to the panel that begins at 0
constexpr int finest_for = 200;        // patients; the spacing does not shrink further

/// The narrowest posterior of ln w that so many patients can give. One patient informs by
/// z^2 p (1 - p), z = |logit p - logit(target)|.
double narrowest_width(const EwocSetting& setting) {
  const double middle = std::abs(logit(setting.target));
  constexpr double spacing = 0.1, farthest = 10;
  double most = 0;
  for (double z = 0; z < farthest; z += spacing) {
    const double p = inverse_logit(z - middle);
    most = std::max(most, z * z * p * (1 - p));
  }
  return 1 / std::sqrt(1 + most * std::min(setting.most_patients, finest_for));
}

struct Panel {
  double from, to;
  std::size_t first_over;
};

void add_panels(std::vector<Panel>& panels, Panel whole, double longest) {
  const double length = core::log(whole.to / whole.from);
  const int pieces = std::max(1, static_cast<int>(std::ceil(length / longest)));
  double begin = whole.from;
  for (int i = 1; i <= pieces; ++i) {
    const double end = i == pieces ? whole.to : whole.from * core::exp(length * i / pieces);
    panels.push_back({begin, end, whole.first_over});
    begin = end;
  }
}

std::vector<Panel> panels_of(const EwocSetting& setting, double longest) {
  std::vector<double> ends(setting.place.begin() + 1, setting.place.end());
  if (ends.empty() || ends.back() < 1) ends.push_back(1);
  double from = std::ldexp(ends.front(), -halvings);
  std::vector<Panel> panels{{0, from, 1}};
  for (std::size_t i = 0; i < ends.size(); ++i) {
    add_panels(panels, {from, ends[i], i + 1}, longest);
    from = ends[i];
  }
  return panels;
}

std::vector<EwocGrid::Row> mtd_nodes(const EwocSetting& setting, double longest) {
  const auto full = gauss_legendre(panel_points), low = gauss_legendre(low_panel_points);
  const double low_up_to = (setting.place.size() > 1 ? setting.place[1] : 1) * low_share;
  std::vector<EwocGrid::Row> rows;
  for (const Panel& panel : panels_of(setting, longest)) {
    const double half = (panel.to - panel.from) / 2;
    for (const QuadraturePoint& point : panel.to > low_up_to ? full : low) {
      const double mtd = panel.from + half * (1 + point.x);
      rows.push_back({core::log(half * point.weight), 1 / mtd, panel.first_over});
    }
  }
  return rows;
}

}  // namespace

/// The prior density of w is rho (1 - rho), rho being the risk of the lowest dose.
EwocGrid::EwocGrid(const EwocSetting& setting) : log_odds_target(logit(setting.target)) {
  EXPECTS(!setting.place.empty() && setting.place.front() == 0 && setting.place.back() <= 1);
  const double width = narrowest_width(setting);
  rows = mtd_nodes(setting, std::min(longest_panel, panel_widths * width));
  for (double y = -cut - reach_below; y <= highest_y; y += width / nodes_per_width) {
    const double fall = core::exp(-y - cut);
    w.push_back(core::exp(y - fall));
    const double lowest = log_odds_target - w.back();
    log_weight.push_back(y - fall + core::log1p(fall) - core::log1p_exp(lowest) -
                         core::log1p_exp(-lowest));
  }
  log_none.reserve(setting.place.size() * rows.size() * w.size());
  for (const double x : setting.place) {
    for (const Row& row : rows) {
      for (const double at : w) {
        log_none.push_back(-core::log1p_exp(log_odds_target - at * (1 - x * row.inverse_mtd)));
      }
    }
  }
}

}  // namespace caudata::design
