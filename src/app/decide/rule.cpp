// SPDX-License-Identifier: Apache-2.0
#include "app/decide/case.hpp"
#include "app/inputs.hpp"
#include "io/sha256.hpp"
#include "trial/validate.hpp"

namespace caudata::app {

core::Result<RuleFile> load_rule(const std::string& file) {
  auto text = load_text(file);
  if (!text) return core::failure(text.error());
  const std::string hash = io::sha256_hex(*text);
  auto parsed = parse_protocol(std::move(*text), file);
  if (!parsed) return core::failure(parsed.error());
  if (core::Issues found = trial::check(parsed->draft); found.has_errors())
    return core::failure(std::move(found));
  trial::Protocol& protocol = parsed->draft.protocol;
  auto escalation = trial::make_escalation(protocol);
  if (!escalation) return core::failure(escalation.error());
  const std::string title = protocol.identity.title;
  return RuleFile{{std::move(protocol), std::move(*escalation), "as the protocol has it"},
                  title,
                  {"protocol", fs::path(file).filename().string(), hash}};
}

}  // namespace caudata::app
