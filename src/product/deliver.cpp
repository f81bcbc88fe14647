// SPDX-License-Identifier: Apache-2.0
#include "product/deliver.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/samplers.hpp"
#include "product/logit.hpp"

namespace caudata::product {
namespace {

struct Cells {
  std::int64_t living, dead;
};

/// One preparation: what differs from the next with the same lot.
struct Drawn {
  double recovery, viability;
  Injection injection;
  double injected;  // share of what leaves the needle
};

/// 5 words.
Drawn draw_preparation(const Lot& lot, const PreparationParameters& p, core::Stream& stream) {
  const double recovered = core::normal_quantile(stream.uniform());
  const double thawed = core::normal_quantile(stream.uniform());
  const double fails = stream.uniform(), stops = stream.uniform(), where = stream.uniform();
  Drawn drawn{shifted_share(p.recovery.median, p.recovery.between * recovered),
              shifted_share(lot.viability, p.thaw_spread * thawed), Injection::complete, 1};
  if (fails < p.injection.failed) {
    drawn.injection = Injection::failed;
    drawn.injected = 0;
  } else if (stops < p.injection.partial) {
    drawn.injection = Injection::partial;
    // beta(a, 1) with the median m: u^(1/a), m = 2^(-1/a).
    drawn.injected = core::pow(where, core::log(p.injection.partial_share) / core::log(0.5));
  }
  return drawn;
}

Cells kept(Cells cells, double share, core::Stream& stream) {
  return {core::sample_binomial(stream, cells.living, share),
          core::sample_binomial(stream, cells.dead, share)};
}

/// Dead cells beside so many living ones.
std::int64_t dead_beside(std::int64_t living, double viability) {
  if (viability <= 0) return 0;
  return static_cast<std::int64_t>(
      std::floor(static_cast<double>(living) * ((1 - viability) / viability) + 0.5));
}

Cells in_syringe(std::int64_t nominal, DoseBasis basis, const Drawn& drawn, core::Stream& stream) {
  if (basis == DoseBasis::living_in_syringe)
    return {nominal, dead_beside(nominal, drawn.viability)};
  const std::int64_t recovered = core::sample_binomial(stream, nominal, drawn.recovery);
  const std::int64_t living = core::sample_binomial(stream, recovered, drawn.viability);
  return {living, recovered - living};
}

Cells past_the_needle(Cells cells, const PreparationParameters& p, double through,
                      core::Stream& stream) {
  cells = kept(cells, (1 - p.needle.retained) * through, stream);
  const std::int64_t killed = core::sample_binomial(stream, cells.living, p.needle.killed);
  return {cells.living - killed, cells.dead + killed};
}

/// Share of the volume drawn up that leaves the needle of a complete injection.
double through_the_needle(const Preparation& preparation) {
  return 1 - preparation.loss.dead_volume / preparation.vehicle.volume;
}

/// Cells in the syringe at most, living and dead, if thaws do not differ.
double most_in_syringe(core::CellCount nominal, const Lot& lot, DoseBasis basis) {
  if (basis == DoseBasis::living_at_fill) return nominal.value();
  return nominal.value() / lot.viability;
}

}  // namespace

const char* name(Injection injection) {
  switch (injection) {
    case Injection::complete:
      return "complete";
    case Injection::partial:
      return "partial";
    case Injection::failed:
      return "failed";
  }
  EXPECTS(false);
  return "";
}

core::Issues check(core::CellCount nominal, const Lot& lot, const Preparation& preparation) {
  core::Issues issues = check(lot);
  issues.add(check(preparation));
  if (!(nominal.value() > 0 && nominal.value() <= most_nominal_cells)) {
    issues.add({core::Severity::error,
                "product.dose",
                {},
                fmt::format("the dose is {:g} cells", nominal.value()),
                fmt::format("cells are followed one by one, up to {:g}", most_nominal_cells),
                "a positive number of cells, such as 1.5e8"});
  }
  if (preparation.basis == DoseBasis::living_in_syringe && !(lot.viability > 0)) {
    issues.add({core::Severity::error,
                "product.viability",
                {},
                "no cell of the lot lives",
                "the dose counts living cells in the syringe",
                "a viability above 0"});
  }
  if (issues.has_errors()) return issues;
  const double all = most_in_syringe(nominal, lot, preparation.basis);
  const double filled = packing(preparation.vehicle, lot, all);
  if (filled >= preparation.vehicle.most_packing) {
    issues.add({core::Severity::error,
                "product.too-many-cells",
                {},
                fmt::format("{:g} cells fill {:.0f} % of {:g} mL", all, 100 * filled,
                            preparation.vehicle.volume),
                fmt::format("cells packed as densely as can be fill {:.0f} %",
                            100 * preparation.vehicle.most_packing),
                "a larger volume or a smaller dose"});
  }
  return issues;
}

core::Result<Delivered> deliver(core::CellCount nominal, const Lot& lot,
                                const Preparation& preparation, core::Stream stream) {
  core::Issues issues = check(nominal, lot, preparation);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const PreparationParameters& p = preparation.loss;
  const Drawn drawn = draw_preparation(lot, p, stream);
  const auto labelled = static_cast<std::int64_t>(std::floor(nominal.value() + 0.5));
  const double through = through_the_needle(preparation) * drawn.injected;
  const Cells cells =
      past_the_needle(in_syringe(labelled, preparation.basis, drawn, stream), p, through, stream);
  Delivered delivered{
      nominal, drawn.injection, cells.living, cells.dead, {}, preparation.vehicle.volume * through};
  core::sample_multinomial(stream, cells.living, lot.composition.fraction, delivered.by_type);
  return delivered;
}

double expected_living(core::CellCount nominal, const Lot& lot, const Preparation& preparation) {
  const PreparationParameters& p = preparation.loss;
  const double in_the_syringe = preparation.basis == DoseBasis::living_in_syringe
                                    ? nominal.value()
                                    : nominal.value() * p.recovery.median * lot.viability;
  return in_the_syringe * through_the_needle(preparation) * (1 - p.needle.retained) *
         (1 - p.needle.killed);
}

}  // namespace caudata::product
