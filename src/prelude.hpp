// SPDX-License-Identifier: Apache-2.0
// The heavy headers that most files include, compiled once. Every file still includes what it uses:
// the fuzz build has no prelude.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>
#include <vector>
