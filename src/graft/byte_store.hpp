// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace caudata::graft {

/// Values one behind the other, as checkpoints keep them. Types without padding alone.
class ByteWriter {
 public:
  template <class T>
  void put(const T& value) {
    put(std::span<const T>(&value, 1));
  }
  template <class T>
  void put(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    const auto* first = reinterpret_cast<const std::byte*>(values.data());
    bytes_.insert(bytes_.end(), first, first + values.size_bytes());
  }
  /// With their number before them.
  template <class T>
  void put_all(std::span<const T> values) {
    put(std::uint64_t{values.size()});
    put(values);
  }
  std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  std::vector<std::byte> bytes_;
};

/// What a ByteWriter wrote. After a value that is not there, `whole` is false and values are empty.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <class T>
  T get() {
    T value{};
    fill(std::span<T>(&value, 1));
    return value;
  }
  template <class T>
  void fill(std::span<T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    whole_ = whole_ && values.size_bytes() <= bytes_.size();
    if (!whole_ || values.empty()) return;
    std::memcpy(values.data(), bytes_.data(), values.size_bytes());
    bytes_ = bytes_.subspan(values.size_bytes());
  }
  template <class T>
  std::vector<T> get_all() {
    const auto n = get<std::uint64_t>();
    whole_ = whole_ && n <= bytes_.size() / sizeof(T);
    std::vector<T> values(whole_ ? n : 0);
    fill(std::span<T>(values));
    return values;
  }

  bool whole() const { return whole_; }
  bool at_end() const { return whole_ && bytes_.empty(); }

 private:
  std::span<const std::byte> bytes_;
  bool whole_{true};
};

}  // namespace caudata::graft
