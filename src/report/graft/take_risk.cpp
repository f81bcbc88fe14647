// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include <array>

#include "graft/rules/escape.hpp"
#include "report/graft/decades.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/inputs_section.hpp"
#include "report/number_text.hpp"

namespace caudata::report {

std::string power_of_ten(int power) {
  static constexpr std::array<const char*, 10> raised{"⁰", "¹", "²", "³", "⁴",
                                                      "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (power == 0) return "1";
  if (power == 1) return "10";
  std::string text = power < 0 ? "10⁻" : "10";
  for (const char digit : std::to_string(power < 0 ? -power : power))
    text += raised[static_cast<std::size_t>(digit - '0')];
  return text;
}

namespace {

constexpr const char* take_id = "take-risk";
constexpr double take_left = 66, take_top = 14, take_height = 220;

constexpr double take_least = 1e-12;  // a risk that no axis needs to show

/// "10 %", "0.001 %", "10⁻⁴ %"
std::string risk_mark(int power) {
  constexpr int percent_power = 2, least = -3;
  const int of_percent = power + percent_power;
  if (of_percent < least) return power_of_ten(of_percent) + " %";
  std::string digits = "1";
  if (of_percent < 0)
    digits = "0." + std::string(static_cast<std::size_t>(-of_percent - 1), '0') + "1";
  for (int i = 0; i < of_percent; ++i) digits += "0";
  return digits + " %";
}

void draw_take_axes(Svg& svg, const Decades& take, const Scale& x, const Decades& risk,
                    const Scale& y) {
  for (int power = risk.from; power <= risk.to; power += risk.step()) {
    svg.line({x.left, y(power)}, {x.right, y(power)}, power == risk.from ? "axis" : "grid");
    svg.text({x.left - 8, y(power) + 4}, risk_mark(power), "t12 soft", Anchor::end);
  }
  for (int power = take.from; power <= take.to; power += take.step()) {
    svg.line({x(power), y.left}, {x(power), y.left + 5}, "axis");
    svg.text({x(power), y.left + 19}, power_of_ten(power), "t12 soft", Anchor::middle);
  }
  svg.text({(x.left + x.right) / 2, y.left + 39},
           "probability that a residual pluripotent cell takes", "t12 soft", Anchor::middle);
}

std::string risk_percent(double risk) {
  const double p = 100 * risk;
  return p > 0 && p < 0.01 ? scientific(p) : fixed(p, 2);
}

/// Half the distance of the risks one standard error of the residual cells below and above.
double risk_error(const graft::TakeRisk& risk, double error, double take) {
  const double low = std::max(0.0, risk.residual_cells - error), high = risk.residual_cells + error;
  return (graft::take_risk(high, take) - graft::take_risk(low, take)) / 2;
}

Table take_table(const graft::GraftResult& result) {
  const graft::TakeRisk& risk = result.risk;
  const double error = residual_error(result);
  Table table{take_id,
              "Risk of a tumour by the take probability",
              {{"take probability", "", Align::left},
               {"risk", "%", Align::right},
               {"±", "%", Align::right}},
              {},
              {"The take probability is an assumption: the table says what each value of it would "
               "mean, not which is true.",
               "± is from following a part of the cells alone; a dash where all were followed."},
              Fold::open};
  for (std::size_t i = 0; i < risk.risk.size(); ++i) {
    const double plus_minus = risk_error(risk, error, risk.take_probability[i]);
    table.rows.push_back({{scientific(risk.take_probability[i]), risk.take_probability[i]},
                          {risk_percent(risk.risk[i]), risk.risk[i]},
                          error > 0 ? Cell{rounded(100 * plus_minus), plus_minus} : Cell{"–", {}}});
  }
  return table;
}

}  // namespace

Figure take_risk(const GraftInput& input) {
  const graft::TakeRisk& risk = input.result.risk;
  const std::string alt =
      "Risk of a tumour from this graft over the probability that one residual pluripotent cell "
      "takes, on a logarithmic axis.";
  const bool empty = risk.risk.empty();
  const Decades take =
      empty ? Decades{}
            : Decades::around(risk.take_probability.front(), risk.take_probability.back());
  const double least = empty ? 1 : std::max(take_least, risk.risk.front());
  const Decades shown = Decades::around(std::min(least, 0.1), 1);
  const Scale x = take.scale(take_left, chart_width - 16);
  const Scale y = shown.scale(take_top + take_height, take_top);
  Svg svg(take_id, chart_width, take_top + take_height + 48, "Risk of a tumour", alt);
  draw_take_axes(svg, take, x, shown, y);
  const auto at = [&](std::size_t i) {
    return Point{x(log10_of(risk.take_probability[i])),
                 y(log10_of(std::max(risk.risk[i], take_least)))};
  };
  for (std::size_t i = 0; i < risk.risk.size(); ++i) {
    if (i > 0) svg.line(at(i - 1), at(i), "median");
    svg.circle(at(i), 3, "solid",
               fmt::format("take probability {}: risk {} %", scientific(risk.take_probability[i]),
                           risk_percent(risk.risk[i])));
  }
  return {take_id,
          "Risk of a tumour, ever, as a function of what nobody knows: the probability that a "
          "residual pluripotent cell takes. Both axes logarithmic. " +
              residual_words(input.result),
          svg.finish(),
          alt,
          take_table(input.result),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
