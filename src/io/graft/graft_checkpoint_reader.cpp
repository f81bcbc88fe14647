// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "io/graft/graft_checkpoint_format.hpp"

namespace caudata::io {
namespace {

namespace format = checkpoint_format;

}  // namespace

/// Walks through a file once and finds everything that is wrong with it.
class GraftCheckpointCheck {
 public:
  GraftCheckpointCheck(const std::filesystem::path& file, const Sha256& inputs)
      : in_(file, std::ios::binary), inputs_(inputs), found_(file) {
    std::error_code error;
    size_ = std::filesystem::file_size(file, error);
    if (error || !in_) add("io.read", 0, "cannot read the checkpoint", error.message(), {});
  }

  core::Result<GraftCheckpoint> run() {
    if (issues_.empty() && header()) walk();
    if (!issues_.empty()) return core::failure(std::move(issues_));
    return std::move(found_);
  }

 private:
  static constexpr const char* anew = "start the run again without --resume";

  void add(const char* rule, std::uint64_t at, std::string message, std::string why,
           std::string suggestion = anew) {
    issues_.add({core::Severity::error,
                 rule,
                 {found_.file_.string(), 0, 0},
                 fmt::format("{} (byte {})", message, at),
                 std::move(why),
                 std::move(suggestion)});
  }
  void damaged(std::uint64_t at, std::string what) {
    add("checkpoint.damaged", at, "the checkpoint is damaged", std::move(what));
  }

  /// False, and an issue, if the file ends before.
  bool read(std::uint64_t length, std::string& bytes) {
    if (length > size_ - at_) {
      add("checkpoint.cut", size_, "the checkpoint is cut off",
          fmt::format("the file ends after {} bytes, {} more belong here", size_ - at_,
                      length - (size_ - at_)));
      return false;
    }
    bytes.resize(length);
    in_.read(bytes.data(), static_cast<std::streamsize>(length));
    if (!in_) add("io.read", at_, "cannot read the checkpoint", "the system reports an error", {});
    at_ += length;
    return issues_.empty() || static_cast<bool>(in_);
  }

  bool header() {
    std::string bytes;
    const std::uint64_t some = std::min<std::uint64_t>(size_, format::magic.size());
    if (!read(some, bytes)) return false;
    if (bytes != format::magic.substr(0, some)) {
      add("checkpoint.foreign", 0, "this is not a checkpoint of a graft",
          "it does not begin as one");
      return false;
    }
    std::string rest;
    if (!read(format::version_at + 4 - some, rest)) return false;
    bytes += rest;
    if (const auto version = format::integer_at<std::uint32_t>(bytes, format::version_at);
        version != graft_checkpoint_version) {
      add("checkpoint.version", format::version_at, "the checkpoint is of another version",
          fmt::format("it says {}, this program reads {}", version, graft_checkpoint_version));
      return false;
    }
    if (!read(format::header_size - bytes.size(), rest)) return false;
    return header_as_expected(bytes + rest);
  }

  bool header_as_expected(const std::string& bytes) {
    const std::string_view all(bytes);
    if (format::bytes_of(sha256(all.substr(0, format::header_digest_at))) !=
        all.substr(format::header_digest_at)) {
      damaged(0, "the digest of the header does not fit");
    } else if (all.substr(format::inputs_at, format::digest_size) != format::bytes_of(inputs_)) {
      add("checkpoint.input", format::inputs_at, "the checkpoint is of another run",
          "protocol, subject, data, options or program differ");
    } else {
      return true;
    }
    return false;
  }

  void walk() {
    std::string mark;
    while (read(4, mark)) {
      if (mark == format::end_mark) return end();
      if (mark != format::section_mark)
        return damaged(at_ - 4, "neither a section nor the end begins here");
      if (!section()) return;
    }
  }

  /// False: nothing behind it can be found.
  bool section() {
    const std::uint64_t from = at_ - 4;
    std::string head, piece;
    if (!read(format::section_head_size - 4, head)) return false;
    head.insert(0, format::section_mark);
    const auto length = format::integer_at<std::uint64_t>(head, format::section_head_size - 8);
    const std::string name(head.c_str() + 4);
    found_.sections_.push_back({name, at_, length});
    if (length > size_ - at_) return read(length, piece);
    Sha256Sum sum;
    for (std::uint64_t left = length; left > 0; left -= piece.size()) {
      if (!read(std::min<std::uint64_t>(left, format::piece_size), piece)) return false;
      sum.add(piece);
    }
    sum.add(head);
    const Sha256 digest = sum.digest();
    digests_.add(format::bytes_of(digest));
    if (!read(format::digest_size, piece)) return false;
    if (piece != format::bytes_of(digest))
      damaged(from, fmt::format("the digest of the section \"{}\" ({} bytes) does not fit",
                                printable(name), length));
    return true;
  }

  void end() {
    const std::uint64_t from = at_ - 4;
    std::string rest, digest;
    if (!read(format::end_size - 4 - format::digest_size, rest)) return;
    if (!read(format::digest_size, digest)) return;
    digests_.add(format::end_mark);
    digests_.add(rest);
    const bool counted = format::integer_at<std::uint32_t>(rest, 0) == found_.sections_.size() &&
                         format::integer_at<std::uint64_t>(rest, 4) == from;
    const bool fits = digest == format::bytes_of(digests_.digest());
    if (issues_.empty() && !(counted && fits))
      damaged(from, "the end does not fit the sections before it");
    if (at_ != size_) damaged(at_, fmt::format("{} bytes follow the end", size_ - at_));
  }

  static std::string printable(std::string name) {
    for (char& c : name)
      if (c <= ' ' || c > '~') c = '?';
    return name;
  }

  std::ifstream in_;
  const Sha256& inputs_;
  GraftCheckpoint found_;
  std::uint64_t size_{0}, at_{0};
  Sha256Sum digests_;
  core::Issues issues_;
};

core::Result<GraftCheckpoint> GraftCheckpoint::open(const std::filesystem::path& file,
                                                    const Sha256& inputs) {
  return GraftCheckpointCheck(file, inputs).run();
}

const GraftCheckpoint::Section* GraftCheckpoint::find(std::string_view name) const {
  const auto found = std::ranges::find(sections_, name, &Section::name);
  return found == sections_.end() ? nullptr : &*found;
}

core::Result<GraftCheckpoint::Source> GraftCheckpoint::source(std::string_view name) const {
  const auto cannot = [&](const char* rule, std::string why) {
    return core::failure(core::Issue{core::Severity::error,
                                     rule,
                                     {file_.string(), 0, 0},
                                     "cannot read the checkpoint",
                                     std::move(why),
                                     {}});
  };
  const Section* section = find(name);
  if (section == nullptr)
    return cannot("checkpoint.input", fmt::format("there is no section \"{}\"", name));
  auto in = std::make_shared<std::ifstream>(file_, std::ios::binary);
  in->seekg(static_cast<std::streamoff>(section->at));
  if (!*in) return cannot("io.read", fmt::format("the section \"{}\" cannot be read", name));
  return Source{section->length, [in, left = section->length](std::span<std::byte> wanted) mutable {
                  if (wanted.size() > left) return false;
                  left -= wanted.size();
                  in->read(reinterpret_cast<char*>(wanted.data()),
                           static_cast<std::streamsize>(wanted.size()));
                  return static_cast<bool>(*in);
                }};
}

}  // namespace caudata::io
