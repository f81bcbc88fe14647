// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/ledger.hpp"
#include "core/result.hpp"
#include "oc/exact_characteristics.hpp"
#include "trial/draft.hpp"
#include "trial/study.hpp"

namespace caudata::app {

/// A parameter file; built-in ones are named as in the sources: "data/patient/injury.toml".
struct NamedText {
  std::string path, text;
};
core::Result<std::vector<NamedText>> data_files(const std::optional<std::filesystem::path>& folder);

/// The parameter files, built in or from a folder, with the hash of their paths and bytes.
struct Data {
  core::Ledger ledger;
  std::string hash;
};
core::Result<Data> load_data(const std::optional<std::filesystem::path>& folder);

/// A protocol file as read. Issues show `shown_as`.
struct ProtocolFile {
  std::string text;
  trial::Draft draft;
};
core::Result<std::string> load_text(const std::filesystem::path& file);
core::Result<ProtocolFile> parse_protocol(std::string text, const std::string& shown_as);

/// The scenarios as exact operating characteristics need them.
std::vector<oc::Truth> truths(const trial::Protocol& protocol);

/// Everything `check` has to say: consistency, and the exact figures about the planned size.
core::Issues findings(const trial::Draft& draft);

/// A protocol that may be conducted, with all that conducting it needs. Refuses a protocol with
/// errors.
struct Ready {
  std::string protocol_text;
  trial::Draft draft;
  core::Issues findings;  // warnings and notes
  Data data;
  trial::Study study;
};
core::Result<Ready> make_ready(std::string protocol_text, const std::string& shown_as,
                               const std::optional<std::filesystem::path>& data_folder);

}  // namespace caudata::app
