// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/read_patients.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "core/date.hpp"
#include "trial/listing/cells.hpp"
#include "trial/listing/chronology.hpp"
#include "trial/study.hpp"

namespace caudata::trial {
namespace {

using F = ListingField;

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known,
                         std::string_view what) {
  const std::string near = core::nearest(word, known);
  return near.empty() ? fmt::format("{}: {}", what, fmt::join(known, ", "))
                      : fmt::format("did you mean \"{}\"?", near);
}

/// The level of a row, by the names of the protocol or counted from 1.
class Levels {
 public:
  explicit Levels(design::DoseLadder ladder) : ladder_(std::move(ladder)) {}

  std::optional<design::DoseLevel> read(CellReader& cells) const {
    const auto part = read_part(cells);
    if (!part) return std::nullopt;
    const auto dose = read_dose(cells, ladder_.parts[*part]);
    if (!dose) return std::nullopt;
    return design::DoseLevel{static_cast<std::uint8_t>(*part), static_cast<std::uint8_t>(*dose)};
  }

 private:
  std::optional<std::size_t> read_part(CellReader& cells) const {
    const std::string word = cells.text(F::part);
    if (word.empty() && ladder_.parts.size() == 1) return 0;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < ladder_.parts.size(); ++i) {
      if (ladder_.parts[i].name == word) return i;
      names.push_back(ladder_.parts[i].name);
    }
    cells.error(
        F::part, "listing.unknown-part",
        word.empty() ? "the part is missing" : fmt::format("\"{}\" is no part of the trial", word),
        "", did_you_mean(word, names, "the parts are"));
    return std::nullopt;
  }

  static std::optional<std::size_t> read_dose(CellReader& cells, const design::LadderPart& part) {
    const std::string word = cells.text(F::dose);
    const auto named = std::ranges::find(part.doses, word);
    if (named != part.doses.end()) return static_cast<std::size_t>(named - part.doses.begin());
    const bool digits = !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
    for (std::size_t dose = 0; digits && dose < part.doses.size(); ++dose) {
      if (word == std::to_string(dose + 1)) return dose;
    }
    if (digits) {
      cells.error(F::dose, "listing.beyond-ladder",
                  fmt::format("{} has no dose {}", part.name, word),
                  fmt::format("its ladder has {} doses: {}", part.doses.size(),
                              fmt::join(part.doses, ", ")),
                  "correct the dose, or the ladder of the protocol");
    } else {
      cells.error(F::dose, "listing.unknown-dose",
                  word.empty() ? "the dose is missing"
                               : fmt::format("\"{}\" is no dose of {}", word, part.name),
                  "", did_you_mean(word, part.doses, "its doses are"));
    }
    return std::nullopt;
  }

  design::DoseLadder ladder_;
};

/// The cells of one row, each by itself.
class RowReader {
 public:
  RowReader(CellReader& cells, const Protocol& protocol) : cells_(cells), protocol_(protocol) {}

  void read(const Levels& levels, ListedPatient& patient) {
    patient.subject = cells_.text(F::subject);
    if (patient.subject.empty())
      cells_.error(F::subject, "listing.subject", "the subject is missing", "",
                   "give every patient a number of his own");
    const auto level = levels.read(cells_);
    if (level) patient.level = *level;
    read_cohort(patient);
    patient.planned = cells_.days(F::planned);
    patient.given = cells_.days(F::given);
    if (level && patient.planned.empty() && !patient.given.empty()) plan(patient);
    read_toxicity(patient);
    read_follow_up(patient);
    read_holds(patient);
  }

 private:
  /// The protocol's dosing days from the first dose.
  void plan(ListedPatient& patient) {
    const auto& days = protocol_.parts[patient.level.part].dosing_days;
    for (const Days day : days)
      patient.planned.push_back(patient.first_dose() + day - days.front());
  }

  void read_cohort(ListedPatient& patient) {
    patient.cohort = cells_.whole(F::cohort);
    if (!cells_.yes(F::backfill)) return;
    patient.enrolment = design::Enrolment::backfill;
    if (patient.cohort)
      cells_.error(
          F::backfill, "listing.backfill-in-cohort",
          fmt::format("{} is backfilled and of cohort {}", patient.subject, *patient.cohort),
          "a backfilled patient is of no cohort", "correct one of the two");
  }

  void read_toxicity(ListedPatient& patient) {
    const bool dlt = cells_.yes(F::dlt);
    if (cells_.blank(F::dlt))
      cells_.error(F::dlt, "listing.dlt-missing", "whether there was a DLT is missing",
                   "an empty cell could mean no as well as not known yet", "write yes or no");
    patient.dlt = cells_.day(F::dlt_date);
    if (dlt && cells_.blank(F::dlt_date))
      cells_.error(F::dlt_date, "listing.dlt-without-date", "a DLT without its date",
                   "whether it lies in the window cannot be known", "give the date of its onset");
    if (!dlt && patient.dlt && !cells_.blank(F::dlt))
      cells_.error(F::dlt_date, "listing.date-without-dlt", "a date of a DLT, and dlt says no", "",
                   "correct one of the two");
    patient.response = cells_.yes(F::response);
    patient.related_death = cells_.yes(F::related_death);
    patient.procedure_event = cells_.day(F::procedure_event);
  }

