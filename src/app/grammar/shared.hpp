// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "app/verbs/verbs.hpp"

/// Options that several verbs have.
namespace caudata::app {

/// `--data DIR`
void add_data(CLI::App& verb, std::optional<fs::path>& data);

/// `--scenario NAME` and `--trial I`
void add_trial(CLI::App& verb, TrialChoice& choice);

/// `--threads N`
void add_threads(CLI::App& verb, unsigned& threads);

/// `--progress KIND` and `--quiet`, of long work
void add_progress(CLI::App& verb, ProgressKind& progress, Loudness& loudness);

/// `--region R`, in the words of a protocol, which may have _ for a blank
void add_region(CLI::App& verb, const char* meaning, std::function<void(patient::Region)> take);

/// `--days LIST`: days after injury in one word, parted by commas
void add_days(CLI::App& verb, const char* meaning, std::vector<int>& days);

/// CLI11's own check for positive numbers names the largest double.
const CLI::Validator& counts_from_one();
/// It takes -1 for the largest whole number.
const CLI::Validator& seeds();

/// A word that gives `field` this value.
template <class Enum>
void add_flag(CLI::App& verb, const char* name, Enum& field, Enum value, const char* meaning) {
  verb.add_flag_callback(
      name, [&field, value] { field = value; }, meaning);
}

}  // namespace caudata::app
