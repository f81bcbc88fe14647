// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "design/efftox_posterior.hpp"
#include "io/conform/entry.hpp"

// EffTox posteriors from importance sampling: five standard errors of the file per figure. The
// utility at the means has no standard error of its own: what five standard errors of the two means
// can move it, and the digits it was printed with. The exponent of the contour is printed with ten
// digits.
namespace caudata::io {
namespace {

constexpr double standard_errors = 5;
constexpr double printed = 1e-6;  // seven digits of figures up to 1
constexpr double exponent_printed = 1e-9;

constexpr std::array<std::string_view, 19> columns{"doses",
                                                   "prior",
                                                   "eff0",
                                                   "tox1",
                                                   "eff_star",
                                                   "tox_star",
                                                   "eff_hurdle",
                                                   "tox_hurdle",
                                                   "outcomes",
                                                   "dose",
                                                   "mean_p_eff",
                                                   "mean_p_eff_se",
                                                   "mean_p_tox",
                                                   "mean_p_tox_se",
                                                   "pr_eff_gt_hurdle",
                                                   "pr_eff_gt_hurdle_se",
                                                   "pr_tox_lt_hurdle",
                                                   "utility_at_means",
                                                   "mean_utility"};

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(at);
    if (end != 0) parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

/// "1NNE 2TB": a dose from 1 and its patients' outcomes: neither, efficacy, toxicity, both.
std::optional<std::vector<design::Tally>> tallies(std::string_view outcomes, std::size_t doses) {
  std::vector<design::Tally> tally(doses);
  for (const std::string& cohort : split(outcomes, ' ')) {
    std::size_t dose = 0;
    const char* end = cohort.data() + cohort.size();
    const auto parsed = std::from_chars(cohort.data(), end, dose);
    if (dose < 1 || dose > doses) return std::nullopt;
    for (const char* c = parsed.ptr; c != end; ++c) {
      if (std::string_view("NETB").find(*c) == std::string_view::npos) return std::nullopt;
      const bool toxic = *c == 'T' || *c == 'B';
      const bool response = *c == 'E' || *c == 'B';
      tally[dose - 1] += {1, toxic, response, *c == 'B'};
    }
  }
  return tally;
}

std::optional<std::vector<design::NormalPrior>> priors(const std::string& text) {
  std::vector<design::NormalPrior> all;
  for (const std::string& one : split(text, ';')) {
    const auto parts = split(one, '/');
    if (parts.size() != 2) return std::nullopt;
    const auto mean = parse_number(parts[0]);
    const auto sd = parse_number(parts[1]);
    if (!mean || !sd || *sd <= 0) return std::nullopt;
    all.push_back({*mean, *sd});
  }
  return all.size() == 6 ? std::optional(all) : std::nullopt;
}

struct Computed {
  design::LpContour contour;
  std::vector<design::EffToxDose> doses;
  std::vector<double> mean_utility;
};

std::optional<Computed> compute(const ReferenceTable& table, std::size_t row) {
  const auto amounts = table.numbers(row, "doses");
  const auto tally = tallies(table.text(row, "outcomes"), amounts.size());
  const auto prior = priors(table.text(row, "prior"));
  const auto number = [&](std::string_view column) {
    return table.number(row, column).value_or(0);
  };
  const auto contour =
      design::lp_contour({number("eff0"), number("tox1"), number("eff_star"), number("tox_star")});
  if (!tally || !prior || !contour || amounts.empty()) return std::nullopt;
  const auto& p = *prior;
  const design::EffToxModel model{design::efftox_dose_codes(amounts),
                                  p[0],
                                  p[1],
                                  p[2],
                                  p[3],
                                  p[4],
                                  p[5],
                                  number("eff_hurdle"),
                                  number("tox_hurdle")};
  return Computed{*contour, design::efftox_posterior(model, *tally),
                  design::efftox_mean_utility(model, *tally, *contour)};
}

class Row {
 public:
  Row(const ReferenceTable& table, std::size_t row, Conformity& found)
      : table_(table), row_(row), found_(found) {}

  double there(std::string_view column) const { return table_.number(row_, column).value_or(NAN); }
  double error(std::string_view column) const {
    return there(std::string(column) + "_se") + printed / standard_errors;
  }
  /// In standard errors.
  void compare(std::string_view column, double here) const { compare(column, here, error(column)); }
  void compare(std::string_view column, double here, double error) const {
    found_.compare(table_.line(row_), std::abs(here - there(column)) / error, standard_errors,
                   fmt::format("{}: {:.7g} here, {:.7g} there, s.e. {:.2g}", column, here,
                               there(column), error));
  }

 private:
  const ReferenceTable& table_;
  std::size_t row_;
  Conformity& found_;
};

/// How far one standard error of either mean moves the utility.
double utility_error(const design::LpContour& contour, const Row& row, double p_eff, double p_tox) {
  const double at = contour.utility(p_eff, p_tox);
  return std::abs(contour.utility(p_eff - row.error("mean_p_eff"), p_tox) - at) +
         std::abs(contour.utility(p_eff, p_tox + row.error("mean_p_tox")) - at);
}

void compare(const Row& row, const Computed& here, const design::EffToxDose& dose,
             double mean_utility) {
  row.compare("mean_p_eff", dose.p_eff);
  row.compare("mean_p_tox", dose.p_tox);
  row.compare("pr_eff_gt_hurdle", dose.above_eff);
  row.compare("pr_tox_lt_hurdle", dose.below_tox);
  row.compare("mean_utility", mean_utility);
  row.compare("utility_at_means", here.contour.utility(dose.p_eff, dose.p_tox),
              utility_error(here.contour, row, dose.p_eff, dose.p_tox));
}

void check(const ReferenceTable& table, Conformity& found) {
  std::map<std::string, std::optional<Computed>> known;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const std::string key = table.key(r, {"doses", "prior", "eff0", "tox1", "eff_star", "tox_star",
                                          "eff_hurdle", "tox_hurdle", "outcomes"});
    if (!known.contains(key)) known.emplace(key, compute(table, r));
    const auto& here = known.at(key);
    const auto dose = table.number(r, "dose");
    if (!here || !dose || *dose < 1 || *dose > static_cast<double>(here->doses.size())) {
      found.fail(table.line(r), "the scenario cannot be read");
      continue;
    }
    const auto at = static_cast<std::size_t>(*dose) - 1;
    compare(Row(table, r, found), *here, here->doses[at], here->mean_utility[at]);
    if (!table.has("contour_p")) continue;
    const double exponent = table.number(r, "contour_p").value_or(NAN);
    const double off = std::abs(here->contour.exponent - exponent) / exponent_printed;
    found.compare(table.line(r), off, 1,
                  fmt::format("contour exponent: {:.12g} here, {:.12g} there",
                              here->contour.exponent, exponent));
  }
}

}  // namespace

extern const ConformEntry efftox_posteriors_entry;
const ConformEntry efftox_posteriors_entry{"EffTox posteriors, 5 standard errors of the file",
                                           columns, &check};

}  // namespace caudata::io
