// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "isncsci/classification.hpp"

/// Results as the worksheet and the public ISNCSCI libraries write them. Sets are comma lists
/// without blanks, rostral to caudal or A to E; "INT" is a level reached without any deficit, "NA"
/// a zone that does not apply, "ND" a total that cannot be formed.
namespace caudata::isncsci {

std::string to_text(LevelSet levels);
std::string to_text(AisSet grades);
std::string to_text(CompletenessSet completeness);
std::string to_text(const ZoneOfPartialPreservation& zone);
std::string to_text(Total total);

/// One capital letter, A to E.
std::optional<AsiaImpairmentScale> parse_ais(std::string_view text);

}  // namespace caudata::isncsci
