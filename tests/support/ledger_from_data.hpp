// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "core/ledger.hpp"

/// The parameters of data/**/*.toml for tests of layers below io. No diagnosis: a broken file
/// throws. The reader that users meet is io's; a test there compares the two.
namespace caudata::test {

core::Ledger ledger_from_data(const std::filesystem::path& root);

/// All parameters of the project. Read once.
const core::Ledger& project_ledger();

}  // namespace caudata::test
