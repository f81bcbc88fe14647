// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/column.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace caudata::graft {
namespace {

constexpr std::size_t column_alignment = 64;

}  // namespace

Column::Column(Column&& other) noexcept
    : value_bytes_(other.value_bytes_),
      memory_(other.memory_),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      capacity_(std::exchange(other.capacity_, 0)) {}

Column& Column::operator=(Column&& other) noexcept {
  std::swap(value_bytes_, other.value_bytes_);
  std::swap(memory_, other.memory_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
  return *this;
}

Column::~Column() { release(); }

void Column::release() {
  if (data_ != nullptr)
    memory_->deallocate(data_, capacity_ * value_bytes_ + padding, column_alignment);
  data_ = nullptr;
  size_ = capacity_ = 0;
}

void Column::allocate(std::size_t n, bool keep) {
  if (!keep) release();
  auto* fresh =
      static_cast<std::byte*>(memory_->allocate(n * value_bytes_ + padding, column_alignment));
  std::memset(fresh + n * value_bytes_, 0, padding);
  const std::size_t kept = keep ? size_ : 0;
  if (kept > 0) std::memcpy(fresh, data_, kept * value_bytes_);
  release();
  data_ = fresh;
  size_ = kept;
  capacity_ = n;
}

void Column::reserve(std::size_t n) {
  if (n > capacity_) allocate(n, true);
}

void Column::resize(std::size_t n) {
  if (n > capacity_) allocate(capacity_ == 0 ? n : n + n / 8, true);
  if (n > size_) std::memset(data_ + size_ * value_bytes_, 0, (n - size_) * value_bytes_);
  size_ = n;
}

void Column::make_room(std::size_t n) {
  if (n > capacity_) allocate(capacity_ == 0 ? n : std::max(n, capacity_ + capacity_ / 8), false);
  size_ = n;
}

}  // namespace caudata::graft
