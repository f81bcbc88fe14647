// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/listing.hpp"

#include <algorithm>

namespace caudata::trial {
namespace {

/// Letters and digits alone, in small letters.
std::string plain(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') text += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) text += c;
  }
  return text;
}

}  // namespace

const std::array<ListingFieldSpec, listing_field_count>& listing_fields() {
  using F = ListingField;
  static constexpr std::array<ListingFieldSpec, listing_field_count> specs{{
      {F::subject, "subject", Need::always, "the patient's number in the trial"},
      {F::part, "part", Need::with_several_parts, "part of the trial, as the protocol names it"},
      {F::dose, "dose", Need::always, "dose, by its name or counted from 1"},
      {F::cohort, "cohort", Need::never,
       "number of the cohort; empty: found from the order of the first doses"},
      {F::backfill, "backfill", Need::never,
       "yes: treated at a lower dose beside the cohort under way; of no cohort"},
      {F::planned, "planned", Need::never,
       "dates of the planned doses, parted by blanks; empty: by the protocol's dosing days"},
      {F::given, "given", Need::always, "dates of the doses given, parted by blanks"},
      {F::dlt, "dlt", Need::always, "yes or no: a dose-limiting toxicity so far"},
      {F::dlt_date, "dlt_date", Need::always, "date of the first one; empty without"},
      {F::last_seen, "last_seen", Need::always, "date until which the patient was followed"},
      {F::left, "left", Need::never, "yes: left the trial or died on the day last seen"},
      {F::evaluable, "evaluable", Need::never,
       "empty: by the protocol's rules; no: does not count; yes: is checked against the rules"},
      {F::why_not, "why_not", Need::never, "why the patient does not count, in words"},
      {F::response, "response", Need::never, "yes or no, for designs that weigh efficacy"},
      {F::related_death, "related_death", Need::never, "yes: died of the product"},
      {F::antithrombotic, "antithrombotic", Need::never,
       "drug taken that forbids a puncture: lmwh_prophylaxis, warfarin, ..."},
      {F::antithrombotic_last, "antithrombotic_last", Need::never,
       "date it was last taken; empty: still taken"},
      {F::failed_puncture, "failed_puncture", Need::never, "date of the last puncture that failed"},
      {F::delivered, "delivered", Need::never,
       "share of the last nominal dose that was delivered, 0.85 or 85 %"},
      {F::event, "event", Need::never, "adverse event after which the next dose waits, in words"},
      {F::event_resolved, "event_resolved", Need::never,
       "date on which it had resolved; empty: it has not"},
      {F::procedure_event, "procedure_event", Need::never,
       "date of the first event of the procedure that counts for the stopping rule; empty: none"},
  }};
  return specs;
}

std::string_view name(ListingField field) {
  return listing_fields()[static_cast<std::size_t>(field)].name;
}

std::optional<ListingField> find_listing_field(std::string_view column) {
  const std::string wanted = plain(column);
  const auto found = std::ranges::find_if(
      listing_fields(), [&](const ListingFieldSpec& spec) { return plain(spec.name) == wanted; });
  if (found == listing_fields().end()) return std::nullopt;
  return found->field;
}

}  // namespace caudata::trial
