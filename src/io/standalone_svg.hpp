// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace caudata::io {

/// A picture of the report as a file of its own: with its name space and the report's styles.
std::string standalone_svg(std::string_view svg);

}  // namespace caudata::io