  void read_follow_up(ListedPatient& patient) {
    const auto last_seen = cells_.day(F::last_seen);
    if (cells_.blank(F::last_seen) && !patient.given.empty())
      cells_.error(F::last_seen, "listing.last-seen-missing",
                   "the date until which the patient was followed is missing",
                   "without it a patient without a DLT cannot be called free of one", "");
    patient.last_seen = last_seen.value_or(patient.given.empty() ? Days(0) : patient.given.back());
    if (cells_.yes(F::left)) patient.presence = Presence::left;
    if (!cells_.blank(F::evaluable))
      patient.judged = cells_.yes(F::evaluable) ? Judged::counts : Judged::does_not_count;
    patient.why_not = cells_.text(F::why_not);
    if (patient.judged == Judged::does_not_count && patient.why_not.empty())
      cells_.error(F::why_not, "listing.why-not-missing",
                   "the patient does not count, and it is not said why", "",
                   "give the reason in a few words");
  }

  void read_holds(ListedPatient& patient) {
    patient.failed_puncture = cells_.day(F::failed_puncture);
    patient.delivered = cells_.share(F::delivered);
    const auto resolved = cells_.day(F::event_resolved);
    if (!cells_.blank(F::event)) patient.event = {{cells_.text(F::event), resolved}};
    if (cells_.blank(F::antithrombotic)) return;
    const std::string drug = cells_.text(F::antithrombotic);
    const auto known = safety::antithrombotic_named(drug);
    if (known) {
      patient.antithrombotic = {{*known, cells_.day(F::antithrombotic_last)}};
    } else {
      cells_.error(F::antithrombotic, "listing.antithrombotic",
                   fmt::format("\"{}\" is no drug with a stated interval", drug), "",
                   did_you_mean(drug, drugs(), "they are"));
    }
  }

  static std::vector<std::string> drugs() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < safety::antithrombotics; ++i)
      names.emplace_back(safety::name(static_cast<safety::Antithrombotic>(i)));
    return names;
  }

  CellReader& cells_;
  const Protocol& protocol_;
};

void check_unique(const std::string& subject, std::size_t row, const Listing& listing,
                  std::map<std::string, std::size_t>& seen, CellReader& cells) {
  const auto [first, added] = seen.emplace(subject, row);
  if (added || subject.empty()) return;
  cells.error(F::subject, "listing.duplicate-subject",
              fmt::format("subject \"{}\" stands in line {} already", subject,
                          listing.rows[first->second].at.line),
              "a patient is one row", "remove one of the rows, or correct the number");
}

/// The last day on which something happened; empty: the listing names none. Planned doses are no
/// happenings.
std::optional<Days> last_day_named(const std::vector<ListedPatient>& patients,
                                   const Listing& listing) {
  std::optional<Days> last;
  const auto take = [&last](std::optional<Days> day) {
    if (day && (!last || *day > *last)) last = day;
  };
  for (const ListedPatient& patient : patients) {
    for (const Days day : patient.given) take(day);
    const std::string& seen = listing.rows[patient.row][F::last_seen];
    if (seen.find_first_not_of(" \t") != std::string::npos) take(patient.last_seen);
    take(patient.dlt);
    take(patient.procedure_event);
    take(patient.failed_puncture);
    if (patient.event) take(patient.event->resolved);
    if (patient.antithrombotic) take(patient.antithrombotic->last_taken);
  }
  return last;
}

core::Issue no_date(const Listing& listing) {
  return {core::Severity::error,
          "listing.no-date",
          {listing.file, 0, 0},
          "no date in the data",
          "without --on the last date in the data is the day of the decision",
          "give the day with --on"};
}

}  // namespace

core::Result<PatientList> read_patients(const Listing& listing, const Protocol& protocol,
                                        std::optional<Days> on, DayForm form) {
  core::Issues issues;
  const Levels levels(ladder_of(protocol));
  std::map<std::string, std::size_t> seen;
  PatientList list;
  for (std::size_t row = 0; row < listing.rows.size(); ++row) {
    CellReader cells(listing, listing.rows[row], form, issues);
    ListedPatient patient;
    patient.row = row;
    RowReader(cells, protocol).read(levels, patient);
    check_unique(patient.subject, row, listing, seen, cells);
    list.patients.push_back(std::move(patient));
  }
  const auto day = on ? on : last_day_named(list.patients, listing);
  if (!day && form == DayForm::dates && !issues.has_errors())
    return core::failure(no_date(listing));
  list.on = day.value_or(Days(0));  // numbered days: the first one
  for (const ListedPatient& patient : list.patients) {
    CellReader cells(listing, listing.rows[patient.row], form, issues);
    check_chronology(patient, list.on, protocol, cells);
  }
  issues.sort();
  if (issues.has_errors()) return core::failure(std::move(issues));
  const auto dosed = std::ranges::stable_partition(
      list.patients, [](const ListedPatient& patient) { return !patient.given.empty(); });
  list.waiting.assign(dosed.begin(), dosed.end());
  list.patients.erase(dosed.begin(), dosed.end());
  std::ranges::stable_sort(list.patients, {}, &ListedPatient::first_dose);
  return list;
}

}  // namespace caudata::trial
