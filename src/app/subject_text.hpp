// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "oc/replay.hpp"

namespace caudata::app {

/// "subject 3, man of 46, C5, AIS B at screening, SAD L"
std::string describe_subject(const trial::Study& study, oc::Replay& replay,
                             const trial::SubjectRecord& subject);

}  // namespace caudata::app
