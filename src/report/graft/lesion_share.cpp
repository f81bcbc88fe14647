// SPDX-License-Identifier: Apache-2.0
#include "report/graft/lesion_share.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graft/course/share_interval.hpp"
#include "report/graft/share_noise.hpp"
#include "report/number_text.hpp"

namespace caudata::report {

graft::LesionAdherence lesion_share(const graft::GraftResult& result,
                                    const graft::Snapshot& snapshot) {
  if (snapshot.hours == result.lesion_adherence.hours) return result.lesion_adherence;
  graft::LesionAdherence lesion;
  lesion.hours = snapshot.hours;
  for (const std::uint64_t cells : snapshot.adherent_by_surface) lesion.adherent += cells;
  lesion.on_lesion = snapshot.adherent_by_surface[static_cast<std::size_t>(graft::Surface::lesion)];
  if (lesion.adherent == 0) return lesion;
  const auto adherent = static_cast<double>(lesion.adherent);
  lesion.share = static_cast<double>(lesion.on_lesion) / adherent;
  const graft::ShareInterval interval =
      graft::share_interval(lesion.share, adherent / living_sampling(snapshot).alike);
  lesion.low = interval.low;
  lesion.high = interval.high;
  return lesion;
}

graft::LesionAdherence lesion_share(const graft::NullModel& null) {
  return {0, null.lesion_adherent_share, null.low, null.high, 0, 0};
}

bool has_adherent(const graft::LesionAdherence& lesion) {
  return lesion.low > 0 || lesion.high < 1;
}

std::string lesion_percent(const graft::LesionAdherence& lesion) {
  if (!has_adherent(lesion)) return "–";
  if (!(lesion.share > 0)) return fmt::format("not seen (< {})", at_most_text(100 * lesion.high));
  const double error = (lesion.high - lesion.low) / (2 * graft::share_interval_z);
  return fmt::format("{} ± {}", percent(lesion.share, error), percent(error, error));
}

std::string lesion_figure(const graft::LesionAdherence& lesion) {
  if (!has_adherent(lesion)) return "–";
  if (!(lesion.share > 0)) return fmt::format("< {} %", at_most_text(100 * lesion.high));
  return lesion_percent(lesion) + " %";
}

std::string lesion_note() {
  return "The interval and the ± are what other random numbers would give with the same person, "
         "lot and parameters: binomial, cells of one clone together. What is not known of the "
         "parameters is much more, and is not in it. Run and null models share their random "
         "numbers, so that differences between them are surer than their intervals.";
}

const graft::NullModel* geometric_null(const graft::GraftResult& result) {
  const auto found = std::ranges::find(result.nulls, "geometric", &graft::NullModel::name);
  return found == result.nulls.end() ? nullptr : &*found;
}

}  // namespace caudata::report
