// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "report/graft/decades.hpp"
#include "report/graft/graft_figures.hpp"
#include "report/graft/graft_words.hpp"
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
constexpr double take_left = 58, take_top = 14, take_height = 220;

void draw_take_axes(Svg& svg, const Decades& decades, const Scale& x, const Scale& y) {
  for (int i = 0; i <= 4; ++i) {
    svg.line({x.left, y(0.25 * i)}, {x.right, y(0.25 * i)}, i == 0 ? "axis" : "grid");
    svg.text({x.left - 8, y(0.25 * i) + 4}, fmt::format("{} %", 25 * i), "t12 soft", Anchor::end);
  }
  for (int power = decades.from; power <= decades.to; power += decades.step()) {
    svg.line({x(power), y.left}, {x(power), y.left + 5}, "axis");
    svg.text({x(power), y.left + 19}, power_of_ten(power), "t12 soft", Anchor::middle);
  }
  svg.text({(x.left + x.right) / 2, y.left + 39},
           "probability that a residual pluripotent cell takes", "t12 soft", Anchor::middle);
}

Table take_table(const graft::TakeRisk& risk) {
  Table table{take_id,
              "Risk of a tumour by the take probability",
              {{"take probability", "", Align::left}, {"risk", "%", Align::right}},
              {},
              {"The take probability is an assumption: the table says what each value of it would "
               "mean, not which is true."},
              Fold::open};
  for (std::size_t i = 0; i < risk.risk.size(); ++i) {
    const double p = 100 * risk.risk[i];
    table.rows.push_back({{scientific(risk.take_probability[i]), risk.take_probability[i]},
                          {p > 0 && p < 0.01 ? scientific(p) : fixed(p, 2), p}});
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
  const Decades decades =
      empty ? Decades{}
            : Decades::around(risk.take_probability.front(), risk.take_probability.back());
  const Scale x = decades.scale(take_left, chart_width - 16);
  const Scale y{0, 1, take_top + take_height, take_top};
  Svg svg(take_id, chart_width, take_top + take_height + 48, "Risk of a tumour", alt);
  draw_take_axes(svg, decades, x, y);
  for (std::size_t i = 0; i < risk.risk.size(); ++i) {
    const Point at{x(log10_of(risk.take_probability[i])), y(risk.risk[i])};
    if (i > 0)
      svg.line({x(log10_of(risk.take_probability[i - 1])), y(risk.risk[i - 1])}, at, "median");
    svg.circle(at, 3, "solid",
               fmt::format("take probability {}: risk {} %", scientific(risk.take_probability[i]),
                           fixed(100 * risk.risk[i], 2)));
  }
  return {take_id,
          fmt::format("Risk of a tumour as a function of what nobody knows: the probability that a "
                      "residual pluripotent cell takes. This graft has about {} such cells.",
                      rounded(risk.residual_cells)),
          svg.finish(),
          alt,
          take_table(risk),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
