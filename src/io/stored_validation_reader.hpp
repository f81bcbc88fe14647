// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "evidence/stored_validation.hpp"

namespace caudata::io {

/// The JSON that `caudata validate --store` writes (`stored_validation_json`).
core::Result<evidence::StoredValidation> read_stored_validation(std::string_view json,
                                                                const std::string& shown_as);

/// The one that is built in, data/evidence/validation.json.
core::Result<evidence::StoredValidation> built_in_validation();

}  // namespace caudata::io
