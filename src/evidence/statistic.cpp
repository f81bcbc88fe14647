// SPDX-License-Identifier: Apache-2.0
#include "evidence/statistic.hpp"

#include <fmt/format.h>

#include <array>

#include "core/issue.hpp"

namespace caudata::evidence {
namespace {

struct NamedKind {
  std::string_view name;
  StatisticKind kind;
  std::optional<double> argument{};  // where the name says it
};
constexpr std::array<NamedKind, 12> kinds{{{"share", StatisticKind::share},
                                           {"proportion", StatisticKind::share},
                                           {"mean", StatisticKind::mean},
                                           {"sd", StatisticKind::sd},
                                           {"median", StatisticKind::quantile, 0.5},
                                           {"quantile", StatisticKind::quantile},
                                           {"slope", StatisticKind::slope},
                                           {"rate", StatisticKind::rate},
                                           {"incidence", StatisticKind::incidence},
                                           {"per_injection", StatisticKind::per_injection},
                                           {"repeatability", StatisticKind::repeatability},
                                           {"icc", StatisticKind::icc}}};

/// KIND ( inside ). The first problem is thrown and caught by the only caller.
class StatisticParser {
 public:
  explicit StatisticParser(std::string_view text) : list_(tokens(text)) {}

  Statistic statistic() {
    Statistic s;
    const NamedKind& named = kind();
    s.kind = named.kind;
    expect("(");
    inside(s, named.argument);
    expect(")");
    if (here().kind != Token::Kind::end)
      refuse("statistic.syntax", fmt::format("\"{}\" follows a complete statistic", here().text),
             "one row has one statistic");
    return s;
  }

 private:
  const Token& here() const { return list_[next_]; }

  [[noreturn]] void refuse(const char* rule, std::string message, std::string suggestion) const {
    throw ExpressionProblem{rule, here().at, std::move(message), std::move(suggestion)};
  }

  const NamedKind& kind() {
    std::vector<std::string> names;
    for (const NamedKind& k : kinds) {
      if (here().kind == Token::Kind::name && here().text == k.name) {
        ++next_;
        return k;
      }
      names.emplace_back(k.name);
    }
    const std::string near = core::nearest(std::string(here().text), names);
    refuse("statistic.unknown", fmt::format("\"{}\" is no statistic", here().text),
           near.empty() ? "share, mean, sd, median, quantile, slope, rate, incidence, "
                          "per_injection, repeatability or icc, with what it is of in parentheses"
                        : fmt::format("did you mean {}(…)?", near));
  }

  void expect(std::string_view sign) {
    if (here().kind != Token::Kind::sign || here().text != sign)
      refuse("statistic.syntax", fmt::format("\"{}\" should stand here", sign),
             "a statistic is written like mean(uems - uems0)");
    ++next_;
  }

  void inside(Statistic& s, std::optional<double> argument) {
    if (needs_events(s.kind)) {
      s.events = events();
      if (s.kind == StatisticKind::incidence) s.argument = days();
      return;
    }
    s.of = value(s.kind == StatisticKind::share ? ValueType::truth : ValueType::number);
    if (s.kind == StatisticKind::quantile) s.argument = argument ? *argument : probability();
    if (s.kind == StatisticKind::slope) s.per = explanatory();
  }

  Expression value(ValueType type) {
    const std::size_t at = here().at;
    ParsedExpression parsed = parse_expression(list_, next_);
    if (!parsed) throw parsed.error();
    if (parsed->type() != type)
      throw ExpressionProblem{"statistic.type", at,
                              fmt::format("this statistic is of {}, and this is {}",
                                          described(type), described(parsed->type())),
                              "share(yes or no); mean, sd, quantile and slope are of numbers"};
    return std::move(*parsed);
  }

  Expression explanatory() {
    if (here().kind != Token::Kind::name || here().text != "per")
      refuse("statistic.syntax", "\"per\" should stand here", "slope(tms - tms0 per age)");
    ++next_;
    return value(ValueType::number);
  }

  EventChoice events() {
    const auto found = find_events(here().text);
    if (!found) {
      const std::string near = core::nearest(std::string(here().text), event_names());
      refuse("statistic.unknown-event", fmt::format("\"{}\" is no event", here().text),
             near.empty() ? "docs/evidence.md lists the events"
                          : fmt::format("did you mean {}?", near));
    }
    ++next_;
    return *found;
  }

  double number_after_comma(const char* what) {
    expect(",");
    if (here().kind != Token::Kind::number)
      refuse("statistic.syntax", fmt::format("{} should stand here", what), "");
    return here().number;
  }

  double days() {
    const double d = number_after_comma("a number of days");
    if (!(d >= 1 && d <= 36525 && d == static_cast<double>(static_cast<int>(d))))
      refuse("statistic.days", "this is not a number of whole days from 1 to a century", "");
    ++next_;
    return d;
  }

  double probability() {
    const double p = number_after_comma("a probability");
    if (!(p > 0 && p < 1))
      refuse("statistic.quantile", "the probability of a quantile lies between 0 and 1",
             "0.5 is the median");
    ++next_;
    return p;
  }

  std::vector<Token> list_;
  std::size_t next_{0};
};

}  // namespace

tl::expected<Statistic, ExpressionProblem> parse_statistic(std::string_view text) {
  try {
    return StatisticParser(text).statistic();
  } catch (ExpressionProblem& problem) {
    return tl::unexpected(std::move(problem));
  }
}

}  // namespace caudata::evidence
