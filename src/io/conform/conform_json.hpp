// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "io/conform/conformity.hpp"

namespace caudata::io {

struct ConformedFile {
  std::string file;
  Conformity found;
};

/// {"files":[{"file","rows","failures","worst","worst_of_tolerance"}]}
std::string conform_json(const std::vector<ConformedFile>& files);

}  // namespace caudata::io
