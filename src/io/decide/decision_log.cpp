// SPDX-License-Identifier: Apache-2.0
#include "io/decide/decision_log.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/contract.hpp"
#include "io/sha256.hpp"

namespace caudata::io {
namespace {

constexpr std::size_t hash_digits = 64;
constexpr std::string_view before_hash = ",\"hash\":\"";
constexpr std::string_view after_hash = "\"}";

core::Issue log_issue(const char* rule, const std::string& file, std::uint64_t line,
                      std::string message, std::string why = {}) {
  return {core::Severity::error, rule,           {file, static_cast<int>(line), 0},
          std::move(message),    std::move(why), ""};
}

/// How entry `n` after `previous` must begin.
std::string opening(std::uint64_t n, std::string_view previous) {
  return fmt::format("{{\"n\":{},\"previous\":\"{}\",", n, previous);
}

/// The hash that a line carries, if it is a line that carries its own; empty otherwise.
std::string sound_hash(std::string_view line) {
  const std::size_t tail = before_hash.size() + hash_digits + after_hash.size();
  if (line.size() <= tail || !line.ends_with(after_hash)) return {};
  const std::string_view body = line.substr(0, line.size() - tail);
  if (line.substr(body.size(), before_hash.size()) != before_hash) return {};
  const std::string_view hash = line.substr(body.size() + before_hash.size(), hash_digits);
  return hash == sha256_hex(body) ? std::string(hash) : std::string();
}

/// A file that is locked while this lives.
class LockedFile {
 public:
  explicit LockedFile(const std::filesystem::path& file)
      : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {
    locked_ = descriptor_ >= 0 && wait_for_lock();
  }
  ~LockedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);  // lets the lock go
  }
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;

  bool locked() const { return locked_; }

  /// Empty: it could not be read.
  std::optional<std::string> read() const {
    std::string bytes;
    char buffer[1u << 16];
    for (off_t at = 0;;) {
      const ssize_t got = ::pread(descriptor_, buffer, sizeof buffer, at);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return std::nullopt;
      if (got == 0) return bytes;
      bytes.append(buffer, static_cast<std::size_t>(got));
      at += got;
    }
  }

  /// All of it on disk, or nothing.
  bool append(std::string_view line, std::size_t size_before) const {
    while (!line.empty()) {
      const ssize_t put = ::write(descriptor_, line.data(), line.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return give_up(size_before);
      line.remove_prefix(static_cast<std::size_t>(put));
    }
    return ::fsync(descriptor_) == 0 || give_up(size_before);
  }

 private:
  bool wait_for_lock() const {
    while (::flock(descriptor_, LOCK_EX) != 0)
      if (errno != EINTR) return false;
    return true;
  }
  bool give_up(std::size_t size_before) const {
    const int why = errno;
    // Where even this fails, the torn entry is found when the log is verified.
    if (::ftruncate(descriptor_, static_cast<off_t>(size_before)) != 0) return false;
    errno = why;
    return false;
  }

  int descriptor_;
  bool locked_{false};
};

core::Issue cannot(const char* what, const std::string& file) {
  return {core::Severity::error,          "io.write",           {file, 0, 0},
          fmt::format("cannot {}", what), std::strerror(errno), ""};
}

}  // namespace

std::string no_entry() { return std::string(hash_digits, '0'); }

core::Result<LogHead> verify_log(std::string_view bytes, const std::string& file,
                                 const std::optional<std::string>& head) {
  LogHead at{0, no_entry()};
  bool head_seen = !head || *head == at.hash;
  while (!bytes.empty()) {
    const std::uint64_t n = at.entries + 1;
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos)
      return core::failure(log_issue("log.torn", file, n, "the last entry does not end",
                                     "it was cut, or is not written to the end"));
    const std::string_view line = bytes.substr(0, end);
    const std::string hash = sound_hash(line);
    if (hash.empty())
      return core::failure(log_issue("log.changed", file, n, fmt::format("entry {} was changed", n),
                                     "its hash does not belong to its bytes"));
    if (!line.starts_with(opening(n, at.hash)))
      return core::failure(log_issue("log.chain", file, n,
                                     fmt::format("entry {} does not follow the one before", n),
                                     "an entry was removed, inserted or moved"));
    at = {n, hash};
    head_seen = head_seen || *head == hash;
    bytes.remove_prefix(end + 1);
  }
  if (head_seen) return at;
  return core::failure(log_issue("log.head", file, 0, "no entry has the head hash that was kept",
                                 "entries were cut off the end, or the chain was written anew"));
}

core::Result<LogHead> append_to_log(const std::filesystem::path& file, std::string_view members) {
  EXPECTS(members.find('\n') == std::string_view::npos);
  // Made silently, it would begin a second log where a slip of the pen hid the first.
  std::error_code ignored;
  if (file.has_parent_path() && !std::filesystem::is_directory(file.parent_path(), ignored))
    return core::failure(
        log_issue("log.no-folder", file.string(), 0,
                  fmt::format("there is no folder {}", file.parent_path().string()),
                  "a log is begun in a folder that exists"));
  const LockedFile log(file);
  if (!log.locked()) return core::failure(cannot("open and lock the log", file.string()));
  const auto bytes = log.read();
  if (!bytes) return core::failure(cannot("read the log", file.string()));
  const auto before = verify_log(*bytes, file.string());
  if (!before) return before;
  std::string line = opening(before->entries + 1, before->hash) + std::string(members);
  const std::string hash = sha256_hex(line);
  line += fmt::format("{}{}{}\n", before_hash, hash, after_hash);
  if (!log.append(line, bytes->size()))
    return core::failure(cannot("write to the log", file.string()));
  return LogHead{before->entries + 1, hash};
}

}  // namespace caudata::io
