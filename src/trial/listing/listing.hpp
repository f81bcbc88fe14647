// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.hpp"

namespace caudata::trial {

/// What a listing of the patients of a trial under way says of each of them, a row a patient.
enum class ListingField : std::uint8_t {
  subject,
  part,
  dose,
  cohort,
  backfill,
  planned,
  given,
  dlt,
  dlt_date,
  last_seen,
  left,
  evaluable,
  why_not,
  response,
  related_death,
  antithrombotic,
  antithrombotic_last,
  failed_puncture,
  delivered,
  event,
  event_resolved,
  procedure_event
};
inline constexpr std::size_t listing_field_count = 22;

/// Whether a listing may do without a column.
enum class Need : std::uint8_t { always, with_several_parts, never };

struct ListingFieldSpec {
  ListingField field;
  std::string_view name;  // of the column
  Need need;
  std::string_view meaning;
};
/// In the order of the enumeration.
const std::array<ListingFieldSpec, listing_field_count>& listing_fields();
std::string_view name(ListingField field);

/// The field of a column, whatever the case, blanks and "_", "-" of its name.
std::optional<ListingField> find_listing_field(std::string_view column);

/// A row as the file has it; nothing is understood yet. Cells without a column are empty.
struct ListingRow {
  core::TextPosition at;
  std::array<std::string, listing_field_count> text;
  std::array<core::TextPosition, listing_field_count> place;

  const std::string& operator[](ListingField field) const {
    return text[static_cast<std::size_t>(field)];
  }
  std::string& operator[](ListingField field) { return text[static_cast<std::size_t>(field)]; }
  core::TextPosition where(ListingField field) const {
    const core::TextPosition cell = place[static_cast<std::size_t>(field)];
    return cell.line > 0 ? cell : at;
  }
};

struct Listing {
  std::string file;
  std::vector<ListingRow> rows;
};

}  // namespace caudata::trial
