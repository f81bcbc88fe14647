// SPDX-License-Identifier: Apache-2.0
#include "app/evidence_input.hpp"

#include "app/inputs.hpp"
#include "io/embedded.hpp"
#include "io/graft/graft_evidence_reader.hpp"
#include "io/sha256.hpp"
#include "io/targets_reader.hpp"

namespace caudata::app {
namespace {

constexpr const char* calibration = "data/evidence/calibration.csv";
constexpr const char* validation = "data/evidence/validation.csv";
constexpr const char* free_parameters = "data/evidence/free_parameters.csv";
constexpr const char* canal_measurements = "data/evidence/canal.csv";
constexpr const char* graft_findings = "data/evidence/graft.csv";
constexpr const char* posterior_draws = "data/patient/posterior.csv";

using Path = std::optional<std::filesystem::path>;

std::optional<std::string_view> embedded(std::string_view path) {
  for (const io::EmbeddedFile& file : io::embedded_files())
    if (file.path == path) return file.text;
  return std::nullopt;
}

/// The text of a table, and the name that issues show for it.
struct Text {
  std::string text, shown_as;
};

core::Result<Text> table_text(const Path& file, const std::string& otherwise) {
  if (file) {
    auto text = load_text(*file);
    if (!text) return core::failure(text.error());
    return Text{std::move(*text), file->string()};
  }
  if (const auto text = embedded(otherwise)) return Text{std::string(*text), otherwise};
  return core::failure({core::Severity::error,
                        "data.unreadable",
                        {otherwise, 0, 0},
                        "the program carries no such table",
                        "",
                        ""});
}

core::Result<TargetFile> targets_of(const Path& file, const std::string& otherwise) {
  const auto table = table_text(file, otherwise);
  if (!table) return core::failure(table.error());
  auto list = io::read_targets(table->text, table->shown_as);
  if (!list) return core::failure(list.error());
  return TargetFile{std::move(*list), table->shown_as, io::sha256_hex(table->text)};
}

}  // namespace

core::Result<TargetFile> load_calibration_targets() { return targets_of({}, calibration); }

core::Result<TargetFile> load_targets(const Path& file) {
  if (file) return targets_of(file, "");
  auto all = targets_of({}, calibration);
  const auto more = targets_of({}, validation);
  if (!all) return all;
  if (!more) return more;
  all->list.insert(all->list.end(), more->list.begin(), more->list.end());
  all->shown_as += " and " + more->shown_as;
  all->hash = io::sha256_hex(all->hash + more->hash);
  return all;
}

core::Result<std::vector<std::string>> load_free_parameters(const Path& file,
                                                            const core::Ledger& ledger) {
  const auto table = table_text(file, free_parameters);
  if (!table) return core::failure(table.error());
  const auto rows = io::read_commented_table(table->text, table->shown_as);
  if (!rows) return core::failure(rows.error());
  return evidence::read_free_parameters(table->shown_as, *rows, ledger);
}

core::Result<std::optional<evidence::Posterior>> load_posterior(const Path& file,
                                                                const core::Ledger& ledger) {
  if (!file && !embedded(posterior_draws)) return std::optional<evidence::Posterior>();
  const auto table = table_text(file, posterior_draws);
  if (!table) return core::failure(table.error());
  const auto rows = io::read_commented_table(table->text, table->shown_as);
  if (!rows) return core::failure(rows.error());
  auto posterior = evidence::read_posterior(table->shown_as, *rows, ledger);
  if (!posterior) return core::failure(posterior.error());
  return std::optional(std::move(*posterior));
}

core::Result<graft::GraftEvidence> load_graft_evidence() {
  const auto canal_text = table_text({}, canal_measurements);
  const auto findings_text = table_text({}, graft_findings);
  if (!canal_text) return core::failure(canal_text.error());
  if (!findings_text) return core::failure(findings_text.error());
  auto canal = io::read_published_canal(canal_text->text, canal_text->shown_as);
  auto findings = io::read_published_findings(findings_text->text, findings_text->shown_as);
  if (!canal) return core::failure(canal.error());
  if (!findings) return core::failure(findings.error());
  return graft::GraftEvidence{std::move(*canal), std::move(*findings)};
}

}  // namespace caudata::app
