// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory_resource>
#include <span>

namespace caudata::graft {

/// Values of one size, one per cell, without a type: 64-byte aligned, with room behind the last
/// value for a kernel that reads whole vectors. New values are zero bytes.
class Column {
 public:
  Column(std::size_t value_bytes, std::pmr::memory_resource* memory)
      : value_bytes_(value_bytes), memory_(memory) {}
  Column(Column&& other) noexcept;
  Column& operator=(Column&& other) noexcept;
  ~Column();

  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }
  std::size_t value_bytes() const { return value_bytes_; }
  std::byte* data() { return data_; }
  const std::byte* data() const { return data_; }

  template <class T>
  std::span<T> as() {
    return {reinterpret_cast<T*>(data_), size_};
  }
  template <class T>
  std::span<const T> as() const {
    return {reinterpret_cast<const T*>(data_), size_};
  }

  void reserve(std::size_t n);
  /// Grows beyond n by an eighth at a time: cells are many, doubling would cost more memory than
  /// all lists.
  void resize(std::size_t n);
  /// What is in it may be lost; nothing is copied and nothing is zeroed.
  void make_room(std::size_t n);
  void release();

  static constexpr std::size_t padding = 512;  // [bytes] behind the last value

 private:
  void allocate(std::size_t n, bool keep);

  std::size_t value_bytes_;
  std::pmr::memory_resource* memory_;
  std::byte* data_{nullptr};
  std::size_t size_{0}, capacity_{0};
};

}  // namespace caudata::graft
