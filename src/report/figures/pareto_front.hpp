// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/search_page.hpp"

namespace caudata::report {

/// P(overdose) against P(correct) of every candidate; the front and the best one stand out.
Figure pareto_front(const SearchInput& input);

}  // namespace caudata::report
