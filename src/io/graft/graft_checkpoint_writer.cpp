// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/contract.hpp"
#include "io/graft/graft_checkpoint_format.hpp"

namespace caudata::io {
namespace {

namespace format = checkpoint_format;

bool is_section_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_section_name &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

GraftCheckpointWriter::GraftCheckpointWriter(std::filesystem::path file, const Sha256& inputs)
    : target_(std::move(file)), beside_(target_) {
  beside_ += ".partial";
  file_.reset(std::fopen(beside_.c_str(), "wb"));
  if (!file_) error_ = errno;
  write(format::header(inputs));
}

GraftCheckpointWriter::~GraftCheckpointWriter() {
  std::error_code ignored;  // nothing is left to be said
  if (!beside_.empty()) std::filesystem::remove(beside_, ignored);
}

void GraftCheckpointWriter::write(std::string_view bytes) {
  at_ += bytes.size();
  if (error_ != 0 || bytes.empty()) return;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) error_ = errno;
}

void GraftCheckpointWriter::write_at(std::uint64_t at, std::string_view bytes) {
  if (error_ != 0) return;
  const auto here = static_cast<off_t>(at_);
  if (fseeko(file_.get(), static_cast<off_t>(at), SEEK_SET) != 0 ||
      std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size() ||
      fseeko(file_.get(), here, SEEK_SET) != 0)
    error_ = errno;
}

/// The length is not known yet: its place is filled when the section ends.
void GraftCheckpointWriter::begin(std::string_view name) {
  EXPECTS(is_section_name(name) && !section_);
  EXPECTS(std::ranges::find(names_, name) == names_.end());
  names_.emplace_back(name);
  section_ = std::make_unique<Sha256Sum>();
  section_at_ = at_;
  write(format::section_head(name, 0));
}

void GraftCheckpointWriter::add(std::string_view bytes) {
  EXPECTS(section_);
  section_->add(bytes);
  write(bytes);
}

/// The digest takes the bytes first and the head, which is known last, after them.
void GraftCheckpointWriter::end() {
  EXPECTS(section_);
  const std::string head =
      format::section_head(names_.back(), at_ - section_at_ - format::section_head_size);
  section_->add(head);
  const Sha256 digest = section_->digest();
  section_.reset();
  digests_.add(format::bytes_of(digest));
  write_at(section_at_, head);
  write(format::bytes_of(digest));
}

core::Result<void> GraftCheckpointWriter::cannot_write() const {
  return core::failure(core::Issue{core::Severity::error,
                                   "io.write",
                                   {target_.string(), 0, 0},
                                   "cannot write the checkpoint",
                                   std::strerror(error_),
                                   {}});
}

core::Result<void> GraftCheckpointWriter::finish() {
  EXPECTS(!section_ && !beside_.empty());
  std::string end(format::end_mark);
  format::append(end, static_cast<std::uint32_t>(names_.size()));
  format::append(end, at_);
  digests_.add(end);
  write(end);
  write(format::bytes_of(digests_.digest()));
  if (error_ == 0 && (std::fflush(file_.get()) != 0 || fsync(fileno(file_.get())) != 0))
    error_ = errno;
  if (std::FILE* file = file_.release(); file != nullptr && std::fclose(file) != 0 && error_ == 0)
    error_ = errno;
  if (error_ != 0) return cannot_write();
  std::error_code error;
  std::filesystem::rename(beside_, target_, error);
  error_ = error.value();
  if (error) return cannot_write();
  beside_.clear();
  return {};
}

}  // namespace caudata::io
