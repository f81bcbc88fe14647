// SPDX-License-Identifier: Apache-2.0
#include "design/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace caudata::design {
namespace {

constexpr std::string_view blanks = " \t";

struct Word {
  std::string_view text;
  std::size_t offset;
};

/// Words are separated by blanks; a bar is a word by itself.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t at = text.find_first_not_of(blanks);
  while (at != std::string_view::npos) {
    const std::size_t end =
        text[at] == '|' ? at + 1 : std::min(text.find_first_of(" \t|", at), text.size());
    words.push_back({text.substr(at, end - at), at});
    at = text.find_first_not_of(blanks, end);
  }
  return words;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Parser {
 public:
  Parser(const DoseLadder& ladder, core::SourceLocation at) : ladder_(ladder), at_(std::move(at)) {}

  core::Result<History> parse(std::string_view text) {
    for (const Word& word : words_of(text)) read(word);
    if (issues_.has_errors()) return core::failure(std::move(issues_));
    return std::move(history_);
  }

 private:
  void read(const Word& word) {
    if (word.text == "|") {
      part_.reset();
      after_unknown_part_ = false;
    } else if (is_digit(word.text.front())) {
      read_cohort(word);
    } else {
      read_part(word);
    }
  }

  void read_part(const Word& word) {
    const auto part = std::ranges::find(ladder_.parts, word.text, &LadderPart::name);
    after_unknown_part_ = part == ladder_.parts.end();
    if (after_unknown_part_) {
      std::vector<std::string> names;
      for (const LadderPart& known : ladder_.parts) names.push_back(known.name);
      const std::string meant = core::nearest(std::string(word.text), names);
      report(word, "history.unknown-part", fmt::format("\"{}\" is no part of the trial", word.text),
             meant.empty() ? "" : fmt::format("did you mean \"{}\"?", meant));
      return;
    }
    part_ = static_cast<std::size_t>(part - ladder_.parts.begin());
  }

  void read_cohort(const Word& word) {
    if (after_unknown_part_) return;  // said once
    if (!part_) {
      report(word, "history.no-part",
             fmt::format("cohort \"{}\" stands before the name of a part", word.text),
             fmt::format("write \"{} {}\"", ladder_.parts.front().name, word.text));
      return;
    }
    const auto letters = std::find_if_not(word.text.begin(), word.text.end(), is_digit);
    const std::string_view outcomes(letters, word.text.end());
    if (outcomes.empty() || outcomes.find_first_not_of("NTEB") != std::string_view::npos) {
      report(
          word, "history.bad-cohort", fmt::format("\"{}\" is not a cohort", word.text),
          "write the dose and a letter per patient, N without and T with a DLT: 1NNT (E: response, "
          "B: response and DLT)");
      return;
    }
    const std::string_view ordinal(word.text.begin(), letters);
    if (const auto dose = dose_of(ordinal)) {
      TreatedCohort cohort{{static_cast<std::uint8_t>(*part_), *dose}, {}};
      for (const char letter : outcomes) cohort.outcomes.push_back(Outcome{letter});
      history_.push_back(std::move(cohort));
    } else {
      report(word, "history.no-such-dose",
             fmt::format("{} has no dose {}", ladder_.parts[*part_].name, ordinal),
             fmt::format("doses count from 1 to {}", ladder_.doses(*part_)));
    }
  }

  std::optional<std::uint8_t> dose_of(std::string_view ordinal) const {
    for (std::size_t dose = 0; dose < ladder_.doses(*part_); ++dose) {
      if (ordinal == fmt::to_string(dose + 1)) return static_cast<std::uint8_t>(dose);
    }
    return std::nullopt;
  }

  void report(const Word& word, const char* rule, std::string message, std::string suggestion) {
    core::SourceLocation at = at_;
    at.column += static_cast<int>(word.offset);
    issues_.add({core::Severity::error, rule, at, std::move(message), "", std::move(suggestion)});
  }

  const DoseLadder& ladder_;
  core::SourceLocation at_;
  std::optional<std::size_t> part_;
  bool after_unknown_part_{false};
  core::Issues issues_;
  History history_;
};

}  // namespace

std::string to_text(const History& history, const DoseLadder& ladder) {
  std::string text;
  for (std::size_t i = 0; i < history.size(); ++i) {
    const DoseLevel level = history[i].level;
    if (i == 0 || history[i - 1].level.part != level.part) {
      text += (i == 0 ? "" : " | ") + ladder.parts[level.part].name;
    }
    text += fmt::format(" {}", level.dose + 1);
    for (const Outcome outcome : history[i].outcomes) text += static_cast<char>(outcome);
  }
  return text;
}

core::Result<History> parse_history(std::string_view text, const DoseLadder& ladder,
                                    const core::SourceLocation& at) {
  return Parser(ladder, at).parse(text);
}

Tally tally_of(Outcome outcome) {
  const bool dlt = outcome == Outcome::dlt || outcome == Outcome::both;
  const bool response = outcome == Outcome::response || outcome == Outcome::both;
  return {1, dlt, response, dlt && response};
}

Tallies tally(const History& history) {
  Tallies tallies;
  for (const TreatedCohort& cohort : history) {
    tallies.open(cohort.level);
    for (const Outcome outcome : cohort.outcomes) {
      tallies.add_to_cohort(cohort.level, tally_of(outcome));
    }
  }
  return tallies;
}

}  // namespace caudata::design
