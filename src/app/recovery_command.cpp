// SPDX-License-Identifier: Apache-2.0
#include "app/recovery_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace caudata::app {
namespace {

fs::path whole_path(const fs::path& path) {
  const fs::path whole = fs::absolute(path).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

bool holds(const fs::path& folder, const fs::path& path) {
  const fs::path inside = path.lexically_relative(folder);
  return !inside.empty() && *inside.begin() != "..";
}

fs::path common_folder(const RecoveryOptions& options) {
  std::vector<fs::path> paths;
  for (const std::string& file : options.files) paths.push_back(whole_path(file));
  if (options.map) paths.push_back(whole_path(*options.map));
  if (options.data) paths.push_back(whole_path(*options.data));
  fs::path folder = paths.front().parent_path();
  for (const fs::path& path : paths)
    while (!holds(folder, path.parent_path()) && folder.has_relative_path())
      folder = folder.parent_path();
  return folder;
}

std::string seen_from(const fs::path& folder, const fs::path& path) {
  return whole_path(path).lexically_relative(folder).generic_string();
}

/// As a shell takes it for one word.
std::string shell_word(const std::string& text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("._/+,=:@%-").find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::ranges::all_of(text, plain)) return text;
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

}  // namespace

const char* layout_name(RecoveryOptions::Layout layout) {
  for (const auto& [name, value] : recovery_layouts)
    if (value == layout) return name;
  return "";
}

std::vector<std::string> files_seen_from_their_folder(const RecoveryOptions& options) {
  const fs::path folder = common_folder(options);
  std::vector<std::string> names;
  for (const std::string& file : options.files) names.push_back(seen_from(folder, file));
  return names;
}

std::string canonical_command(const RecoveryOptions& options) {
  const fs::path folder = common_folder(options);
  std::string text = "caudata recovery";
  for (const std::string& file : options.files) text += " " + shell_word(seen_from(folder, file));
  text += fmt::format(" --layout {}", layout_name(options.layout));
  if (options.map) text += " --map " + shell_word(seen_from(folder, *options.map));
  if (!options.days.empty()) text += fmt::format(" --days {}", fmt::join(options.days, ","));
  text += fmt::format(" --region {} --per-person {} --seed {}", patient::name(options.region),
                      options.per_person, options.seed);
  if (options.data) text += " --data " + shell_word(seen_from(folder, *options.data));
  return text + " --out recovery";
}

}  // namespace caudata::app
