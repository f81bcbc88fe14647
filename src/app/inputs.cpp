// SPDX-License-Identifier: Apache-2.0
#include "app/inputs.hpp"

#include <algorithm>

#include "io/atomic_write.hpp"
#include "io/comparison_reader.hpp"
#include "io/embedded.hpp"
#include "io/graft_case/case_reader.hpp"
#include "io/ledger_reader.hpp"
#include "io/protocol_reader.hpp"
#include "io/sha256.hpp"
#include "oc/planned_size.hpp"
#include "trial/validate.hpp"

namespace caudata::app {
namespace {

namespace fs = std::filesystem;

std::vector<NamedText> built_in() {
  std::vector<NamedText> files;
  for (const io::EmbeddedFile& file : io::embedded_files())
    if (file.path.starts_with("data/") && file.path.ends_with(".toml"))
      files.push_back({std::string(file.path), std::string(file.text)});
  return files;
}

core::Issue no_data(const fs::path& folder, std::string why) {
  return {core::Severity::error,
          "data.unreadable",
          {folder.string(), 0, 0},
          "no parameter files can be read here",
          std::move(why),
          "--data takes a folder that holds *.toml, like data/ of the sources"};
}

/// Every *.toml below the folder, named as the built-in ones are, in the order of their names.
core::Result<std::vector<NamedText>> from_folder(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error))
    if (at->path().extension() == ".toml") paths.push_back(at->path());
  if (error) return core::failure(no_data(folder, error.message()));
  if (paths.empty()) return core::failure(no_data(folder, "it holds no *.toml"));
  std::vector<NamedText> files;
  for (const fs::path& path : paths) {
    auto text = io::read_bytes(path);
    if (!text) return core::failure(text.error());
    files.push_back({"data/" + path.lexically_relative(folder).generic_string(), std::move(*text)});
  }
  std::ranges::sort(files, {}, &NamedText::path);
  return files;
}

std::string hash(const std::vector<NamedText>& files) {
  std::string lines;
  for (const NamedText& file : files) lines += io::sha256_hex(file.text) + "  " + file.path + "\n";
  return io::sha256_hex(lines);
}

core::Issue no_protocol(const std::string& design_file) {
  return {core::Severity::error,
          "protocol.design-file",
          {design_file, 0, 0},
          "this is a design file: compare it with `caudata oc " + design_file + "`",
          "a protocol is wanted here",
          {}};
}

core::Issue no_protocol_but_a_case(const std::string& file) {
  return {core::Severity::error,
          "protocol.graft-case",
          {file, 0, 0},
          "this is a graft case: the person to whom the cells are given",
          "a protocol is wanted here",
          "caudata check " + file + ", or caudata graft PROTOCOL --patient " + file};
}

/// Exact figures need a design that can be made; a Phase II has none.
core::Issues planned_size_findings(const trial::Draft& draft) {
  const trial::Protocol& protocol = draft.protocol;
  if (!protocol.escalation) return {};
  const auto escalation = trial::make_escalation(protocol);
  if (!escalation) return escalation.error();
  if (!protocol.identity.planned_patients) return {};
  return oc::check_planned_n(*escalation, *protocol.identity.planned_patients, truths(protocol),
                             draft.at("protocol.planned_patients"));
}

}  // namespace

core::Result<std::vector<NamedText>> data_files(const std::optional<fs::path>& folder) {
  return folder ? from_folder(*folder) : built_in();
}

core::Result<Data> load_data(const std::optional<fs::path>& folder) {
  const auto files = data_files(folder);
  if (!files) return core::failure(files.error());
  std::vector<io::LedgerFile> texts;
  for (const NamedText& file : *files) texts.push_back({file.path, file.text});
  auto ledger = io::read_ledger(texts);
  if (!ledger) return core::failure(ledger.error());
  return Data{std::move(*ledger), hash(*files)};
}

core::Result<std::string> load_text(const fs::path& file) {
  if (fs::is_directory(file))
    return core::failure({core::Severity::error,
                          "io.read",
                          {file.string(), 0, 0},
                          "this is a folder",
                          "a file is wanted here",
                          {}});
  return io::read_bytes(file);
}

core::Result<ProtocolFile> parse_protocol(std::string text, const std::string& shown_as) {
  if (io::is_design_file(text, shown_as)) return core::failure(no_protocol(shown_as));
  if (io::is_graft_case(text, shown_as)) return core::failure(no_protocol_but_a_case(shown_as));
  auto draft = io::read_protocol(text, shown_as);
  if (!draft) return core::failure(draft.error());
  return ProtocolFile{std::move(text), std::move(*draft)};
}

std::vector<oc::Truth> truths(const trial::Protocol& protocol) {
  std::vector<oc::Truth> all;
  for (const trial::Scenario& scenario : protocol.scenarios)
    all.push_back({scenario.name, scenario.toxicity.p});
  return all;
}

core::Issues findings(const trial::Draft& draft) {
  core::Issues all = trial::check(draft);
  if (!all.has_errors()) all.add(planned_size_findings(draft));
  all.sort();
  return all;
}

core::Result<Ready> make_ready(std::string protocol_text, const std::string& shown_as,
                               const std::optional<fs::path>& data_folder) {
  auto file = parse_protocol(std::move(protocol_text), shown_as);
  if (!file) return core::failure(file.error());
  core::Issues found = findings(file->draft);
  if (found.has_errors()) return core::failure(found);
  auto data = load_data(data_folder);
  if (!data) return core::failure(data.error());
  auto study = trial::resolve(file->draft.protocol, data->ledger);
  if (!study) return core::failure(study.error());
  return Ready{std::move(file->text), std::move(file->draft), std::move(found), std::move(*data),
               std::move(*study)};
}

}  // namespace caudata::app
