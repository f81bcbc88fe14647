// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "app/verbs/verbs.hpp"

/// What a user may write after each verb, bound to the verb's structure of options: a file per
/// verb. CLI11 fills `options` when it parses, so they must outlive that.
namespace caudata::app {

void describe(CLI::App& verb, CheckOptions& options);
void describe(CLI::App& verb, RunOptions& options);
void describe(CLI::App& verb, PatientsOptions& options);
void describe(CLI::App& verb, RecoveryOptions& options);
void describe(CLI::App& verb, OcOptions& options);
void describe(CLI::App& verb, OptimiseOptions& options);
void describe(CLI::App& verb, ExplainOptions& options);
void describe(CLI::App& verb, ReplayOptions& options);
void describe(CLI::App& verb, GraftOptions& options);
void describe(CLI::App& verb, ParametersOptions& options);
void describe(CLI::App& verb, MergeOptions& options);
void describe(CLI::App& verb, ClassifyOptions& options);
void describe(CLI::App& verb, ConformOptions& options);
void describe(CLI::App& verb, ValidateOptions& options);
void describe(CLI::App& verb, CalibrateOptions& options);
void describe(CLI::App& verb, DecideOptions& options);
void describe(CLI::App& verb, VerifyLogOptions& options);

}  // namespace caudata::app
