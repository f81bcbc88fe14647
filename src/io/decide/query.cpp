// SPDX-License-Identifier: Apache-2.0
#include "io/decide/query.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/date.hpp"
#include "design/named_design.hpp"

namespace caudata::io {
namespace {

using Json = nlohmann::json;
using design::OptionValue;
using trial::ListingField;

const std::vector<std::string> query_keys{"id",   "design", "options", "history",
                                          "data", "on",     "doses"};

std::string dumped(const Json& value) {
  return value.dump(-1, ' ', true, Json::error_handler_t::replace);
}
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return {};
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (!value.is_array()) return dumped(value);
  std::string list;
  for (const Json& word : value) list += (list.empty() ? "" : " ") + text_of(word);
  return list;
}

bool is_whole(const Json& value) {
  return value.is_number() && std::nearbyint(value.get<double>()) == value.get<double>() &&
         std::abs(value.get<double>()) < 1e15;
}

/// A list of numbers in a text: "0.05;0.15;0.30". Empty: it is none.
std::vector<double> numbers_in(std::string text) {
  std::ranges::replace(text, ';', ',');
  const Json list = Json::parse("[" + text + "]", nullptr, false);
  std::vector<double> numbers;
  if (list.is_discarded()) return {};
  for (const Json& value : list) {
    if (!value.is_number()) return {};
    numbers.push_back(value.get<double>());
  }
  return numbers;
}

std::optional<OptionValue> list_value(const Json& list) {
  const auto all = [&](auto is) { return std::ranges::all_of(list, is); };
  if (all([](const Json& x) { return x.is_number(); })) return list.get<std::vector<double>>();
  if (all([](const Json& x) { return x.is_string(); })) return list.get<std::vector<std::string>>();
  return std::nullopt;
}

/// As the option wants it where JSON leaves a choice: 3.0 for a whole number, a text for a list.
std::optional<OptionValue> option_value(const Json& value, const OptionValue& wanted) {
  if (value.is_boolean()) return value.get<bool>();
  if (is_whole(value) && !std::holds_alternative<double>(wanted))
    return static_cast<std::int64_t>(value.get<double>());
  if (value.is_number()) return value.get<double>();
  if (value.is_array()) return list_value(value);
  if (!value.is_string()) return std::nullopt;
  if (std::holds_alternative<std::vector<double>>(wanted)) {
    if (auto numbers = numbers_in(value.get<std::string>()); !numbers.empty()) return numbers;
  }
  return value.get<std::string>();
}

class QueryReader {
 public:
  QueryReader(const std::string& file, int line) : at_{file, line, 0} {}

