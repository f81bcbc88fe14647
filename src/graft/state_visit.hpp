// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <type_traits>
#include <vector>

#include "core/issue.hpp"
#include "graft/byte_store.hpp"

/// Checkpoints from one list of members: a function shows every member, in order, to a StateWriter
/// or to a StateReader, so that what is written is what is read.
///
/// Values without padding are taken as they are, a bool as a byte, a vector with its size before
/// it. Other types have
///   template <class V, class Self> static void visit_state(V& v, Self& self)
/// or `write` and `read`, which take this writer and reader, or a ByteWriter and a ByteReader, and
/// return nothing, whether they could, or what was wrong.
namespace caudata::graft {

class StateWriter {
 public:
  explicit StateWriter(ByteWriter& out) : out_(out) {}

  void operator()(bool value) { (*this)(std::uint8_t{value}); }
  template <class T>
  void operator()(const T& value) {
    if constexpr (requires { T::visit_state(*this, value); }) {
      T::visit_state(*this, value);
    } else if constexpr (requires { value.write(*this); }) {
      value.write(*this);
    } else if constexpr (requires { value.write(out_); }) {
      value.write(out_);
    } else {
      out_.put(value);
    }
  }
  template <class T>
  void operator()(const std::vector<T>& values) {
    (*this)(std::uint64_t{values.size()});
    for (const T& value : values) (*this)(value);
  }
  void bytes(std::span<const std::byte> some) { out_.put(some); }

 private:
  ByteWriter& out_;
};

/// What a StateWriter wrote. After a value that is not there, `whole` is false.
class StateReader {
 public:
  explicit StateReader(ByteReader& in) : in_(in) {}

  void operator()(bool& value) {
    std::uint8_t byte = 0;
    (*this)(byte);
    value = byte != 0;
  }
  template <class T>
  void operator()(T& value) {
    if constexpr (requires { T::visit_state(*this, value); }) {
      T::visit_state(*this, value);
    } else if constexpr (requires { value.read(*this); }) {
      value.read(*this);
    } else if constexpr (requires { value.read(in_); }) {
      sound_ = sound_ && could(value.read(in_));
    } else {
      in_.fill(std::span<T>(&value, 1));
    }
  }
  template <class T>
  void operator()(std::vector<T>& values) {
    values.assign(count(1), T{});
    for (T& value : values) (*this)(value);
  }
  void bytes(std::span<std::byte> some) { in_.fill(some); }
  /// A number of things that follow, of at least so many bytes each; 0 if so many are not there.
  std::size_t count(std::size_t bytes_each) { return in_.count(bytes_each); }

  bool whole() const { return sound_ && in_.whole(); }
  bool at_end() const { return whole() && in_.at_end(); }

 private:
  static bool could(bool well) { return well; }
  static bool could(const core::Issues& issues) { return !issues.has_errors(); }

  ByteReader& in_;
  bool sound_{true};
};

}  // namespace caudata::graft
