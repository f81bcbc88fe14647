// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace caudata::io {

enum class Hdf5Mode { create, read };

/// An HDF5 file that is closed when it goes out of scope. The same calls write the same bytes: no
/// times, a fixed version of the format, no compression (whose bytes depend on a library). The
/// first problem is kept in `error`; what follows it does nothing. Names are paths:
/// "/VTKHDF/Points". Elements are float, double, std::int64_t, std::uint64_t or std::uint8_t,
/// little-endian in the file.
class Hdf5File {
 public:
  Hdf5File(const std::filesystem::path& file, Hdf5Mode mode);
  ~Hdf5File();
  Hdf5File(const Hdf5File&) = delete;
  Hdf5File& operator=(const Hdf5File&) = delete;

  /// "" as long as everything went well.
  const std::string& error() const { return error_; }
  /// Writes what is still in memory. Once.
  void close();

  void put_group(const std::string& group);
  void put_text_attribute(const std::string& group, const std::string& name,
                          std::string_view ascii);
  template <class T>
  void put_attribute(const std::string& group, const std::string& name, std::span<const T> values);
  /// `shape` slowest dimension first; its product is the number of values.
  template <class T>
  void put(const std::string& dataset, std::span<const T> values,
           const std::vector<std::uint64_t>& shape);
  template <class T>
  void put(const std::string& dataset, const std::vector<T>& values) {
    put(dataset, std::span<const T>(values), {values.size()});
  }

  std::string text_attribute(const std::string& group, const std::string& name);
  /// Empty, and an error, if it is missing.
  template <class T>
  std::vector<T> attribute(const std::string& group, const std::string& name);
  template <class T>
  std::vector<T> get(const std::string& dataset);
  std::vector<std::uint64_t> shape(const std::string& dataset);

 private:
  bool healthy() const { return error_.empty(); }
  void problem(std::string what);

  std::string name_;
  std::int64_t file_{-1};
  std::string error_;
};

}  // namespace caudata::io
