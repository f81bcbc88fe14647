// SPDX-License-Identifier: Apache-2.0
#include "io/decide/query.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "core/date.hpp"
#include "design/named_design.hpp"
#include "io/decide/query_value.hpp"

namespace caudata::io {
namespace {

using SortedJson = nlohmann::json;
using design::OptionValue;
using trial::ListingField;

const std::vector<std::string> query_keys{"id",      "design", "options", "modifiers",
                                          "history", "data",   "on",      "doses"};
constexpr std::array ladder_keys{"doses", "n_doses"};
constexpr int most_cohorts = 1'000'000;

class QueryReader {
 public:
  QueryReader(const std::string& file, int line) : at_{file, line, 0} {}

  Query read(const std::string& line) {
    const SortedJson record = SortedJson::parse(line, nullptr, false);
    if (record.is_discarded() || !record.is_object()) {
      error("query.json", "this line is no JSON object", "",
            R"({"id":"1","design":"3+3","history":"1NNN"})");
      return std::move(query_);
    }
    if (record.contains("id")) query_.id = dumped(record["id"]);
    check_keys(record);
    read_design(record);
    if (names_design(record)) {
      read_ladder(record);
      read_options(record);
      read_modifiers(record);
    }
    read_on(record);
    if (record.contains("history") == record.contains("data"))
      error("query.history-or-data", "a question has either \"history\" or \"data\"", "",
            "history: \"1NNN 2NTN\"; data: a list of patients; an empty history is \"\"");
    if (record.contains("history")) read_history(record["history"]);
    if (record.contains("data")) read_data(record["data"]);
    const SortedJson none;
    query_.key = query_.design + dumped(record.contains("options") ? record["options"] : none) +
                 dumped(record.contains("modifiers") ? record["modifiers"] : none) +
                 dumped(record.contains("doses") ? record["doses"] : none);
    return std::move(query_);
  }

 private:
  void error(std::string rule, std::string message, std::string why = {},
             std::string suggestion = {}) {
    query_.issues.add({core::Severity::error, std::move(rule), at_, std::move(message),
                       std::move(why), std::move(suggestion)});
  }

  void unknown(const std::string& key, const std::vector<std::string>& known) {
    const std::string near = core::nearest(key, known);
    error("query.unknown-key", fmt::format("\"{}\" is not read", key),
          "a key that is not read would change nothing without a word",
          near.empty() ? fmt::format("known are: {}", fmt::join(known, ", "))
                       : fmt::format("did you mean \"{}\"?", near));
  }

  void check_keys(const SortedJson& record) {
    for (const auto& [key, value] : record.items())
      if (!std::ranges::count(query_keys, key)) unknown(key, query_keys);
  }

  void read_design(const SortedJson& record) {
    if (!record.contains("design")) return;
    if (!record["design"].is_string()) return error("query.design", "\"design\" is not a text");
    query_.design = record["design"].get<std::string>();
    named_ = design::named_design(query_.design);
    if (named_) {
      for (const auto& [name, value] : named_->implied)
        query_.options[std::string(name)] = {value, at_};
      return;
    }
    std::vector<std::string> names;
    for (const auto* entry : design::design_entries()) names.emplace_back(entry->name);
    const std::string near = core::nearest(query_.design, names);
    error("design.unknown", fmt::format("there is no design \"{}\"", query_.design),
          fmt::format("the designs are: {}", fmt::join(names, ", ")),
          near.empty() ? "caudata explain --designs" : fmt::format("did you mean \"{}\"?", near));
  }

  /// What a question sets is set for the design it names; a protocol's own design is as it is.
  bool names_design(const SortedJson& record) {
    if (record.contains("design")) return true;
    const auto says = [&](const char* key) {
      return record.contains(key) && !record[key].is_null() && !record[key].empty();
    };
    if (says("options") || says("modifiers") || says("doses"))
      error("query.options-without-design",
            "\"options\", \"modifiers\" and \"doses\" need a \"design\"",
            "without \"design\" the question is about the design and the ladder of the protocol",
            "add \"design\", or change the protocol");
    return false;
  }

  void read_options(const SortedJson& record) {
    if (!record.contains("options")) return;
    if (!record["options"].is_object())
      return error("query.options", "\"options\" is no object of options");
    for (const auto& [key, value] : record["options"].items()) read_option(key, value);
    if (cohorts_ > 0) read_cohorts();
  }

