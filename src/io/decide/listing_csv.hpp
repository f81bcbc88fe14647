// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>

#include "core/result.hpp"
#include "trial/listing/listing.hpp"

namespace caudata::io {

/// A CSV of patients to a listing, all cells with their places. Fails on a header without a needed
/// column or with an unknown one (the nearest known name is suggested), and on rows that are no
/// records of the table. `parts`: of the trial; with several of them the column "part" is needed.
core::Result<trial::Listing> read_listing_csv(std::istream& in, const std::string& file,
                                              std::size_t parts);

/// The header of a listing, and a comment per column in words for people.
std::string listing_template();
std::string listing_columns_in_words();

}  // namespace caudata::io
