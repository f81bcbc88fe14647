// SPDX-License-Identifier: Apache-2.0
#include "isncsci/classification.hpp"

namespace caudata::isncsci {

char letter(AsiaImpairmentScale grade) { return static_cast<char>('A' + static_cast<int>(grade)); }

}  // namespace caudata::isncsci
