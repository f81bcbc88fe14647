// SPDX-License-Identifier: Apache-2.0
#include "io/decide/listing_csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/csv_records.hpp"

namespace caudata::io {
namespace {

using trial::ListingField;
using trial::ListingFieldSpec;
using trial::Need;

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const ListingFieldSpec& spec : trial::listing_fields()) names.emplace_back(spec.name);
  return names;
}

class ListingReader {
 public:
  ListingReader(std::istream& in, const std::string& file, std::size_t parts)
      : records_(in), parts_(parts) {
    listing_.file = file;
  }

  core::Result<trial::Listing> read() {
    if (!records_.next()) {
      error({1, 1}, "listing.header", "the table is empty", "caudata decide --template");
      return core::failure(std::move(issues_));
    }
    read_header();
    if (!issues_.has_errors())
      while (records_.next()) read_row();
    if (issues_.has_errors()) return core::failure(std::move(issues_));
    return std::move(listing_);
  }

 private:
  void error(core::TextPosition at, const char* rule, std::string message,
             std::string suggestion = {}) {
    issues_.add({core::Severity::error,
                 rule,
                 {listing_.file, at.line, at.column},
                 std::move(message),
                 "",
                 std::move(suggestion)});
  }

  void read_header() {
    const auto& names = records_.fields();
    for (std::size_t column = 0; column < names.size(); ++column) {
      const auto field = trial::find_listing_field(names[column]);
      columns_.push_back(field);
      if (!field) {
        unknown(names[column], records_.places()[column]);
      } else if (std::count(columns_.begin(), columns_.end(), field) > 1) {
        error(records_.places()[column], "listing.header",
              fmt::format("the column \"{}\" stands twice", names[column]));
      }
    }
    for (const ListingFieldSpec& spec : trial::listing_fields()) {
      const bool needed =
          spec.need == Need::always || (spec.need == Need::with_several_parts && parts_ > 1);
      if (needed && !std::ranges::count(columns_, std::optional(spec.field)))
        error({1, 1}, "listing.missing-column",
              fmt::format("there is no column \"{}\": {}", spec.name, spec.meaning),
              "caudata decide --template prints a header");
    }
  }

  void unknown(const std::string& name, core::TextPosition at) {
    const std::string near = core::nearest(name, column_names());
    error(at, "listing.unknown-column", fmt::format("\"{}\" is no column of a listing", name),
          near.empty() ? "remove it, or see caudata decide --template"
                       : fmt::format("did you mean \"{}\"?", near));
  }

  void read_row() {
    const auto& fields = records_.fields();
    const core::TextPosition at = records_.places().front();
    if (!records_.well_formed())
      return error(at, "listing.malformed-row",
                   "a quote is not closed, or text follows a closing quote");
    if (fields.size() != columns_.size())
      return error(
          at, "listing.malformed-row",
          fmt::format("{} cells, where the header has {}", fields.size(), columns_.size()));
    trial::ListingRow& row = listing_.rows.emplace_back();
    row.at = at;
    for (std::size_t column = 0; column < fields.size(); ++column) {
      const ListingField field = *columns_[column];
      row[field] = fields[column];
      row.place[static_cast<std::size_t>(field)] = records_.places()[column];
    }
  }

  CsvRecords records_;
  std::size_t parts_;
  trial::Listing listing_;
  std::vector<std::optional<ListingField>> columns_;
  core::Issues issues_;
};

}  // namespace

core::Result<trial::Listing> read_listing_csv(std::istream& in, const std::string& file,
                                              std::size_t parts) {
  return ListingReader(in, file, parts).read();
}

std::string listing_template() {
  std::string header;
  for (const std::string& name : column_names()) header += (header.empty() ? "" : ",") + name;
  return header + "\n";
}

std::string listing_columns_in_words() {
  std::string text;
  for (const ListingFieldSpec& spec : trial::listing_fields()) {
    const char* need = spec.need == Need::always               ? "needed"
                       : spec.need == Need::with_several_parts ? "needed with several parts"
                                                               : "";
    text += fmt::format("  {:<20} {}{}{}\n", spec.name, spec.meaning, *need ? "; " : "", need);
  }
  return text;
}

}  // namespace caudata::io
