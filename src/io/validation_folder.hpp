// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "core/result.hpp"
#include "report/validation_page.hpp"

namespace caudata::io {

/// validation.html, validation.json, tables/ and a picture of its own per forest plot. The path of
/// the page.
core::Result<std::filesystem::path> write_validation(const std::filesystem::path& folder,
                                                     const report::ValidationInput& input);

}  // namespace caudata::io
