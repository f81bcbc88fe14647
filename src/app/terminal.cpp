// SPDX-License-Identifier: Apache-2.0
#include "app/terminal.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace caudata::app {
namespace {

const char* colour(core::Severity severity) {
  switch (severity) {
    case core::Severity::error:
      return "\x1b[1;31m";
    case core::Severity::warning:
      return "\x1b[1;33m";
    case core::Severity::note:
      return "\x1b[1;36m";
  }
  return "";
}

/// Colours "error[rule]" in the first line.
std::string coloured(const core::Issue& issue) {
  std::string text = to_text(issue);
  const std::string tag = std::string(name(issue.severity)) + "[" + issue.rule + "]";
  const auto at = text.find(tag);
  if (at != std::string::npos)
    text.replace(at, tag.size(), colour(issue.severity) + tag + "\x1b[0m");
  return text;
}

}  // namespace

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1; }

bool may_colour(std::FILE* stream) {
  const char* refusal = std::getenv("NO_COLOR");
  return is_terminal(stream) && (refusal == nullptr || *refusal == '\0');
}

void print(std::FILE* stream, std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stream) != text.size() || std::fflush(stream) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot write the output");
}

void print_finding(std::FILE* stream, const core::Issue& issue) {
  print(stream, may_colour(stream) ? coloured(issue) : to_text(issue));
}

void print_findings(std::FILE* stream, const core::Issues& issues) {
  for (const core::Issue& issue : issues) print_finding(stream, issue);
}

}  // namespace caudata::app
