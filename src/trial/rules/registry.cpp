// SPDX-License-Identifier: Apache-2.0
// A public record may contradict itself, the record of the phase before, or the protocol. That is
// no error of the file: these findings are warnings, so that a protocol can state the record as it
// is.
#include <algorithm>
#include <vector>

#include "trial/rules/names.hpp"
#include "trial/rules/registry_values.hpp"
#include "trial/schema_choices.hpp"

namespace caudata::trial {
namespace {

struct Read {
  std::size_t index;
  const RegistryStatement* statement;
  RegistryValue value;
};

std::string quoted(const Read& r) {
  return fmt::format("\"{}\" ({})", r.value.text, r.statement->where);
}

std::vector<Read> read_statements(Findings& findings) {
  std::vector<Read> read;
  const auto& list = findings.protocol().registry;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (auto value = normalised(list[i].topic, list[i].says))
      read.push_back({i, &list[i], std::move(*value)});
    else
      findings.error("registry.unreadable", path_of("registry", i, "says"),
                     fmt::format("\"{}\" says nothing about {} that can be compared",
                                 fmt::join(list[i].says, ", "), word(topic_names, list[i].topic)),
                     "", "for example \"14-60 d\", \"C4-L2\", \"5e7 cells\", \"A\", \"18-65 y\"");
  }
  return read;
}

/// Topics in which two phases of one programme should agree. Enrolment, masking, allocation and
/// follow-up differ by design.
bool shared_by_phases(Topic topic) {
  switch (topic) {
    case Topic::doses_per_participant:
    case Topic::dose_levels:
    case Topic::dosing_days:
    case Topic::levels:
    case Topic::days_since_injury:
    case Topic::completeness:
    case Topic::age:
    case Topic::route:
      return true;
    case Topic::enrolment:
    case Topic::follow_up:
    case Topic::allocation:
    case Topic::masking:
      return false;
  }
  return false;
}

bool is_treatment_set(Topic topic) {
  return topic == Topic::doses_per_participant || topic == Topic::dose_levels;
}

void compare_within(Findings& findings, const Read& earlier, const Read& later) {
  if (earlier.value == later.value) return;
  findings.warning(
      "registry.conflict", path_of("registry", later.index, "says"),
      fmt::format("{} says {} about {}, and {} on line {}", later.statement->nct, quoted(later),
                  word(topic_names, later.statement->topic), quoted(earlier),
                  findings.at(path_of("registry", earlier.index, "says")).line),
      "the record contradicts itself; the protocol can follow one of them only");
}

void compare_records(Findings& findings, const Read& earlier, const Read& later) {
  const Topic topic = later.statement->topic;
  if (!shared_by_phases(topic) || earlier.value == later.value) return;
  const std::string message =
      fmt::format("{} says {} about {}, {} says {} on line {}", later.statement->nct, quoted(later),
                  word(topic_names, topic), earlier.statement->nct, quoted(earlier),
                  findings.at(path_of("registry", earlier.index, "says")).line);
  const std::string path = path_of("registry", later.index, "says");
  const bool narrower = within(earlier.value, later.value) || within(later.value, earlier.value);
  if (is_treatment_set(topic) && narrower)
    findings.note("registry.between-records", path, message,
                  "one record allows what the other leaves out");
  else
    findings.warning(
        "registry.between-records", path, message,
        "results of one trial are not about the patients or the treatment of the other");
}

/// Only where no statement of the own record on the topic agrees: a contradiction inside the record
/// is reported as such.
void compare_protocol(Findings& findings, const std::vector<Read>& read, const Read& here) {
  const Protocol& p = findings.protocol();
  const auto own = stated_by(p, here.statement->topic);
  if (!own || !p.identity.nct || here.statement->nct != *p.identity.nct || here.value == *own)
    return;
  const bool some_agrees = std::ranges::any_of(read, [&](const Read& r) {
    return r.statement->nct == here.statement->nct && r.statement->topic == here.statement->topic &&
           r.value == *own;
  });
  if (some_agrees) return;
  findings.warning(
      "registry.protocol-differs", protocol_path(here.statement->topic),
      fmt::format("the protocol says \"{}\" about {}, {} says {} on line {}", own->text,
                  word(topic_names, here.statement->topic), here.statement->nct, quoted(here),
                  findings.at(path_of("registry", here.index, "says")).line),
      "the simulated trial is not the registered one");
}

}  // namespace

void check_registry(Findings& findings) {
  const std::vector<Read> read = read_statements(findings);
  for (std::size_t k = 0; k < read.size(); ++k) {
    for (std::size_t j = 0; j < k; ++j) {
      if (read[j].statement->topic != read[k].statement->topic) continue;
      if (read[j].statement->nct == read[k].statement->nct)
        compare_within(findings, read[j], read[k]);
      else
        compare_records(findings, read[j], read[k]);
    }
    compare_protocol(findings, read, read[k]);
  }
}

}  // namespace caudata::trial
