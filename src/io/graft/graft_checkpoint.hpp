// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "io/sha256.hpp"

/// One binary file that holds the state of a graft run: named sections of bytes, written and read
/// piece by piece, so that neither side holds more than a piece. Nothing within a section has a
/// version, a digest or an owner of its own.
///
///     magic (8) · version (4) · reserved (4) · SHA-256 of the inputs (32) · SHA-256 of all before
///     a section: mark (4) · name, padded with 0 (28) · length (8) · bytes · SHA-256 of all these
///     the end:   mark (4) · sections (4) · bytes of the file before (8) · SHA-256 of the digests
///
/// Integers are little-endian. Every byte is covered by a digest.
namespace caudata::io {

/// Of the content of the sections too: raised when the state of a run changes its form.
inline constexpr std::uint32_t graft_checkpoint_version = 2;
inline constexpr std::size_t longest_section_name = 27;

/// Writes beside the target. It gets its name in `finish`; what was not finished disappears.
class GraftCheckpointWriter {
 public:
  /// `inputs`: the hash of everything that decides the run.
  GraftCheckpointWriter(std::filesystem::path file, const Sha256& inputs);
  ~GraftCheckpointWriter();
  GraftCheckpointWriter(const GraftCheckpointWriter&) = delete;
  GraftCheckpointWriter& operator=(const GraftCheckpointWriter&) = delete;

  /// Preconditions: a name of printable ASCII, at most `longest_section_name`, not used before; no
  /// section is open.
  void begin(std::string_view name);
  void add(std::string_view bytes);
  void end();

  /// The bytes reach the disk before the name changes. Issue `io.write`: an older file keeps its
  /// name.
  core::Result<void> finish();

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  void write(std::string_view bytes);
  void write_at(std::uint64_t at, std::string_view bytes);
  core::Result<void> cannot_write() const;

  std::filesystem::path target_, beside_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  int error_{0};  // of the system, the first
  std::uint64_t at_{0}, section_at_{0};
  std::vector<std::string> names_;
  std::unique_ptr<Sha256Sum> section_;
  Sha256Sum digests_;
};

/// A checkpoint that was found whole: every digest was checked when it was opened.
class GraftCheckpoint {
 public:
  struct Section {
    std::string name;
    std::uint64_t at{0}, length{0};  // of its bytes
  };

  /// Issues, with the offset of the byte from which on the file is not as it should be:
  /// `checkpoint.foreign` (something else), `checkpoint.version`, `checkpoint.input` (of a run of
  /// other inputs), `checkpoint.cut`, `checkpoint.damaged`, `io.read`. All damaged sections are
  /// named.
  static core::Result<GraftCheckpoint> open(const std::filesystem::path& file,
                                            const Sha256& inputs);

  const std::vector<Section>& sections() const { return sections_; }
  /// Null if there is no such section.
  const Section* find(std::string_view name) const;

  /// The bytes of a section in order, as many at a time as are asked for, from the open file: no
  /// copy of them is held. `fill` is false if the system cannot read, or if more is asked for than
  /// there is.
  struct Source {
    std::uint64_t length{0};
    std::function<bool(std::span<std::byte>)> fill;
  };
  /// Issue `io.read`; `checkpoint.input` if there is no such section.
  core::Result<Source> source(std::string_view name) const;

 private:
  explicit GraftCheckpoint(std::filesystem::path file) : file_(std::move(file)) {}
  std::filesystem::path file_;
  std::vector<Section> sections_;

  friend class GraftCheckpointCheck;
};

}  // namespace caudata::io
