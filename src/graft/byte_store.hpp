// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/contract.hpp"

/// Values one behind the other, as checkpoints keep them: types without padding alone. Neither side
/// ever holds more than a piece, since a full dose would not fit into memory twice.
namespace caudata::graft {

inline constexpr std::size_t byte_piece = std::size_t{1} << 20;

/// Gives pieces to a sink, or keeps everything for `take`.
class ByteWriter {
 public:
  using Sink = std::function<void(std::span<const std::byte>)>;

  ByteWriter() = default;
  explicit ByteWriter(Sink sink) : sink_(std::move(sink)) {}

  template <class T>
  void put(const T& value) {
    put(std::span<const T>(&value, 1));
  }
  template <class T>
  void put(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    append(std::as_bytes(values));
  }
  /// With their number before them.
  template <class T>
  void put_all(std::span<const T> values) {
    put(std::uint64_t{values.size()});
    put(values);
  }
  /// The rest goes to the sink.
  void finish() {
    if (sink_ && !bytes_.empty()) sink_(bytes_);
    bytes_.clear();
  }
  std::vector<std::byte> take() {
    EXPECTS(!sink_);
    return std::move(bytes_);
  }

 private:
  void append(std::span<const std::byte> bytes) {
    while (sink_ && bytes.size() >= byte_piece - bytes_.size()) {
      const std::size_t n = byte_piece - bytes_.size();
      bytes_.insert(bytes_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(n));
      bytes = bytes.subspan(n);
      finish();
    }
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }

  Sink sink_;
  std::vector<std::byte> bytes_;
};

/// What a ByteWriter wrote. After a value that is not there, `whole` is false and values are empty.
class ByteReader {
 public:
  /// Fills the span, at most a piece, with the bytes that come next; false if it cannot.
  using Source = std::function<bool(std::span<std::byte>)>;

  ByteReader(std::uint64_t length, Source source) : left_(length), source_(std::move(source)) {}
  /// `bytes` must outlive the reader.
  explicit ByteReader(std::span<const std::byte> bytes)
      : ByteReader(bytes.size(), [bytes](std::span<std::byte> wanted) mutable {
          std::copy_n(bytes.begin(), wanted.size(), wanted.begin());
          bytes = bytes.subspan(wanted.size());
          return true;
        }) {}

  template <class T>
  T get() {
    T value{};
    fill(std::span<T>(&value, 1));
    return value;
  }
  template <class T>
  void fill(std::span<T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    whole_ = whole_ && values.size_bytes() <= left_;
    std::span<std::byte> bytes = std::as_writable_bytes(values);
    while (whole_ && !bytes.empty()) {
      const std::size_t n = std::min(bytes.size(), byte_piece);
      whole_ = source_(bytes.first(n));
      bytes = bytes.subspan(n);
      left_ -= n;
    }
  }
  /// How many values of T follow, as `put_all` noted: 0 if so many cannot follow.
  template <class T>
  std::uint64_t count_of() {
    return count(sizeof(T));
  }
  std::uint64_t count(std::size_t bytes_each) {
    const auto n = get<std::uint64_t>();
    whole_ = whole_ && n <= left_ / bytes_each;
    return whole_ ? n : 0;
  }
  template <class T>
  std::vector<T> get_all() {
    std::vector<T> values(count_of<T>());
    fill(std::span<T>(values));
    return values;
  }

  bool whole() const { return whole_; }
  bool at_end() const { return whole_ && left_ == 0; }

 private:
  std::uint64_t left_;
  Source source_;
  bool whole_{true};
};

}  // namespace caudata::graft
