// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "design/escalation.hpp"

namespace caudata::io {

/// "cohort=3;p_saf=0.6*target;skeleton=0.05;0.15;0.3": a value may be a list, its members separated
/// as the parameters are.
using ReferenceParams = std::map<std::string, std::vector<std::string>, std::less<>>;
ReferenceParams parse_reference_params(std::string_view text);

/// The number that such a value stands for: a product of numbers and of the word "target". NaN for
/// anything else.
double reference_value(std::string_view text, double target);

/// The registered design that a reference file means by a name of its own ("BOIN_nstop",
/// "CRM_empiric"), alone on a ladder, with the file's parameters as options. It decides on counts
/// of DLTs alone. Issues: rule
/// `conform.unknown-design`, `conform.unknown-parameter`, or what the design finds wrong.
core::Result<design::Escalation> reference_escalation(std::string_view name,
                                                      const ReferenceParams& params, double target,
                                                      std::size_t doses);

}  // namespace caudata::io
