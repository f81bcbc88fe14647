// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace caudata::test {

namespace fs = std::filesystem;

struct SourceLine {
  int number;        // from 1
  std::string code;  // without line comment
};

struct SourceFile {
  std::string path;   // "core/stream.hpp", relative to the folder that was read
  std::string layer;  // its first folder
  std::vector<SourceLine> lines;
  std::string text;
};

inline std::string read_text(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// Good enough for "//" outside of string literals with a web address, which is preceded by a
/// colon.
inline std::string without_comment(const std::string& line) {
  for (std::size_t at = line.find("//"); at != std::string::npos; at = line.find("//", at + 2)) {
    if (at == 0 || line[at - 1] != ':') return line.substr(0, at);
  }
  return line;
}

inline SourceFile read_source(const fs::path& root, const fs::path& path) {
  SourceFile file;
  file.path = fs::relative(path, root).generic_string();
  file.layer = file.path.substr(0, file.path.find('/'));
  file.text = read_text(path);
  std::size_t begin = 0;
  for (int number = 1; begin < file.text.size(); ++number) {
    const std::size_t end = std::min(file.text.find('\n', begin), file.text.size());
    file.lines.push_back({number, without_comment(file.text.substr(begin, end - begin))});
    begin = end + 1;
  }
  return file;
}

inline std::vector<SourceFile> sources_under(const fs::path& root) {
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const fs::path extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".hpp")
      files.push_back(read_source(root, entry.path()));
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

inline fs::path project() { return CAUDATA_SOURCE_DIR; }

inline const std::vector<SourceFile>& program_sources() {
  static const std::vector<SourceFile> files = sources_under(project() / "src");
  return files;
}

}  // namespace caudata::test