  /// What belongs to the ladder is not the design's.
  void read_option(const std::string& key, const SortedJson& value) {
    if (value.is_null()) return;
    if (std::ranges::count(ladder_keys, key)) return;  // read_ladder
    if (key == "p_true" || key == "true_p") return read_length(value);
    if (key == "ncohort") {
      cohorts_ = whole_within(value, 1, most_cohorts).value_or(0);
      if (cohorts_ == 0) cannot_be_read(key, value);
      return;
    }
    if (!named_) return;
    const auto known = design::named_option(*named_->entry, key);
    // check_options names the options of the design
    if (!known) return set(key, value, OptionValue{});
    const auto spec = std::ranges::find(named_->entry->options, *known, &design::OptionSpec::name);
    if (std::holds_alternative<std::vector<double>>(spec->fallback)) list_length(value);
    set(std::string(*known), value, spec->fallback);
  }

  void cannot_be_read(const std::string& name, const SortedJson& value) {
    error("query.option", fmt::format("option \"{}\" = {} cannot be read", name, dumped(value)));
  }

  void set(const std::string& name, const SortedJson& value, const OptionValue& wanted) {
    const auto read = option_value(value, wanted);
    if (!read) return cannot_be_read(name, value);
    query_.options[name] = {*read, at_};
  }

  void read_modifiers(const SortedJson& record) {
    if (!record.contains("modifiers") || record["modifiers"].is_null()) return;
    const auto is_modifier = [](const SortedJson& one) {
      return one.is_object() && one.contains("name") && one["name"].is_string();
    };
    const SortedJson& list = record["modifiers"];
    if (!list.is_array() || !std::ranges::all_of(list, is_modifier))
      return error("query.modifiers", "\"modifiers\" is no list of modifiers", "",
                   R"([{"name":"no skipping"},{"name":"stop at n","n":24}])");
    for (const SortedJson& one : list) query_.modifiers.push_back(modifier_of(one));
  }

  /// A modifier that there is not, and options that it has not, are named where it is made.
  design::NamedModifier modifier_of(const SortedJson& one) {
    design::NamedModifier modifier{one["name"].get<std::string>(), {}, at_};
    const design::ModifierEntry* entry = design::find_modifier(modifier.name);
    for (const auto& [key, value] : one.items()) {
      if (key == "name" || value.is_null()) continue;
      const auto read = option_value(value, fallback_of(entry, key));
      if (read) {
        modifier.options[key] = {*read, at_};
      } else {
        cannot_be_read(key, value);
      }
    }
    return modifier;
  }

  static OptionValue fallback_of(const design::ModifierEntry* entry, std::string_view name) {
    if (entry == nullptr) return {};
    const auto spec = std::ranges::find(entry->options, name, &design::OptionSpec::name);
    return spec == entry->options.end() ? OptionValue{} : spec->fallback;
  }

  /// "ncohort" of other programs: so many cohorts.
  void read_cohorts() {
    if (!named_ || !design::named_option(*named_->entry, "max_patients")) return;
    const auto spec = std::ranges::find(named_->entry->options, std::string_view("cohort_size"),
                                        &design::OptionSpec::name);
    if (spec == named_->entry->options.end() || query_.options.contains("max_patients")) return;
    const auto size =
        design::option_or_fallback(query_.options, named_->entry->options, "cohort_size");
    // check_options says what is wrong with any other size
    if (const auto* whole = std::get_if<std::int64_t>(&size); whole && 0 < *whole && *whole <= 100)
      query_.options["max_patients"] = {cohorts_ * *whole, at_};
  }

  /// The doses may stand beside the options or among them; twice only if they agree.
  void read_ladder(const SortedJson& record) {
    if (record.contains("doses")) read_doses(record["doses"]);
    if (record.contains("options") && record["options"].is_object())
      for (const char* key : ladder_keys)
        if (const auto at = record["options"].find(key); at != record["options"].end())
          read_doses(*at);
    // A design that asks for amounts itself gets them too.
    const auto& amounts = query_.doses.amounts;
    if (named_ && !amounts.empty() && design::named_option(*named_->entry, "doses"))
      query_.options["doses"] = {amounts, at_};
  }

  void read_doses(const SortedJson& value) {
    if (value.is_null()) return;
    QueryDoses read = doses_in(value);
    QueryDoses& known = query_.doses;
    if (read.names.empty())
      return error("query.doses", fmt::format("\"doses\" = {} is no ladder", dumped(value)), "",
                   "a number of doses, or a list of names or amounts, lowest first");
    if (known.names.empty()) {
      known = std::move(read);
    } else if (read.names.size() != known.names.size() ||
               (value.is_array() && (read.names != known.names || read.amounts != known.amounts))) {
      error("query.doses", "the doses are stated twice and differ");
    }
  }

