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

#include "core/issue.hpp"

/// Checkpoints from one list of members: a function shows every member, in order, to a StateWriter
/// or to a StateReader, so that what is written is what is read.
///
/// Values without padding are taken as they are, a bool as a byte, a vector with its size before
/// it. Other types have
///   template <class V, class Self> static void visit_state(V& v, Self& self)
/// or `write(StateWriter&) const` and `read(StateReader&)`, or `state() const` and `restore(bytes)`
/// that returns whether it could, or what was wrong.
namespace caudata::graft {

/// Hands on bytes in pieces, so that a large state is never in memory twice.
class StateWriter {
 public:
  using Sink = std::function<void(std::span<const std::byte>)>;

  explicit StateWriter(Sink sink) : sink_(std::move(sink)) {}

  void operator()(bool value) { (*this)(std::uint8_t{value}); }
  template <class T>
  void operator()(const T& value) {
    if constexpr (requires { T::visit_state(*this, value); }) {
      T::visit_state(*this, value);
    } else if constexpr (requires { value.write(*this); }) {
      value.write(*this);
    } else if constexpr (requires { value.state(); }) {
      const std::vector<std::byte> state = value.state();
      (*this)(std::uint64_t{state.size()});
      bytes(state);
    } else {
      static_assert(std::is_trivially_copyable_v<T>);
      bytes(std::as_bytes(std::span(&value, 1)));
    }
  }
  template <class T>
  void operator()(const std::vector<T>& values) {
    (*this)(std::uint64_t{values.size()});
    for (const T& value : values) (*this)(value);
  }
  void bytes(std::span<const std::byte> some) {
    if (kept_.size() + some.size() > at_once) end();
    if (some.size() > at_once) return sink_(some);
    kept_.insert(kept_.end(), some.begin(), some.end());
  }
  /// After the last value.
  void end() {
    if (!kept_.empty()) sink_(kept_);
    kept_.clear();
  }

 private:
  static constexpr std::size_t at_once = 1 << 16;
  Sink sink_;
  std::vector<std::byte> kept_;
};

/// What a StateWriter wrote. After a value that is not there, `whole` is false and values stay as
/// they are.
class StateReader {
 public:
  explicit StateReader(std::span<const std::byte> state) : left_(state) {}

  void operator()(bool& value) {
    std::uint8_t byte = value ? 1 : 0;
    (*this)(byte);
    value = byte != 0;
  }
  template <class T>
  void operator()(T& value) {
    if constexpr (requires { T::visit_state(*this, value); }) {
      T::visit_state(*this, value);
    } else if constexpr (requires { value.read(*this); }) {
      value.read(*this);
    } else if constexpr (requires { value.state(); }) {
      const auto state = take(count(1));
      whole_ = whole_ && restored(value.restore(state));
    } else {
      static_assert(std::is_trivially_copyable_v<T>);
      bytes(std::as_writable_bytes(std::span(&value, 1)));
    }
  }
  template <class T>
  void operator()(std::vector<T>& values) {
    values.assign(count(1), T{});
    for (T& value : values) (*this)(value);
  }
  void bytes(std::span<std::byte> some) {
    const auto from = take(some.size());
    if (!from.empty()) std::memcpy(some.data(), from.data(), from.size());
  }
  /// A number of things that follow, of at least so many bytes each; 0 if so many are not there.
  std::size_t count(std::size_t bytes_each) {
    std::uint64_t n = 0;
    (*this)(n);
    whole_ = whole_ && n <= left_.size() / bytes_each;
    return whole_ ? n : 0;
  }
  /// The next n bytes where they lie.
  std::span<const std::byte> take(std::size_t n) {
    whole_ = whole_ && n <= left_.size();
    if (!whole_) return {};
    const auto some = left_.first(n);
    left_ = left_.subspan(n);
    return some;
  }

  bool whole() const { return whole_; }
  bool at_end() const { return whole_ && left_.empty(); }

 private:
  static bool restored(bool well) { return well; }
  static bool restored(const core::Issues& issues) { return issues.empty(); }

  std::span<const std::byte> left_;
  bool whole_{true};
};

}  // namespace caudata::graft
