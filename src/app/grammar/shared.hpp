// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>

#include "app/verbs/verbs.hpp"

/// Options that several verbs have.
namespace caudata::app {

inline constexpr int last_day = 3652;  // ten years after injury

/// `--data DIR`
void add_data(CLI::App& verb, std::optional<fs::path>& data);

/// `--scenario NAME` and `--trial I`
void add_trial(CLI::App& verb, TrialChoice& choice);

/// `--threads N`
void add_threads(CLI::App& verb, unsigned& threads);

/// `--progress KIND` and `--quiet`, of long work
void add_progress(CLI::App& verb, ProgressKind& progress, Loudness& loudness);

/// CLI11's own check for positive numbers names the largest double.
const CLI::Validator& counts_from_one();

/// A word that gives `field` this value.
template <class Enum>
void add_flag(CLI::App& verb, const char* name, Enum& field, Enum value, const char* meaning) {
  verb.add_flag_callback(
      name, [&field, value] { field = value; }, meaning);
}

}  // namespace caudata::app