  /// One number per dose elsewhere tells how many doses there are.
  void list_length(const SortedJson& value) {
    const std::size_t length = value.is_array() ? value.size() : 0;
    if (length > 1 && query_.doses.names.empty()) query_.doses = numbered_doses(length);
  }
  void read_length(const SortedJson& value) {
    if (!value.is_array()) return error("query.p_true", "\"p_true\" is a list, one per dose");
    if (query_.doses.names.empty()) query_.doses = numbered_doses(value.size());
    if (const std::size_t doses = query_.doses.names.size(); doses != value.size())
      error("query.p_true",
            fmt::format("\"p_true\" has {} values for {} doses", value.size(), doses));
  }

  void read_on(const SortedJson& record) {
    if (!record.contains("on")) return;
    const SortedJson& value = record["on"];
    if (const auto day = days_of(value)) {
      query_.on = core::Days(*day);
    } else if (value.is_string()) {
      query_.on = core::parse_date(value.get<std::string>());
    }
    if (!query_.on) error("query.on", "\"on\" is no date", "", "write 2026-03-09");
  }

  void read_history(const SortedJson& value) {
    if (!value.is_string()) return error("query.history", "\"history\" is not a text");
    query_.history = value.get<std::string>();
  }

  void read_data(const SortedJson& value) {
    if (!value.is_array()) return error("query.data", "\"data\" is no list of patients");
    query_.data = trial::Listing{at_.file, {}};
    for (const SortedJson& patient : value) {
      if (!patient.is_object()) return error("query.data", "a patient of \"data\" is an object");
      query_.data->rows.push_back(row_of(patient, query_.data->rows.size() + 1));
    }
  }

  trial::ListingRow row_of(const SortedJson& patient, std::size_t number) {
    trial::ListingRow row;
    row.at = {at_.line, static_cast<int>(number)};
    row[ListingField::subject] = std::to_string(number);
    for (const auto& [key, value] : patient.items()) {
      if (key == "follow_up" || key == "dlt_day" || key == "start") continue;
      const auto field = trial::find_listing_field(key);
      if (field) {
        row[*field] = text_of(value);
      } else {
        unknown(key, patient_keys());
      }
    }
    count_in_days(patient, row);
    return row;
  }

  static std::vector<std::string> patient_keys() {
    std::vector<std::string> keys{"follow_up", "dlt_day", "start"};
    for (const auto& spec : trial::listing_fields()) keys.emplace_back(spec.name);
    return keys;
  }

  /// A patient without dates: `start` and `last_seen` follow from the days of follow-up, today
  /// being day 0. Without those the patient was followed to the end long ago.
  void count_in_days(const SortedJson& patient, trial::ListingRow& row) {
    const auto followed_up = days_at(patient, "follow_up"), begun = days_at(patient, "start"),
               dlt_day = days_at(patient, "dlt_day");
    if (!row[ListingField::given].empty()) {
      if (followed_up || begun || dlt_day)
        error("query.follow-up",
              "\"given\" is a date; \"follow_up\", \"start\" and \"dlt_day\" count days", "",
              "state either");
      return;
    }
    constexpr int long_ago = 100000;
    const int today = query_.on ? query_.on->value() : 0;
    const int followed = followed_up.value_or(long_ago);
    const int started = begun.value_or(today - followed);
    row[ListingField::given] = std::to_string(started);
    if (row[ListingField::last_seen].empty())
      row[ListingField::last_seen] = std::to_string(std::min(today, started + followed));
    if (dlt_day) row[ListingField::dlt_date] = std::to_string(started + *dlt_day);
    const std::string& dlt = row[ListingField::dlt];
    const bool no = dlt.empty() || dlt == "no" || dlt == "0" || dlt == "false";
    if (dlt.empty()) row[ListingField::dlt] = row[ListingField::dlt_date].empty() ? "no" : "yes";
    if (!no && row[ListingField::dlt_date].empty())
      row[ListingField::dlt_date] = std::to_string(started);  // in the window: that is stated
    if (row[ListingField::evaluable] == "no" && row[ListingField::why_not].empty())
      row[ListingField::why_not] = "not evaluable";
    if (!query_.on) query_.on = core::Days(0);
  }

  /// A day of a patient; one that is stated and cannot be read is an issue, never left out.
  std::optional<int> days_at(const SortedJson& patient, const char* key) {
    const auto at = patient.find(key);
    if (at == patient.end() || at->is_null()) return std::nullopt;
    const auto days = days_of(*at);
    if (!days)
      error("query.follow-up",
            fmt::format("\"{}\" = {} is no whole number of days", key, dumped(*at)), "",
            fmt::format("a number without quotes, at most {}", most_days));
    return days;
  }

  core::SourceLocation at_;
  Query query_;
  std::optional<design::NamedDesign> named_;
  std::int64_t cohorts_{0};
};

}  // namespace

Query read_query(const std::string& line, const std::string& file, int line_number) {
  return QueryReader(file, line_number).read(line);
}

}  // namespace caudata::io
