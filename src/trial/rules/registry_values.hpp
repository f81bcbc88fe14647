// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trial/protocol.hpp"

namespace caudata::trial {

/// What a registry statement says, in one form in which "2-12 wk" and "14-84 d" are the same. Equal
/// if `numbers` and `words` are; `text` is for people.
struct RegistryValue {
  std::vector<double> numbers;  // a set, ascending, or the two ends of a range
  std::string words;            // topics that are not numbers
  std::string text;
  friend bool operator==(const RegistryValue& a, const RegistryValue& b) {
    return a.numbers == b.numbers && a.words == b.words;
  }
};

/// Empty if the words do not fit the topic.
std::optional<RegistryValue> normalised(Topic topic, const std::vector<std::string>& says);

/// The same for a protocol; empty where a protocol does not say.
std::optional<RegistryValue> stated_by(const Protocol& protocol, Topic topic);

/// The key of the protocol that speaks about the topic.
std::string_view protocol_path(Topic topic);

/// Every number of `part` is one of `whole`. For topics that are sets.
bool within(const RegistryValue& part, const RegistryValue& whole);

}  // namespace caudata::trial
