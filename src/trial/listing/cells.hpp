// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/issue.hpp"
#include "trial/listing/listing.hpp"
#include "trial/listing/read_patients.hpp"

namespace caudata::trial {

/// Reads the cells of one row and notes what is wrong with each, with its place.
class CellReader {
 public:
  CellReader(const Listing& listing, const ListingRow& row, DayForm form, core::Issues& issues)
      : listing_(listing), row_(row), form_(form), issues_(issues) {}

  bool blank(ListingField field) const;
  std::string text(ListingField field) const;  // without blanks around it
  /// A blank cell is `no`.
  bool yes(ListingField field);
  std::optional<Days> day(ListingField field);
  std::vector<Days> days(ListingField field);
  std::optional<int> whole(ListingField field);
  /// "0.85", "85 %" or "85%".
  std::optional<double> share(ListingField field);

  void error(ListingField field, std::string rule, std::string message, std::string why = {},
             std::string suggestion = {});
  void warn(ListingField field, std::string rule, std::string message, std::string why = {},
            std::string suggestion = {});

 private:
  std::optional<Days> parse(ListingField field, std::string_view word);

  const Listing& listing_;
  const ListingRow& row_;
  DayForm form_;
  core::Issues& issues_;
};

}  // namespace caudata::trial
