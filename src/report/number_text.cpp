// SPDX-License-Identifier: Apache-2.0
#include "report/number_text.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace caudata::report {

namespace {

/// Decimals that show an error with one digit, two if the first is a 1.
int decimals_for(double error) {
  constexpr double two_digits_below = 1.95;
  constexpr int most = 6;
  if (error <= 0) return 2;
  int decimals = 0;
  for (double scaled = error; decimals < most && scaled < two_digits_below; scaled *= 10)
    ++decimals;
  return decimals;
}

}  // namespace

std::string fixed(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  const bool negative = !text.empty() && text.front() == '-';
  if (!negative) return text;
  text.erase(0, 1);
  return text.find_first_not_of("0.") == std::string::npos ? text : "\u2212" + text;
}

std::string percent(double probability, double mc_error) {
  return fixed(100 * probability, decimals_for(100 * mc_error));
}

double share_of(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

std::string percent_of(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? "–" : fixed(100 * share_of(part, all), 1);
}

Cell percent_cell(std::uint64_t part, std::uint64_t all) {
  if (all == 0) return {"–", {}};
  return {percent_of(part, all), share_of(part, all)};
}

std::string scientific(double value) {
  static const std::array<const char*, 10> superscript{"\u2070", "\u00b9", "\u00b2", "\u00b3",
                                                       "\u2074", "\u2075", "\u2076", "\u2077",
                                                       "\u2078", "\u2079"};
  const std::string text = fmt::format("{:.2e}", value);
  const auto e = text.find('e');
  std::string mantissa = text.substr(0, e);
  while (mantissa.back() == '0') mantissa.pop_back();
  if (mantissa.back() == '.') mantissa.pop_back();
  std::string power = text[e + 1] == '-' ? "\u207b" : "";
  for (const char digit : std::to_string(std::abs(std::stoi(text.substr(e + 1)))))
    power += superscript[static_cast<std::size_t>(digit - '0')];
  return mantissa + " \u00d7 10" + power;
}

std::string cells(core::CellCount count) { return scientific(count.value()) + " cells"; }

std::string days(core::Days days) { return fmt::format("{} d", days.value()); }

std::string months(double days) { return fixed(days / core::days_per_month, 1); }

std::string with_commas(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (int at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

std::string counted(int count, const std::string& noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string percent_with_error(const oc::Estimate& e) {
  const std::string value = percent(e.value, e.mc_error);
  if (e.method == oc::Method::exact) return value;
  return value + " ± " + percent(e.mc_error, e.mc_error);
}

Cell value_with_error(const oc::Estimate* e) {
  constexpr int exact_decimals = 3;
  if (e == nullptr) return {"–", {}};
  if (e->method == oc::Method::exact) return {fixed(e->value, exact_decimals), e->value};
  const int decimals = decimals_for(e->mc_error);
  return {fixed(e->value, decimals) + " ± " + fixed(e->mc_error, decimals), e->value};
}

const char* method_name(oc::Method method) {
  switch (method) {
    case oc::Method::exact:
      return "exact";
    case oc::Method::monte_carlo:
      return "monte_carlo";
  }
  return "";
}

std::string shortest(double value) { return fmt::format("{}", value); }

}  // namespace caudata::report