  Query read(const std::string& line) {
    const Json record = Json::parse(line, nullptr, false);
    if (record.is_discarded() || !record.is_object()) {
      error("query.json", "this line is no JSON object", "",
            R"({"id":"1","design":"3+3","history":"1NNN"})");
      return std::move(query_);
    }
    if (record.contains("id")) query_.id = dumped(record["id"]);
    check_keys(record);
    read_design(record);
    read_options(record);
    if (record.contains("doses")) read_doses(record["doses"]);
    read_on(record);
    if (record.contains("history") == record.contains("data"))
      error("query.history-or-data", "a question has either \"history\" or \"data\"", "",
            "history: \"1NNN 2NTN\"; data: a list of patients; an empty history is \"\"");
    if (record.contains("history")) read_history(record["history"]);
    if (record.contains("data")) read_data(record["data"]);
    const Json none;
    query_.key = query_.design + dumped(record.contains("options") ? record["options"] : none) +
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

  void check_keys(const Json& record) {
    for (const auto& [key, value] : record.items())
      if (!std::ranges::count(query_keys, key)) unknown(key, query_keys);
  }

  void read_design(const Json& record) {
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

  void read_options(const Json& record) {
    if (!record.contains("options")) return;
    if (!record["options"].is_object())
      return error("query.options", "\"options\" is no object of options");
    for (const auto& [key, value] : record["options"].items()) read_option(key, value);
    if (cohorts_ > 0) read_cohorts();
  }

  /// What belongs to the ladder is not the design's.
  void read_option(const std::string& key, const Json& value) {
    if (value.is_null()) return;
    if (key == "doses" || key == "n_doses") {
      read_doses(value);
      // A design that asks for amounts itself gets them too.
      const bool amounts =
          named_ && !query_.doses.amounts.empty() && design::named_option(*named_->entry, "doses");
      if (amounts) query_.options["doses"] = {query_.doses.amounts, at_};
      return;
    }
    if (key == "p_true" || key == "true_p") return read_length(value);
    if (key == "ncohort" && is_whole(value)) {
      cohorts_ = value.get<int>();
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

  void set(const std::string& name, const Json& value, const OptionValue& wanted) {
    const auto read = option_value(value, wanted);
    if (!read)
      return error("query.option",
                   fmt::format("option \"{}\" = {} cannot be read", name, dumped(value)));
    query_.options[name] = {*read, at_};
  }

  /// "ncohort" of other programs: so many cohorts.
  void read_cohorts() {
    if (!named_ || !design::named_option(*named_->entry, "max_patients")) return;
    const auto spec = std::ranges::find(named_->entry->options, std::string_view("cohort_size"),
                                        &design::OptionSpec::name);
    if (spec == named_->entry->options.end() || query_.options.contains("max_patients")) return;
    const auto size =
        design::option_or_fallback(query_.options, named_->entry->options, "cohort_size");
    if (const auto* whole = std::get_if<std::int64_t>(&size))
      query_.options["max_patients"] = {cohorts_ * *whole, at_};
  }

  void number_doses(std::size_t count) {
    for (std::size_t i = 1; i <= count; ++i) query_.doses.names.push_back(std::to_string(i));
  }

  /// One number per dose elsewhere tells how many doses there are.
  void list_length(const Json& value) {
    const std::size_t length = value.is_array() ? value.size() : 0;
    if (length > 1 && query_.doses.names.empty()) number_doses(length);
  }
  void read_length(const Json& value) {
    if (!value.is_array()) return error("query.p_true", "\"p_true\" is a list, one per dose");
    query_.doses = {};
    number_doses(value.size());
  }

  void read_doses(const Json& value) {
    query_.doses = {};
    if (is_whole(value) && value.get<double>() >= 1 && value.get<double>() < 1000)
      return number_doses(value.get<std::size_t>());
    if (value.is_array() && !value.empty()) {
      const auto list = list_value(value);
      if (list && std::holds_alternative<std::vector<double>>(*list)) {
        query_.doses.amounts = std::get<std::vector<double>>(*list);
        return number_doses(value.size());
      }
      if (list) {
        query_.doses.names = std::get<std::vector<std::string>>(*list);
        return;
      }
    }
    error("query.doses", fmt::format("\"doses\" = {} is no ladder", dumped(value)), "",
          "a number of doses, or a list of names or amounts, lowest first");
  }

  void read_on(const Json& record) {
    if (!record.contains("on")) return;
    const Json& value = record["on"];
    if (is_whole(value)) {
      query_.on = core::Days(value.get<std::int32_t>());
    } else if (value.is_string()) {
      query_.on = core::parse_date(value.get<std::string>());
    }
    if (!query_.on) error("query.on", "\"on\" is no date", "", "write 2026-03-09");
  }

  void read_history(const Json& value) {
    if (!value.is_string()) return error("query.history", "\"history\" is not a text");
    query_.history = value.get<std::string>();
  }

  void read_data(const Json& value) {
    if (!value.is_array()) return error("query.data", "\"data\" is no list of patients");
    query_.data = trial::Listing{at_.file, {}};
    for (const Json& patient : value) {
      if (!patient.is_object()) return error("query.data", "a patient of \"data\" is an object");
      query_.data->rows.push_back(row_of(patient, query_.data->rows.size() + 1));
    }
  }

  trial::ListingRow row_of(const Json& patient, std::size_t number) {
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
  void count_in_days(const Json& patient, trial::ListingRow& row) {
    if (!row[ListingField::given].empty()) return;
    constexpr int long_ago = 100000;
    const int today = query_.on ? query_.on->value() : 0;
    int followed = long_ago, started = today - followed;
    if (const auto it = patient.find("follow_up"); it != patient.end() && is_whole(*it))
      started = today - (followed = it->get<int>());
    if (const auto it = patient.find("start"); it != patient.end() && is_whole(*it))
      started = it->get<int>();
    row[ListingField::given] = std::to_string(started);
    if (row[ListingField::last_seen].empty())
      row[ListingField::last_seen] = std::to_string(std::min(today, started + followed));
    if (const auto it = patient.find("dlt_day"); it != patient.end() && is_whole(*it))
      row[ListingField::dlt_date] = std::to_string(started + it->get<int>());
    const std::string& dlt = row[ListingField::dlt];
    const bool no = dlt.empty() || dlt == "no" || dlt == "0" || dlt == "false";
    if (dlt.empty()) row[ListingField::dlt] = row[ListingField::dlt_date].empty() ? "no" : "yes";
    if (!no && row[ListingField::dlt_date].empty())
      row[ListingField::dlt_date] = std::to_string(started);  // in the window: that is stated
    if (row[ListingField::evaluable] == "no" && row[ListingField::why_not].empty())
      row[ListingField::why_not] = "not evaluable";
    if (!query_.on) query_.on = core::Days(0);
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
