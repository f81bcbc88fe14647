// SPDX-License-Identifier: Apache-2.0
#include "app/decide/case.hpp"
#include "app/inputs.hpp"
#include "app/labelled_design.hpp"
#include "io/comparison_reader.hpp"
#include "io/sha256.hpp"
#include "trial/validate.hpp"

namespace caudata::app {
namespace {

/// A file as given, for the record.
io::DecisionInput input_of(const char* what, const std::string& file, const std::string& text) {
  return {what, fs::path(file).filename().string(), io::sha256_hex(text)};
}

core::Result<RuleFile> rule_of(trial::Protocol protocol, const char* ladder_from,
                               io::DecisionInput input) {
  auto escalation = trial::make_escalation(protocol);
  if (!escalation) return core::failure(escalation.error());
  const std::string title = protocol.identity.title;
  return RuleFile{{std::move(protocol), std::move(*escalation), ladder_from}, title, input};
}

core::Issue one_design_only(const std::string& file) {
  return {core::Severity::error,
          "usage",
          {file, 0, 0},
          "a protocol has one design",
          "--design chooses among the designs of a design file",
          "leave --design out"};
}

core::Result<RuleFile> of_protocol(const std::string& text, const std::string& file) {
  auto parsed = parse_protocol(text, file);
  if (!parsed) return core::failure(parsed.error());
  if (core::Issues found = trial::check(parsed->draft); found.has_errors())
    return core::failure(std::move(found));
  return rule_of(std::move(parsed->draft.protocol), "as the protocol has it",
                 input_of("protocol", file, text));
}

core::Result<RuleFile> of_design_file(const std::string& text, const std::string& file,
                                      const std::optional<std::string>& label) {
  const auto draft = io::read_comparison(text, file);
  if (!draft) return core::failure(draft.error());
  if (core::Issues found = trial::check(*draft); found.has_errors())
    return core::failure(std::move(found));
  const auto design = labelled_design(draft->comparison, label);
  if (!design) return core::failure(design.error());
  trial::Protocol protocol = trial::as_protocol(draft->comparison, *design);
  if (draft->comparison.designs.size() > 1) protocol.identity.title += ": " + design->label;
  return rule_of(std::move(protocol), "as the design file has it",
                 input_of("design file", file, text));
}

}  // namespace

core::Result<RuleFile> load_rule(const std::string& file,
                                 const std::optional<std::string>& design) {
  const auto text = load_text(file);
  if (!text) return core::failure(text.error());
  if (io::is_design_file(*text, file)) return of_design_file(*text, file, design);
  if (design) return core::failure(one_design_only(file));
  return of_protocol(*text, file);
}

}  // namespace caudata::app
