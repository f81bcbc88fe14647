// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/document.hpp"
#include "core/result.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// A protocol as a file gave it: every value read, nothing yet said about what the values mean
/// together.
struct Draft {
  Protocol protocol;
  std::string file;
  /// Where each value stands, by its path in the file, lists counted from 0: "part[1].dlt_window".
  std::map<std::string, core::SourceLocation, std::less<>> places;

  /// The place of a path, or of the nearest table around it that the file has.
  core::SourceLocation at(std::string_view path) const;
};

/// The rates of a scenario in the order of the parts. A part without rates gets none; the rules say
/// so.
std::vector<std::vector<double>> by_part(std::span<const PartRates> stated,
                                         std::span<const Part> parts);

/// Reads every key by the schema. Fails with all findings: unknown, missing, wrong type, wrong
/// unit, out of range, bad choice.
core::Result<Draft> read_draft(const core::Document& document);

}  // namespace caudata::trial
