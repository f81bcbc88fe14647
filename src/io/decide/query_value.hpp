// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "io/decide/query.hpp"

namespace caudata::io {

/// As JSON; bytes that are no text are replaced.
std::string dumped(const nlohmann::json& value);

/// As a cell of a listing: yes and no for true and false, a list parted by blanks.
std::string text_of(const nlohmann::json& value);

/// A whole number of [least, most]; 3.0 is one. Empty: anything else.
std::optional<int> whole_within(const nlohmann::json& value, int least, int most);

/// Days and dates counted in days reach so far to both sides, some 2700 years.
inline constexpr int most_days = 1'000'000;
std::optional<int> days_of(const nlohmann::json& value);

/// As the option wants it where JSON leaves a choice: 3.0 for a whole number, a text for a list.
std::optional<design::OptionValue> option_value(const nlohmann::json& value,
                                                const design::OptionValue& wanted);

/// Doses named 1 to `count`.
QueryDoses numbered_doses(std::size_t count);

/// A number of doses, names, or amounts. No names: it is none of these.
QueryDoses doses_in(const nlohmann::json& value);

}  // namespace caudata::io
